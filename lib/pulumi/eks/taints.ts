import type { EksNodePool } from '../../clusters/eks/eks-cluster';
import type { Composition } from '../../core/compose';
import type { Taint } from '../../core/needs';
import type { Late } from '../late';

/** A taint as the API of node groups writes it. */
export interface NodeGroupTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: 'NO_SCHEDULE' | 'PREFER_NO_SCHEDULE' | 'NO_EXECUTE';
}

const EFFECTS: Readonly<Record<Taint['effect'], NodeGroupTaint['effect']>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/** What nodes of a pool start with: their own taints, and those that keep pods away until the network's agent runs. */
export function taintsOf(pool: EksNodePool, composition: Composition<Late>): readonly NodeGroupTaint[] {
  const all = new Map<string, Taint>();
  for (const taint of [...startupTaints(pool, composition), ...pool.taints])
    all.set(`${taint.key}:${taint.effect}`, taint);
  return [...all.values()].map(({ key, value, effect }) => ({
    key,
    ...(value !== undefined && { value }),
    effect: EFFECTS[effect],
  }));
}

/** Of agents that run on the pool: nobody else would take their taints off. */
function startupTaints({ os }: EksNodePool, { cluster, plans }: Composition<Late>): readonly Taint[] {
  const { podNetwork } = cluster.platform;
  // The plans' agents serve labelled nodes only, that join from outside AWS.
  if (podNetwork.kind === 'own' && podNetwork.nodes !== undefined) return [];
  return plans
    .filter(({ network }) => network?.operatingSystems.includes(os) ?? true)
    .flatMap(({ needs }) => needs.startupTaints);
}
