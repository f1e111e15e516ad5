import { CAPACITY_RULES } from './capacity-rules';
import { CLUSTER_RULES } from './cluster-rules';
import { DATAPLANE_RULES } from './dataplane-rules';
import type { GkeRule } from './gke-rule';
import { IPV6_RULES } from './ipv6-rules';
import { LOCATION_RULES } from './location-rules';
import { NODE_POOL_RULES } from './node-pool-rules';
import { RANGE_RULES } from './range-rules';
import { SPOT_RULES } from './spot-rules';
import { SUBNET_RULES } from './subnet-rules';
import { SYSTEM_POD_RULES } from './system-pod-rules';
import { VERSION_RULES } from './version-rules';

/** What must hold for a GKE cluster, whatever is installed in it. */
export const GKE_RULES: readonly GkeRule[] = [
  ...CLUSTER_RULES,
  ...VERSION_RULES,
  ...LOCATION_RULES,
  ...SUBNET_RULES,
  ...RANGE_RULES,
  ...CAPACITY_RULES,
  ...IPV6_RULES,
  ...DATAPLANE_RULES,
  ...NODE_POOL_RULES,
  ...SPOT_RULES,
  ...SYSTEM_POD_RULES,
];
