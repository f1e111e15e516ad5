import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/rule-catalogue';
import { AKS_ADDRESS_PLAN_CASES } from './aks-address-plan-cases';
import { AKS_CASES } from './aks-cases';
import { AKS_CHANGES_CASES } from './aks-changes-cases';
import { AKS_NAP_CASES } from './aks-nap-cases';
import { AKS_PROVISIONING_CASES } from './aks-provisioning-cases';
import { AUTO_MODE_CASES } from './auto-mode-cases';
import { BATCH_CASES } from './batch-cases';
import { CALICO_CASES } from './calico-cases';
import type { RuleCases } from './cases';
import { CILIUM_ADDRESSES_CASES } from './cilium-addresses-cases';
import { CILIUM_ANNOUNCEMENT_CASES } from './cilium-announcement-cases';
import { CILIUM_CASES } from './cilium-cases';
import { CILIUM_DATAPATH_CASES } from './cilium-datapath-cases';
import { CILIUM_EGRESS_CASES } from './cilium-egress-cases';
import { CILIUM_ENCRYPTION_CASES } from './cilium-encryption-cases';
import { CILIUM_HUBBLE_CASES } from './cilium-hubble-cases';
import { CILIUM_NODE_CONFIGS_CASES } from './cilium-node-configs-cases';
import { CILIUM_OPERATION_CASES } from './cilium-operation-cases';
import { CILIUM_POD_POOL_CASES } from './cilium-pod-pool-cases';
import { CILIUM_POLICY_CASES } from './cilium-policy-cases';
import { CILIUM_POLICY_COMPOSE_CASES } from './cilium-policy-compose-cases';
import { CILIUM_PROXY_CASES } from './cilium-proxy-cases';
import { CILIUM_REDIRECT_CASES } from './cilium-redirect-cases';
import { CILIUM_SERVICES_CASES } from './cilium-services-cases';
import { CLUSTER_CASES } from './cluster-cases';
import { CLUSTER_MESH_CASES } from './cluster-mesh-cases';
import { COMPOSE_CASES } from './compose-cases';
import { COMPUTE_CLASS_CASES } from './compute-class-cases';
import { COST_CASES } from './cost-cases';
import { DELIVERY_CASES } from './delivery-cases';
import { AWS_LOAD_BALANCER_CONTROLLER_CASES, EKS_ADDON_CASES, SECRETS_STORE_CSI_CASES } from './eks-addon-cases';
import { EKS_ADDRESS_PLAN_CASES, EKS_INTERCONNECT_CASES } from './eks-address-plan-cases';
import { EKS_CASES } from './eks-cases';
import { EKS_CHANGES_CASES } from './eks-changes-cases';
import { EKS_DENSITY_CASES } from './eks-density-cases';
import { EKS_PROVISIONING_CASES } from './eks-provisioning-cases';
import { FLANNEL_CASES } from './flannel-cases';
import { GATEWAY_API_CASES } from './gateway-api-cases';
import { GKE_ADDRESS_PLAN_CASES } from './gke-address-plan-cases';
import { GKE_CASES } from './gke-cases';
import { GKE_CHANGES_CASES } from './gke-changes-cases';
import { GKE_PROVISIONING_CASES } from './gke-provisioning-cases';
import { HEADROOM_CASES } from './headroom-cases';
import { HELM_CASES } from './helm-cases';
import { HYBRID_CASES } from './hybrid-cases';
import { INPUT_CASES } from './input-cases';
import { ISTIO_CASES } from './istio-cases';
import { ISTIO_COMPOSE_CASES } from './istio-compose-cases';
import { KARPENTER_CASES } from './karpenter-cases';
import { KIALI_CASES } from './kiali-cases';
import { MESH_ACCESS_CASES } from './mesh-access-cases';
import { MESH_CASES } from './mesh-cases';
import { MESH_COMPOSE_CASES } from './mesh-compose-cases';
import { MESH_OVERHEAD_CASES } from './mesh-overhead-cases';
import { METRICS_SERVER_CASES } from './metrics-server-cases';
import { MIGRATION_CASES } from './migration-cases';
import { MONITORING_CASES } from './monitoring-cases';
import { PLACEMENT_CASES } from './placement-cases';
import { PROMETHEUS_CASES } from './prometheus-cases';
import { SPOT_CAPACITY_CASES } from './spot-capacity-cases';
import { SPOT_SAFE_CASES } from './spot-safe-cases';
import { STATEFUL_CASES } from './stateful-cases';
import { TETRAGON_CASES } from './tetragon-cases';
import { COLLECTOR_CASES, JAEGER_CASES } from './tracing-cases';

