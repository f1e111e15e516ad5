import { RULES } from '../../lib/rule-catalogue';
import { AUTO_MODE_CASES } from './auto-mode-cases';
import { CALICO_CASES } from './calico-cases';
import type { RuleCases } from './cases';
import { CILIUM_CASES } from './cilium-cases';
import { CLUSTER_CASES } from './cluster-cases';
import { COMPOSE_CASES } from './compose-cases';
import { DELIVERY_CASES } from './delivery-cases';
import { AWS_LOAD_BALANCER_CONTROLLER_CASES, EKS_ADDON_CASES, SECRETS_STORE_CSI_CASES } from './eks-addon-cases';
import { EKS_ADDRESS_PLAN_CASES, EKS_INTERCONNECT_CASES } from './eks-address-plan-cases';
import { EKS_CASES } from './eks-cases';
import { EKS_DENSITY_CASES } from './eks-density-cases';
import { EKS_PROVISIONING_CASES } from './eks-provisioning-cases';
import { FLANNEL_CASES } from './flannel-cases';
import { HELM_CASES } from './helm-cases';
import { INPUT_CASES } from './input-cases';
import { KARPENTER_CASES } from './karpenter-cases';
import { METRICS_SERVER_CASES } from './metrics-server-cases';

const CASES: RuleCases = {
  ...INPUT_CASES,
  ...CLUSTER_CASES,
  ...EKS_CASES,
  ...EKS_DENSITY_CASES,
  ...EKS_ADDRESS_PLAN_CASES,
  ...EKS_PROVISIONING_CASES,
  ...EKS_INTERCONNECT_CASES,
  ...EKS_ADDON_CASES,
  ...AWS_LOAD_BALANCER_CONTROLLER_CASES,
  ...METRICS_SERVER_CASES,
  ...SECRETS_STORE_CSI_CASES,
  ...KARPENTER_CASES,
  ...AUTO_MODE_CASES,
  ...COMPOSE_CASES,
  ...CILIUM_CASES,
  ...CALICO_CASES,
  ...FLANNEL_CASES,
  ...DELIVERY_CASES,
  ...HELM_CASES,
};

test('every rule has its cases, and every case its rule', () => {
  expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('ids are unique, well-formed, and come with evidence', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const rule of RULES) {
    expect(rule.id).toMatch(/^[a-z0-9]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.evidence).toMatch(/^https:\/\/\S+$|^[\w./-]+\.(ts|md|json)$/);
    expect(rule.title).toMatch(/^[A-Za-z].*[^.]$/);
  }
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
