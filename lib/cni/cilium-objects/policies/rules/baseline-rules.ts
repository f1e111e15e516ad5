import { policiesServedBy } from '../policies-served-by';
import { appliedRules } from '../settings';
import { type CiliumPolicyRule, POLICY_DOCS, policyRule } from './rule-type';

/** What must hold for a baseline, and where a cloud runs Cilium. */
export const BASELINE_RULES: readonly CiliumPolicyRule[] = [
  {
    id: 'cilium-policies/system-stays-open',
    title: 'The namespace that DNS and controllers run in is not closed by a baseline',
    severity: 'warning',
    evidence: `${POLICY_DOCS}/intro/`,
    check: ({ dns, options: { baseline } }, report) => {
      const system = new Set(['kube-system', dns.namespace]);
      for (const [index, { name }] of (baseline?.namespaces ?? []).entries()) {
        if (!system.has(name)) continue;
        report({
          path: ['baseline', 'namespaces', index, 'name'],
          message: `pods of ${name}, DNS among them, would reach nobody outside`,
          fix: 'remove it, and write policies for what runs there',
        });
      }
      const { deny = [], except = ['kube-system'] } = baseline?.everywhere ?? {};
      for (const name of deny.length === 0 ? [] : system) {
        if (except.includes(name)) continue;
        report({
          path: ['baseline', 'everywhere', 'except'],
          message: `pods of ${name}, DNS among them, would reach nobody outside`,
          fix: `add '${name}'`,
        });
      }
    },
  },
  {
    id: 'cilium-policies/metadata-is-for-identities',
    title: 'Where identities of pods come from the metadata server, pods are let to it',
    severity: 'warning',
    evidence: 'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/workload-identity',
    check: ({ cluster, options }, report) => {
      if (cluster.distribution !== 'gke' || options.baseline?.everywhere?.denyMetadata !== true) return;
      report({
        path: ['baseline', 'everywhere', 'denyMetadata'],
        message: 'on GKE pods get credentials of their own at this address: with Workload Identity they lose them',
        fix: 'remove it; GKE keeps credentials of nodes from pods by Workload Identity',
      });
    },
  },
  policyRule(
    {
      id: 'cilium-policies/cloud-serves-it',
      title: 'Where a cloud runs Cilium, policies are of the kinds that it serves, and say what it acts on',
      severity: 'error',
      evidence: 'https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-cilium-network-policy',
    },
    (placed, { cluster }) => {
      const served = policiesServedBy(cluster);
      if (served === undefined) return [];
      const { about, namespace } = placed;
      const { path } = placed;
      if (about === 'nodes')
        return [
          { path, message: `${served.by} has no host firewall`, fix: 'remove it, and use firewalls of the cloud' },
        ];
      if (namespace === undefined ? !served.clusterwide : !served.namespaced)
        return [
          {
            path,
            message: `${served.by} has no policies ${namespace === undefined ? 'for the whole cluster as it is set up' : 'for one namespace'}`,
            fix: served.more,
          },
        ];
      const inside = namespace !== undefined;
      return appliedRules(placed).flatMap(({ path: rulePath, peer, traffic }) => {
        const hosts = peer?.kind === 'fqdns' || traffic?.kind === 'dns';
        const requests = ['http', 'grpc', 'kafka', 'tls'].includes(traffic?.kind ?? '');
        if ((!hosts || (served.hosts && inside)) && (!requests || (served.requests && inside))) return [];
        const isOurs = placed.path[0] === 'baseline';
        return [
          {
            path: isOurs ? ['baseline', 'dns'] : rulePath,
            message: `${served.by} does not look into ${requests ? 'requests' : 'DNS'}${inside ? '' : ' for policies of the whole cluster'}`,
            fix: isOurs ? "set dns to 'direct'" : served.more,
          },
        ];
      });
    },
  ),
];
