import { EKS } from './eks';
import type { CatalogueEntry } from './entry';
import { SELF_MANAGED } from './self-managed';

export type { CatalogueEntry } from './entry';

/** Every blueprint, by name. */
export const CATALOGUE: readonly CatalogueEntry[] = [...EKS, ...SELF_MANAGED];
