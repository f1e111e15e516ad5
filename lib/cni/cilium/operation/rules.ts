import { mostNodes } from '../../../core/cluster';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

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
];
