import { AWS_LOAD_BALANCER_CONTROLLER_RULES } from './addons/aws-load-balancer-controller/rules';
import { GATEWAY_API_COMPOSE_RULES, GATEWAY_API_RULES } from './addons/gateway-api/rules';
import { METRICS_SERVER_RULES } from './addons/metrics-server/rules';
import { SECRETS_STORE_CSI_RULES } from './addons/secrets-store-csi/rules';
import { TETRAGON_RULES } from './addons/tetragon/rules';
import { AKS_ADDRESS_PLAN_RULES } from './clusters/aks/address-plan';
import { AKS_CREATION_RULE } from './clusters/aks/changes';
import { PROVISIONED_AKS_RULES } from './clusters/aks/provisioning/cluster-rules';
import { NETWORK_IS_KNOWN } from './clusters/aks/provisioning/fact-rules';
import { FIRST_POOL_IS_AS_DESCRIBED } from './clusters/aks/provisioning/first-pool-rules';
import { AKS_PROVIDER_RULES } from './clusters/aks/provisioning/provider-rules';
import { AKS_PROVISIONING_RULES } from './clusters/aks/provisioning/rules';
import { AKS_RULES } from './clusters/aks/rules';
import { CLUSTER_IS_EKS, EKS_ADDON_RULES } from './clusters/eks/addons/rules';
import { ADDRESS_PLAN_RULES } from './clusters/eks/address-plan/rules';
import { EKS_CREATION_RULE } from './clusters/eks/changes';
import { INTERCONNECT_RULES } from './clusters/eks/interconnect/rules';
import { PROVISIONED_CLUSTER_RULES } from './clusters/eks/provisioning/cluster-rules';
import { FACT_RULES } from './clusters/eks/provisioning/fact-rules';
import { PROVISIONING_RULES } from './clusters/eks/provisioning/rules';
import { BOUND_SERVICE_ACCOUNT_RULES } from './clusters/eks/provisioning/workload-identity-rules';
import { EKS_RULES } from './clusters/eks/rules';
import { GKE_ADDRESS_PLAN_RULES } from './clusters/gke/address-plan/rules';
import { GKE_CREATION_RULE } from './clusters/gke/changes';
import { PROVISIONED_GKE_RULES } from './clusters/gke/provisioning/cluster-rules';
import { GKE_FACT_RULE } from './clusters/gke/provisioning/fact-rules';
import { GKE_PROVISIONING_RULES } from './clusters/gke/provisioning/rules';
import { GKE_RULES } from './clusters/gke/rules';
import { CALICO_RULES } from './cni/calico/rules';
import { MESH_OF_CLUSTERS_RULES } from './cni/cilium/cluster-mesh/mesh-rules';
import { CILIUM_MONITOR_COMPOSE_RULES } from './cni/cilium/monitoring/rules';
import { CILIUM_RULES } from './cni/cilium/rules';
import { CILIUM_HOST_PORT_RULES } from './cni/cilium/services/host-port-rules';
import { CILIUM_ANNOUNCEMENT_RULES } from './cni/cilium-objects/announcements/rules';
import { CILIUM_EGRESS_RULES } from './cni/cilium-objects/egress-gateways/catalogue';
import { CILIUM_GATEWAY_CLASSES_RULES } from './cni/cilium-objects/gateway-classes/catalogue';
import { CILIUM_REDIRECT_RULES } from './cni/cilium-objects/local-redirects/catalogue';
import { CILIUM_NODE_CONFIGS_RULES } from './cni/cilium-objects/node-configs/catalogue';
import { CILIUM_POD_POOL_RULES } from './cni/cilium-objects/pod-pools/catalogue';
import { CILIUM_POLICY_RULES } from './cni/cilium-objects/policies/rules';
import { FLANNEL_RULES } from './cni/flannel/rules';
import { MIGRATION_RULES } from './cni/migration/rules';
import { CLUSTER_RULES } from './core/cluster-rules';
import { UNUSED_WAIVER } from './core/compose';
import { COMPOSE_RULES } from './core/compose-rules';
import type { RuleSummary } from './core/rule';
import { COST_RULES } from './cost/rules';
import { DELIVERY_RULES } from './delivery/rules';
import { MIGRATION_FILE_RULE } from './file/inspect-file-migration';
import { FILE_RULE } from './file/read-file';
import { HELM_RULES } from './helm/rules';
import { INPUT_RULES } from './input/rules';
import { SETTINGS_RULE } from './machines/settings';
import { ISTIO_RULES } from './mesh/istio/rules';
import { MESH_RULES } from './mesh/namespaces/rules';
import { MESH_OVERHEAD_RULES } from './mesh/overhead/rules';
import { AKS_NAP_RULES } from './nodes/aks-nap/rules';
import { AUTO_MODE_RULES } from './nodes/auto-mode/rules';
import { COMPUTE_CLASS_RULES } from './nodes/compute-class/rules';
import { KARPENTER_COMPOSE_RULES, KARPENTER_RULES } from './nodes/karpenter/rules';
import { SPOT_CAPACITY_RULES } from './nodes/spot-capacity/rules';
import { TERMINATION_RULES } from './nodes/termination/rules';
import { JAEGER_RULES } from './observability/jaeger/rules';
import { KIALI_RULES } from './observability/kiali/rules';
import { MONITORING_RULES } from './observability/monitoring/rules';
import { COLLECTOR_RULES } from './observability/opentelemetry-collector/rules';
import { PROMETHEUS_RULES } from './observability/prometheus/rules';
import { BATCH_RULES } from './workloads/batch/rules';
import { HEADROOM_RULES } from './workloads/headroom/rules';
import { HYBRID_RULES } from './workloads/hybrid/rules';
import { PLACEMENT_RULES } from './workloads/placement/rules';
import { SPOT_SAFE_COMPOSE_RULES, SPOT_SAFE_RULES } from './workloads/spot-safe/rules';
import { STATEFUL_RULES } from './workloads/stateful/rules';

