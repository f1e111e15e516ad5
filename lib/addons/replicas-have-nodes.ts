import { type Cluster, fewestNodes } from '../core/cluster';
import type { Rule } from '../core/rule';

/** Pods that may have to listen on nodes. */
interface Replicated {
  readonly cluster: Cluster<unknown>;
  /** Whether they do. */
  readonly hostNetwork: boolean;
  readonly replicas: number;
}

/**
 * The rule that each replica has a node whose ports are free.
 *
 * @param module - the first part of the rule's id.
 * @param evidence - where its chart runs several, and lets them listen on nodes.
 */
export function replicasHaveNodes(module: string, evidence: string): Rule<Replicated> {
  return {
    id: `${module}/replicas-have-nodes`,
    title: 'Replicas that listen on nodes need a node each',
    severity: 'warning',
    evidence,
    check: ({ cluster, hostNetwork, replicas }, report) => {
      const nodes = fewestNodes(cluster, 'linux');
      if (!hostNetwork || replicas <= nodes) return;
      report({
        path: ['replicas'],
        message: `${replicas} replicas need the same ports on nodes, of which there may be ${nodes}`,
        fix: nodes > 0 ? `set it to ${nodes}, or have more nodes` : 'have a node pool with nodes to begin with',
      });
    },
  };
}
