import { AWS_LOAD_BALANCER_CONTROLLER_RULES } from './addons/aws-load-balancer-controller/rules';
import { METRICS_SERVER_RULES } from './addons/metrics-server/rules';
import { SECRETS_STORE_CSI_RULES } from './addons/secrets-store-csi/rules';
import { CLUSTER_IS_EKS, EKS_ADDON_RULES } from './clusters/eks/addons/rules';
import { ADDRESS_PLAN_RULES } from './clusters/eks/address-plan/rules';
import { DENSITY_RULES } from './clusters/eks/density/rules';
import { INTERCONNECT_RULES } from './clusters/eks/interconnect/rules';
import { PROVISIONED_CLUSTER_RULES } from './clusters/eks/provisioning/cluster-rules';
import { PROVISIONING_RULES } from './clusters/eks/provisioning/rules';
import { BOUND_SERVICE_ACCOUNT_RULES } from './clusters/eks/provisioning/workload-identity-rules';
import { EKS_RULES } from './clusters/eks/rules';
import { CALICO_RULES } from './cni/calico/rules';
import { CILIUM_RULES } from './cni/cilium/rules';
import { FLANNEL_RULES } from './cni/flannel/rules';
import { CLUSTER_RULES } from './core/cluster-rules';
import { UNUSED_WAIVER } from './core/compose';
import { COMPOSE_RULES } from './core/compose-rules';
import type { RuleSummary } from './core/rule';
import { DELIVERY_RULES } from './delivery/rules';
import { FILE_RULE } from './file/read-file';
import { HELM_RULES } from './helm/rules';
import { INPUT_RULES } from './input/rules';
import { SETTINGS_RULE } from './machines/settings';
import { AUTO_MODE_RULES } from './nodes/auto-mode/rules';
import { KARPENTER_COMPOSE_RULES, KARPENTER_RULES } from './nodes/karpenter/rules';

/** Every rule of this library, sorted by id. */
export const RULES: readonly RuleSummary[] = [
  ...Object.values(INPUT_RULES),
  FILE_RULE,
  ...CLUSTER_RULES,
  ...EKS_RULES,
  ...DENSITY_RULES,
  ...ADDRESS_PLAN_RULES,
  ...PROVISIONING_RULES,
  ...PROVISIONED_CLUSTER_RULES,
  ...BOUND_SERVICE_ACCOUNT_RULES,
  ...INTERCONNECT_RULES,
  CLUSTER_IS_EKS,
  ...EKS_ADDON_RULES,
  ...COMPOSE_RULES,
  UNUSED_WAIVER,
  ...CILIUM_RULES,
  ...CALICO_RULES,
  ...FLANNEL_RULES,
  ...KARPENTER_RULES,
  ...KARPENTER_COMPOSE_RULES,
  ...AUTO_MODE_RULES,
  ...AWS_LOAD_BALANCER_CONTROLLER_RULES,
  ...METRICS_SERVER_RULES,
  ...SECRETS_STORE_CSI_RULES,
  ...DELIVERY_RULES,
  ...HELM_RULES,
  SETTINGS_RULE,
]
  .map(summary)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function summary({ id, title, severity, versions, evidence }: RuleSummary): RuleSummary {
  return { id, title, severity, ...(versions !== undefined && { versions }), evidence };
}
