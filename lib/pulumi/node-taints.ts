import type { NodePool } from '../core/cluster';
import type { Composition } from '../core/compose';
import type { Taint } from '../core/needs';
import type { Late } from './late';

/** Effects as the APIs of AWS and Google Cloud write them. */
export const TAINT_EFFECTS = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
} as const satisfies Readonly<Record<Taint['effect'], string>>;

/** What nodes of a pool start with: their own taints, and those that keep pods away until agents run there. */
export function nodeTaintsOf(
  pool: Pick<NodePool, 'nodes' | 'os' | 'spot' | 'taints'>,
  composition: Composition<Late>,
): readonly Taint[] {
  const all = [...startupTaints(pool, composition), ...pool.taints];
  return [...new Map(all.map((taint) => [`${taint.key}:${taint.effect}`, taint])).values()];
}

/**
 * Of agents that run on the pool: nobody else would take their taints off. Those that come after nodes have them only on
 * pools that come and go: what has to run before them, such as DNS, needs nodes as well.
 */
function startupTaints(
  { nodes, os, spot }: Pick<NodePool, 'nodes' | 'os' | 'spot'>,
  { cluster, plans }: Composition<Late>,
): readonly Taint[] {
  const { podNetwork } = cluster.platform;
  // The plans' agents serve labelled nodes only, that join from outside.
  if (podNetwork.kind === 'own' && podNetwork.nodes !== undefined) return [];
  const comesAndGoes = spot || nodes.min !== nodes.max;
  return plans
    .filter(({ network, when }) =>
      when === 'before-nodes' ? (network?.operatingSystems.includes(os) ?? true) : comesAndGoes && os === 'linux',
    )
    .flatMap(({ needs }) => needs.startupTaints);
}
