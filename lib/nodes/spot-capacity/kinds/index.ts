import type { SpotPoolKind } from '../pools';
import { AKS_NAP_MAKER } from './aks-nap';
import { AKS_NODE_POOL_MAKER } from './aks-node-pool';
import { COMPUTE_CLASS_MAKER } from './compute-class';
import { GKE_NODE_POOL_MAKER } from './gke-node-pool';
import { AUTO_MODE_MAKER, KARPENTER_MAKER } from './karpenter';
import type { SpotPoolMaker } from './maker';
import { MANAGED_NODE_GROUP_MAKER } from './managed-node-group';

/** How pools are made, by their kind. */
export const SPOT_POOL_MAKERS: { readonly [K in SpotPoolKind]: SpotPoolMaker<K> } = {
  karpenter: KARPENTER_MAKER,
  'auto-mode': AUTO_MODE_MAKER,
  'managed-node-group': MANAGED_NODE_GROUP_MAKER,
  'gke-node-pool': GKE_NODE_POOL_MAKER,
  'compute-class': COMPUTE_CLASS_MAKER,
  'aks-node-pool': AKS_NODE_POOL_MAKER,
  'aks-nap': AKS_NAP_MAKER,
};
