import { AKS_CHANGES } from './aks/changes';
import type { CreationOnly, SettledAtCreation } from './changes';
import { EKS_CHANGES } from './eks/changes';
import { GKE_CHANGES } from './gke/changes';

/** What each cloud settles when a cluster is made: a change of it makes another cluster, network or node pool. */
export const SETTLED_AT_CREATION: Readonly<Record<'aks' | 'eks' | 'gke', readonly SettledAtCreation[]>> = {
  aks: AKS_CHANGES.map(withoutReading),
  eks: EKS_CHANGES.map(withoutReading),
  gke: GKE_CHANGES.map(withoutReading),
};

function withoutReading<T>({ option, property, replaces, instead, evidence }: CreationOnly<T>): SettledAtCreation {
  return { option, property, replaces, instead, evidence };
}
