import type { NodePool } from './cluster';
import type { Taint } from './needs';
import { isStartupTaintKey } from './startup-taints';
import type { Values } from './values';

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

/** Whether a pod with these tolerations may be scheduled on nodes of a pool. */
export function tolerates(tolerations: readonly Toleration[], pool: Pick<NodePool, 'taints'>): boolean {
  return lastingTaints(pool).every((taint) => tolerations.some((toleration) => matches(toleration, taint)));
}

/** Taints that keep pods away for good: those that an agent takes off again must be waited for, not tolerated. */
export function lastingTaints({ taints }: Pick<NodePool, 'taints'>): readonly Taint[] {
  return taints.filter(({ key, effect }) => effect !== 'PreferNoSchedule' && !isStartupTaintKey(key));
}

function matches({ key, operator = 'Equal', value = '', effect }: Toleration, taint: Taint): boolean {
  if (effect !== undefined && effect !== taint.effect) return false;
  if (key === undefined) return operator === 'Exists';
  return key === taint.key && (operator === 'Exists' || value === (taint.value ?? ''));
}

/** Tolerations as values of a chart or an add-on. */
export function tolerationValues(tolerations: readonly Toleration[]): readonly Values<never>[] {
  return tolerations.map((toleration) => Object.fromEntries(Object.entries(toleration)));
}