/** Every rule of this library, sorted by id. */
export const RULES: readonly RuleSummary[] = [
  ...Object.values(INPUT_RULES),
  FILE_RULE,
  ...CLUSTER_RULES,
  AKS_CREATION_RULE,
  ...AKS_RULES,
  ...AKS_ADDRESS_PLAN_RULES,
  ...AKS_PROVISIONING_RULES,
  ...PROVISIONED_AKS_RULES,
  NETWORK_IS_KNOWN,
  ...AKS_PROVIDER_RULES,
  FIRST_POOL_IS_AS_DESCRIBED,
  ...EKS_RULES,
  EKS_CREATION_RULE,
  ...ADDRESS_PLAN_RULES,
  ...PROVISIONING_RULES,
  ...PROVISIONED_CLUSTER_RULES,
  ...BOUND_SERVICE_ACCOUNT_RULES,
  ...FACT_RULES,
  ...INTERCONNECT_RULES,
  CLUSTER_IS_EKS,
  ...EKS_ADDON_RULES,
  ...GKE_RULES,
  GKE_CREATION_RULE,
  ...GKE_PROVISIONING_RULES,
  ...PROVISIONED_GKE_RULES,
  GKE_FACT_RULE,
  ...GKE_ADDRESS_PLAN_RULES,
  ...COMPOSE_RULES,
  UNUSED_WAIVER,
  ...CILIUM_RULES,
  ...CILIUM_MONITOR_COMPOSE_RULES,
  ...CILIUM_HOST_PORT_RULES,
  ...CILIUM_POLICY_RULES,
  ...CILIUM_ANNOUNCEMENT_RULES,
  ...CILIUM_EGRESS_RULES,
  ...CILIUM_GATEWAY_CLASSES_RULES,
  ...CILIUM_POD_POOL_RULES,
  ...CILIUM_REDIRECT_RULES,
  ...MESH_OF_CLUSTERS_RULES,
  ...CALICO_RULES,
  ...FLANNEL_RULES,
  ...CILIUM_NODE_CONFIGS_RULES,
  ...MIGRATION_RULES,
  MIGRATION_FILE_RULE,
  ...KARPENTER_RULES,
  ...KARPENTER_COMPOSE_RULES,
  ...AUTO_MODE_RULES,
  ...AKS_NAP_RULES,
  ...COMPUTE_CLASS_RULES,
  ...SPOT_CAPACITY_RULES,
  ...AWS_LOAD_BALANCER_CONTROLLER_RULES,
  ...GATEWAY_API_RULES,
  ...GATEWAY_API_COMPOSE_RULES,
  ...METRICS_SERVER_RULES,
  ...SECRETS_STORE_CSI_RULES,
  ...TETRAGON_RULES,
  ...ISTIO_RULES,
  ...MESH_RULES,
  ...MESH_OVERHEAD_RULES,
  ...PROMETHEUS_RULES,
  ...KIALI_RULES,
  ...JAEGER_RULES,
  ...COLLECTOR_RULES,
  ...MONITORING_RULES,
  ...HEADROOM_RULES,
  ...HYBRID_RULES,
  ...STATEFUL_RULES,
  ...PLACEMENT_RULES,
  ...TERMINATION_RULES,
  ...SPOT_SAFE_RULES,
  ...SPOT_SAFE_COMPOSE_RULES,
  ...DELIVERY_RULES,
  ...COST_RULES,
  ...BATCH_RULES,
  ...HELM_RULES,
  SETTINGS_RULE,
]
  .map(summary)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function summary({ id, title, severity, versions, evidence }: RuleSummary): RuleSummary {
  return { id, title, severity, ...(versions !== undefined && { versions }), evidence };
}
