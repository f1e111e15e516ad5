import type { Cluster, NodePool } from '../../../core/cluster';
import type { Taint } from '../../../core/needs';
import { isStartupTaintKey } from '../../../core/startup-taints';
import type { Values } from '../../../core/values';

/** What a pod tolerates of the nodes that it may run on. */
export interface Toleration {
  /** Key of the taint. Absent, with the operator `Exists`: every key. */
  readonly key?: string;
  /**
   * `Equal`: the value must be the same. `Exists`: any value.
   * @defaultValue `'Equal'`
   */
  readonly operator?: 'Equal' | 'Exists';
  /** Value of the taint, with the operator `Equal`. @defaultValue empty */
  readonly value?: string;
  /** Effect of the taint. Absent: every effect. */
  readonly effect?: Taint['effect'];
  /**
   * How long a pod stays on a node that gets a taint of the effect `NoExecute`, in seconds.
   * @minimum 0
   * @asType integer
   * @defaultValue for good
   */
  readonly tolerationSeconds?: number;
}

/** What controllers of EKS' add-ons tolerate by themselves; a list of ours replaces theirs, so it begins with these. */
export const ADDON_TOLERATIONS: readonly Toleration[] = [
  { key: 'CriticalAddonsOnly', operator: 'Exists' },
  { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
];

/** Whether a pod with these tolerations may be scheduled on nodes of a pool. */
export function tolerates(tolerations: readonly Toleration[], pool: Pick<NodePool, 'taints'>): boolean {
  return lasting(pool).every((taint) => tolerations.some((toleration) => matches(toleration, taint)));
}

/** Taints that keep pods away for good: those that an agent takes off again must be waited for, not tolerated. */
function lasting({ taints }: Pick<NodePool, 'taints'>): readonly Taint[] {
  return taints.filter(({ key, effect }) => effect !== 'PreferNoSchedule' && !isStartupTaintKey(key));
}

function matches({ key, operator = 'Equal', value = '', effect }: Toleration, taint: Taint): boolean {
  if (effect !== undefined && effect !== taint.effect) return false;
  if (key === undefined) return operator === 'Exists';
  return key === taint.key && (operator === 'Exists' || value === (taint.value ?? ''));
}

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
  return [...usual, ...lasting(home).map(tolerationOf)];
}

function tolerationOf({ key, value, effect }: Taint): Toleration {
  return value === undefined || value === ''
    ? { key, operator: 'Exists', effect }
    : { key, operator: 'Equal', value, effect };
}

/** Tolerations as values of a chart or an add-on. */
export function tolerationValues(tolerations: readonly Toleration[]): readonly Values<never>[] {
  return tolerations.map((toleration) => Object.fromEntries(Object.entries(toleration)));
}
