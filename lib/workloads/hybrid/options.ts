import type { SpotSafeWorkloadOptions } from '../spot-safe/options';

/**
 * A service of which some pods are on on-demand nodes and the others on spot nodes, behind one Service.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface HybridWorkloadOptions<S = string> extends SpotSafeWorkloadOptions<S> {
  /** How much of it is on on-demand nodes. */
  readonly split: HybridSplit;
}

/**
 * How much of a workload is on on-demand nodes.
 * @discriminator kind
 */
export type HybridSplit = OnDemandBase | CapacityRatio;

/**
 * A number of pods on on-demand nodes, which is there whatever happens to spot capacity: a Deployment of its own. `nodes` and
 * `autoscale` are about the other pods, which run on spot nodes alone unless `nodes.capacity` says otherwise.
 */
export interface OnDemandBase {
  readonly kind: 'base';
  /**
   * Pods on on-demand nodes, at least: made up to as many in each zone.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly onDemand: number;
}

/**
 * Parts on spot and on on-demand nodes, as 4 to 1: one Deployment that is spread over a label of nodes. It holds roughly, and
 * only while nodes of every value can be had.
 *
 * @see https://karpenter.sh/docs/concepts/scheduling/#on-demandspot-ratio-split
 */
export interface CapacityRatio {
  readonly kind: 'ratio';
  /**
   * Parts on on-demand nodes.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   */
  readonly onDemand: number;
  /**
   * Parts on spot nodes.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   */
  readonly spot: number;
  /**
   * The label of nodes, with a value for each part: `splitCapacity` makes the requirements of Karpenter's pools.
   * @defaultValue `'capacity-spread'`
   */
  readonly label?: string;
}
