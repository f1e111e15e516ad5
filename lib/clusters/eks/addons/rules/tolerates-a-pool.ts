import type { Cluster } from '../../../../core/cluster';
import type { Rule, RuleSummary } from '../../../../core/rule';
import { type Toleration, tolerates } from '../../../../core/tolerations';

/** What may be scheduled with tolerations of the caller's own. */
interface Tolerating {
  readonly cluster: Cluster<unknown>;
  readonly options: { readonly tolerations?: readonly Toleration[] };
}

/**
 * The rule that tolerations, where the caller has given any, let pods onto at least one node pool.
 *
 * @param summary - the rule, as the catalogue names it.
 * @param pods - which pods wait otherwise: the first of those meant.
 */
export function toleratesAPool(summary: RuleSummary, pods: string): Rule<Tolerating> {
  return {
    ...summary,
    check: ({ cluster, options: { tolerations } }, report) => {
      const pools = cluster.nodePools.filter(({ os }) => os === 'linux');
      if (tolerations === undefined || pools.length === 0) return;
      if (pools.some((pool) => tolerates(tolerations, pool))) return;
      report({
        path: ['tolerations'],
        message: `every node pool has a taint that is not tolerated, so ${pods} stays Pending`,
        fix: 'remove tolerations, or tolerate the taints of a pool',
      });
    },
  };
}
