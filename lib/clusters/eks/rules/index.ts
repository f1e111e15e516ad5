import { DENSITY_RULES } from '../density/rules';
import { ADDRESS_RULES } from './address-rules';
import { AUTO_MODE_RULES } from './auto-mode-rules';
import { CLUSTER_RULES } from './cluster-rules';
import type { EksRule } from './eks-rule';
import { ENDPOINT_RULES } from './endpoint-rules';
import { HYBRID_RULES } from './hybrid-rules';
import { IPV6_RULES } from './ipv6-rules';
import { NODE_POOL_RULES } from './node-pool-rules';
import { POD_SUBNET_RULES } from './pod-subnet-rules';
import { SPOT_RULES } from './spot-rules';
import { SUBNET_RULES } from './subnet-rules';
import { SYSTEM_POD_RULES } from './system-pod-rules';
import { VPC_CNI_RULES } from './vpc-cni-rules';
import { VPC_RULES } from './vpc-rules';
import { WINDOWS_RULES } from './windows-rules';
import { ZONE_RULES } from './zone-rules';

/** What must hold for an EKS cluster, whatever is installed in it. */
export const EKS_RULES: readonly EksRule[] = [
  ...CLUSTER_RULES,
  ...ENDPOINT_RULES,
  ...VPC_RULES,
  ...ZONE_RULES,
  ...SUBNET_RULES,
  ...VPC_CNI_RULES,
  ...ADDRESS_RULES,
  ...POD_SUBNET_RULES,
  ...IPV6_RULES,
  ...HYBRID_RULES,
  ...AUTO_MODE_RULES,
  ...NODE_POOL_RULES,
  ...SPOT_RULES,
  ...SYSTEM_POD_RULES,
  ...WINDOWS_RULES,
  ...DENSITY_RULES,
];
