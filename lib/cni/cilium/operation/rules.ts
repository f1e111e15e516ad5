import { mostNodes } from '../../../core/cluster';
import type { Taint } from '../../../core/needs';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import type { CiliumToleration } from './options';
import { UPGRADE_RULES } from './upgrade-rules';
import { VALUE_RULES } from './value-rules';

/** What goes wrong where Cilium itself runs. */
export const OPERATION_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/operator-has-nodes',
    title: 'Each copy of the operator needs a node of its own: the others stay Pending and a waiting install times out',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/values.yaml',
    check: ({ cluster, operatorReplicas }, report) => {
      const nodes = mostNodes(cluster, 'linux');
      if (operatorReplicas <= nodes) return;
      report({
        path: ['operatorReplicas'],
        message: `${operatorReplicas} copies of the operator do not fit on ${nodes} Linux nodes`,
        fix: `set operatorReplicas to ${Math.max(1, nodes)}`,
      });
    },
  },
  {
    id: 'cilium/bundled-images-are-the-distributions',
    title: "A distribution's own chart has images of its own: copies under upstream's names are not what it pulls",
    severity: 'error',
    evidence: 'https://docs.rke2.io/install/private_registry',
    check: ({ install, options }, report) => {
      if (install !== 'bundled' || options.images === undefined) return;
      report({
        path: ['images'],
        message: 'the chart of the distribution would look for tags of its own under names of upstream',
        fix: "remove it, and set system-default-registry in the cluster's settings",
      });
    },
  },
  {
    id: 'cilium/agents-run-everywhere',
    title: 'An agent runs on every node: pods on a node without one have no network',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/overview/component-overview/',
    check: ({ cluster, options, podNetwork }, report) => {
      const tolerations = options.agent?.tolerations;
      // Where it serves some nodes only, who chose these knows their taints.
      if (tolerations === undefined || (podNetwork.kind === 'own' && podNetwork.nodes !== undefined)) return;
      for (const pool of cluster.nodePools.filter(({ os }) => os === 'linux')) {
        const kept = pool.taints.find(
          (taint) => taint.effect !== 'PreferNoSchedule' && !tolerations.some((one) => bears(one, taint)),
        );
        if (kept === undefined) continue;
        report({
          path: ['agent', 'tolerations'],
          message: `agents do not bear with the taint ${kept.key} of node pool ${pool.name}`,
          fix: "remove tolerations, which bears with all of them, or add { operator: 'Exists' }",
        });
      }
    },
  },
  ...UPGRADE_RULES,
  ...VALUE_RULES,
];

/** Whether a pod with a toleration may run in spite of a taint. */
function bears({ effect, key, operator = 'Equal', value = '' }: CiliumToleration, taint: Taint): boolean {
  if (effect !== undefined && effect !== taint.effect) return false;
  if (key === undefined) return operator === 'Exists';
  return key === taint.key && (operator === 'Exists' || value === (taint.value ?? ''));
}
