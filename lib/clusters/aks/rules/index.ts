import { ADVANCED_NETWORKING_RULES } from './advanced-networking-rules';
import type { AksRule } from './aks-rule';
import { CLUSTER_RULES } from './cluster-rules';
import { IMAGE_RULES } from './image-rules';
import { ISTIO_RULES } from './istio-rules';
import { KUBENET_RULES } from './kubenet-rules';
import { LOCAL_DNS_RULES } from './local-dns-rules';
import { OUTBOUND_RULES } from './outbound-rules';
import { POLICY_RULES } from './policy-rules';
import { POOL_RULES } from './pool-rules';
import { PROVISIONING_RULES } from './provisioning-rules';
import { RANGE_RULES } from './range-rules';
import { SPOT_RULES } from './spot-rules';
import { SUBNET_RULES } from './subnet-rules';
import { SYSTEM_POOL_RULES } from './system-pool-rules';
import { UPGRADE_RULES } from './upgrade-rules';
import { VNET_RULES } from './vnet-rules';
import { WINDOWS_RULES } from './windows-rules';

/** What must hold for an AKS cluster, whatever is installed in it. */
export const AKS_RULES: readonly AksRule[] = [
  ...CLUSTER_RULES,
  ...RANGE_RULES,
  ...VNET_RULES,
  ...SUBNET_RULES,
  ...OUTBOUND_RULES,
  ...KUBENET_RULES,
  ...POLICY_RULES,
  ...ADVANCED_NETWORKING_RULES,
  ...PROVISIONING_RULES,
  ...ISTIO_RULES,
  ...POOL_RULES,
  ...SYSTEM_POOL_RULES,
  ...SPOT_RULES,
  ...IMAGE_RULES,
  ...UPGRADE_RULES,
  ...LOCAL_DNS_RULES,
  ...WINDOWS_RULES,
];
