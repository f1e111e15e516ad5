import { AKS } from './aks';
import { EKS } from './eks';
import type { CatalogueEntry } from './entry';
import { GKE } from './gke';
import { MESHES } from './mesh';
import { SELF_MANAGED } from './self-managed';
import { WORKLOADS } from './workloads';

export type { CatalogueEntry } from './entry';

/** Every blueprint, by name. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...AKS,
  ...EKS,
  ...GKE,
  ...SELF_MANAGED,
  ...MESHES,
  ...WORKLOADS,
].sort((a, b) => (a.name < b.name ? -1 : 1));
