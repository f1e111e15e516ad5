import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import type { AksCluster, AksNodePool } from '../aks-cluster';

/** A rule about AKS clusters, whose strings may be known only later. */
export type AksRule = Rule<AksCluster<unknown>>;

/** Calls `visit` with each node pool and its place. */
export function eachPool({ aks }: AksCluster<unknown>, visit: (pool: AksNodePool, path: Path) => void): void {
  for (const [index, pool] of aks.nodePools.entries()) visit(pool, ['cluster', 'nodePools', index]);
}

/** The most nodes that pools can have, those that an upgrade adds included. */
export function nodesWithSurge(pools: readonly AksNodePool[]): number {
  return pools.reduce((sum, { nodes, surge }) => sum + nodes.max + surge, 0);
}
