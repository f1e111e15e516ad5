import type { Cluster } from '../../../core/cluster';
import type { Taint } from '../../../core/needs';
import { lastingTaints, type Toleration, tolerates } from '../../../core/tolerations';

/** What controllers of EKS' add-ons tolerate by themselves; a list of ours replaces theirs, so it begins with these. */
export const ADDON_TOLERATIONS: readonly Toleration[] = [
  { key: 'CriticalAddonsOnly', operator: 'Exists' },
  { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
];

/**
 * What controllers must tolerate to find a node: nothing of their own choosing while some pool takes them as they are,
 * otherwise the taints of one pool, on demand before spot.
 *
 * @param usual - what the controllers tolerate if nobody says otherwise.
 */
export function controllerTolerations(
  cluster: Cluster<unknown>,
  usual: readonly Toleration[],
): readonly Toleration[] | undefined {
  const pools = cluster.nodePools.filter(({ os, nodes }) => os === 'linux' && nodes.max > 0);
  if (pools.some((pool) => tolerates(usual, pool))) return undefined;
  const home = pools.find(({ spot }) => !spot) ?? pools[0];
  if (home === undefined) return undefined;
  return [...usual, ...lastingTaints(home).map(tolerationOf)];
}

function tolerationOf({ key, value, effect }: Taint): Toleration {
  return value === undefined || value === ''
    ? { key, operator: 'Exists', effect }
    : { key, operator: 'Equal', value, effect };
}
