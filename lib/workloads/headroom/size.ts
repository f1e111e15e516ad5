import { type ComputeAmount, shareOf, sumOf, times, without } from '../../core/compute-amount';
import type { HeadroomGrowth, HeadroomUnit, PodsOfANode } from './options';

/** What decides how much room is kept. */
export interface HeadroomSizing {
  /** How many zones there are. At least 1. */
  readonly zones: number;
  /** After which loss pods find room at once. */
  readonly survive: 'node' | 'zone' | 'zone+node';
  /** Nodes that are lost with a zone. At least 1. */
  readonly nodesPerZone: number;
  /** How fast pods become more. Absent: not at all. */
  readonly growth?: HeadroomGrowth;
}

/**
 * Units that each zone must have for a loss: one for a node of its own; for a zone, its part of what the others take over.
 * With one zone there is nobody to take over, and the number is infinite.
 */
export function unitsForLoss({
  zones,
  survive,
  nodesPerZone,
}: Pick<HeadroomSizing, 'zones' | 'survive' | 'nodesPerZone'>): number {
  if (survive === 'node') return 1;
  return Math.ceil(nodesPerZone / (zones - 1)) + (survive === 'zone+node' ? 1 : 0);
}

/** Units that each zone must have for pods that are added while nodes are on their way. */
export function unitsForGrowth({ zones, growth }: Pick<HeadroomSizing, 'zones' | 'growth'>): number {
  if (growth === undefined) return 0;
  const nodes = (growth.nodesPerMinute * growth.secondsToReady) / 60;
  // In binary fractions, what should be a whole number may be a little more.
  return Math.max(0, Math.ceil(nodes / zones - 1e-9));
}

/** Units that each zone must have for both: a loss is when the others grow. */
export function unitsPerZone(sizing: HeadroomSizing): number {
  return unitsForLoss(sizing) + unitsForGrowth(sizing);
}

/** What one unit requests. */
export function unitSize(unit: HeadroomUnit): ComputeAmount {
  return unit.kind === 'node' ? unit.usable : filling(unit);
}

/** The least that is added, of what the scheduler counts: a thousandth of a core, or a MiB. */
const LEAST: ComputeAmount = { cpu: 0.001, memory: 1 };

/**
 * What so many pods request, and so much more of what is cheaper to add that no further one fits beside them on a node.
 *
 * A pod that would fit is kept away by anti-affinity alone, and when that is gone the scheduler does not always notice.
 */
function filling({ pods, requests, usable }: PodsOfANode): ComputeAmount {
  const size = times(requests, pods);
  const full = sumOf([without(usable, requests), LEAST]);
  if (size.cpu >= full.cpu || size.memory >= full.memory) return size;
  const more = shareOf(without(full, size), usable);
  return more.cpu <= more.memory ? { ...size, cpu: full.cpu } : { ...size, memory: full.memory };
}