const CASES: RuleCases = {
  ...INPUT_CASES,
  ...CLUSTER_CASES,
  ...AKS_ADDRESS_PLAN_CASES,
  ...AKS_CHANGES_CASES,
  ...AKS_CASES,
  ...AKS_PROVISIONING_CASES,
  ...EKS_CASES,
  ...EKS_DENSITY_CASES,
  ...EKS_CHANGES_CASES,
  ...EKS_ADDRESS_PLAN_CASES,
  ...EKS_PROVISIONING_CASES,
  ...EKS_INTERCONNECT_CASES,
  ...EKS_ADDON_CASES,
  ...GKE_CASES,
  ...GKE_CHANGES_CASES,
  ...GKE_PROVISIONING_CASES,
  ...GKE_ADDRESS_PLAN_CASES,
  ...AWS_LOAD_BALANCER_CONTROLLER_CASES,
  ...GATEWAY_API_CASES,
  ...METRICS_SERVER_CASES,
  ...SECRETS_STORE_CSI_CASES,
  ...TETRAGON_CASES,
  ...KARPENTER_CASES,
  ...AUTO_MODE_CASES,
  ...AKS_NAP_CASES,
  ...COMPUTE_CLASS_CASES,
  ...SPOT_CAPACITY_CASES,
  ...ISTIO_CASES,
  ...ISTIO_COMPOSE_CASES,
  ...MESH_CASES,
  ...MESH_ACCESS_CASES,
  ...MESH_COMPOSE_CASES,
  ...MESH_OVERHEAD_CASES,
  ...COMPOSE_CASES,
  ...CILIUM_CASES,
  ...CILIUM_ADDRESSES_CASES,
  ...CILIUM_OPERATION_CASES,
  ...CILIUM_ENCRYPTION_CASES,
  ...CILIUM_HUBBLE_CASES,
  ...CILIUM_POLICY_CASES,
  ...CILIUM_POLICY_COMPOSE_CASES,
  ...CILIUM_ANNOUNCEMENT_CASES,
  ...CILIUM_EGRESS_CASES,
  ...CILIUM_POD_POOL_CASES,
  ...CILIUM_PROXY_CASES,
  ...CILIUM_REDIRECT_CASES,
  ...CILIUM_DATAPATH_CASES,
  ...CILIUM_SERVICES_CASES,
  ...CLUSTER_MESH_CASES,
  ...CALICO_CASES,
  ...FLANNEL_CASES,
  ...CILIUM_NODE_CONFIGS_CASES,
  ...MIGRATION_CASES,
  ...PROMETHEUS_CASES,
  ...KIALI_CASES,
  ...JAEGER_CASES,
  ...COLLECTOR_CASES,
  ...MONITORING_CASES,
  ...DELIVERY_CASES,
  ...HEADROOM_CASES,
  ...HYBRID_CASES,
  ...STATEFUL_CASES,
  ...PLACEMENT_CASES,
  ...SPOT_SAFE_CASES,
  ...COST_CASES,
  ...BATCH_CASES,
  ...HELM_CASES,
};

test('every rule has its cases, and every case its rule', () => {
  expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('ids are unique, well-formed, and come with evidence', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const rule of RULES) {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.evidence).toMatch(/^https:\/\/\S+$|^[\w./-]+\.(ts|md|json)$/);
    expect(rule.title).toMatch(/^[A-Za-z].*[^.]$/);
  }
});

test('files of this project that are named as evidence are there', () => {
  // Those of the package are called as who installs it imports them.
  const files = RULES.map(({ evidence }) => evidence).filter(
    (evidence) => !/^(https:|cluster-blueprints\/)/.test(evidence),
  );
  expect(files.filter((file) => !existsSync(join(__dirname, '../..', file)))).toEqual([]);
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const ruleCase = CASES[id];

  test('fires, with a severity, a place and a fix', () => {
    const found = ruleCase?.fails().filter((finding) => finding.rule === id) ?? [];
    expect(found.map(({ path }) => path)).toContain(ruleCase?.at);
    for (const finding of found) {
      expect(finding.severity).toBe(rule.severity);
      expect(finding.evidence).toBe(rule.evidence);
      expect(finding.message).not.toBe('');
      expect(finding.fix).toMatch(/^[a-z]/);
    }
  });

  test('keeps silent where it holds, and nothing else is wrong there', () => {
    const found = ruleCase?.passes();
    expect(found?.filter((finding) => finding.rule === id || finding.severity === 'error')).toEqual([]);
  });
});
