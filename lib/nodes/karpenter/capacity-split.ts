import { type RuleSummary, refuser } from '../../core/rule';
import type { Values } from '../../core/values';
import type { NodeRequirement } from '../node-pool/options';

/** How much of a workload runs on which capacity. */
export interface CapacityShares {
  /**
   * Parts on spot capacity.
   * @minimum 1
   * @asType integer
   */
  readonly spot: number;
  /**
   * Parts on demand.
   * @minimum 1
   * @asType integer
   */
  readonly onDemand: number;
}

/** Shares of spot and on-demand capacity, and what to write for them. */
export interface CapacitySplit {
  /** A requirement for pools of spot capacity. */
  readonly spot: NodeRequirement;
  /** A requirement for pools of on-demand capacity. */
  readonly onDemand: NodeRequirement;
  /** The topology spread constraint of pods with these labels. */
  readonly topologySpreadConstraint: (matchLabels: Readonly<Record<string, string>>) => Values<never>;
}

/** What shares of capacity may be. */
export const SPLIT_RULE = {
  id: 'karpenter/split-is-whole',
  title: 'Shares of spot and on-demand capacity are whole numbers from 1, and small ones once reduced',
  severity: 'error',
  evidence: 'https://karpenter.sh/docs/concepts/scheduling/#on-demandspot-ratio-split',
} as const satisfies RuleSummary;

/** Each share becomes that many labels, and each label at least one pod: more only makes the ratio harder to reach. */
export const MOST_DOMAINS = 20;

const refuse = refuser([SPLIT_RULE]);

/**
 * Splits a workload between spot and on-demand capacity, as 4 to 1: each share becomes a value of a label that nodes of one
 * capacity type get, and the workload is spread evenly over all values.
 *
 * The ratio holds for a workload of at least as many pods as there are shares, and only roughly: what is spread over are
 * labels, not nodes.
 *
 * @param shares - of spot and on-demand, such as `{ spot: 4, onDemand: 1 }` or `{ spot: 80, onDemand: 20 }`.
 * @param label - the label of the nodes.
 * @throws BlueprintError if the shares are not whole numbers, or have more than 20 parts once reduced.
 * @see https://karpenter.sh/docs/concepts/scheduling/#on-demandspot-ratio-split
 * @example
 * ```ts
 * const split = splitCapacity({ spot: 4, onDemand: 1 });
 * const nodePools = [
 *   { name: 'spot', capacity: 'spot', requirements: [split.spot] },
 *   { name: 'on-demand', capacity: 'on-demand', requirements: [split.onDemand] },
 * ] as const;
 * ```
 */
export function splitCapacity(shares: CapacityShares, label = 'capacity-spread'): CapacitySplit {
  for (const name of ['spot', 'onDemand'] as const) {
    const share = shares[name];
    if (!Number.isSafeInteger(share) || share < 1)
      refuse('karpenter/split-is-whole', [name], `${share} is no share`, 'write a whole number from 1');
  }
  const { onDemand, spot } = reducedShares(shares);
  if (spot + onDemand > MOST_DOMAINS)
    refuse(
      'karpenter/split-is-whole',
      ['spot'],
      `${spot} to ${onDemand} needs ${spot + onDemand} labels, and a pod for each`,
      `choose a ratio of at most ${MOST_DOMAINS} parts, such as 4 to 1`,
    );
  const domains = Array.from({ length: spot + onDemand }, (_, index) => String(index + 1));
  return {
    onDemand: { key: label, operator: 'In', values: domains.slice(0, onDemand) },
    spot: { key: label, operator: 'In', values: domains.slice(onDemand) },
    topologySpreadConstraint: (matchLabels) => ({
      maxSkew: 1,
      topologyKey: label,
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels },
    }),
  };
}

/** The same shares in the smallest whole numbers: 4 to 1 for 80 to 20. */
export function reducedShares({ onDemand, spot }: CapacityShares): CapacityShares {
  const divisor = greatestCommonDivisor(spot, onDemand);
  return { spot: spot / divisor, onDemand: onDemand / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
