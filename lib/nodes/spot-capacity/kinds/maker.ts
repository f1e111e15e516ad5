import type { Taint } from '../../../core/needs';
import type { Path } from '../../../core/path';
import type { TerminationHandler } from '../../termination/options';
import type { SpotCapacity } from '../options';
import type { SpotPoolKind, SpotPoolOptions } from '../pools';
import type { SpotCapacitySettings } from '../settings';

/**
 * How pools of one kind are made of a description.
 *
 * @typeParam K - the kind.
 */
export interface SpotPoolMaker<K extends SpotPoolKind> {
  /** What nodes of such a pool are, for messages: `EKS Auto Mode`. */
  readonly title: string;
  /** Who sees to it that pods end before such a node is taken back. */
  readonly handler: TerminationHandler;
  /** What may come where there is no spot capacity: the first by default. */
  readonly fallbacks: readonly NonNullable<SpotCapacity['onDemand']>[];
  /** What such pools have no words for. */
  readonly unheeded: readonly Path[];
  /** What names of such pools look like, and how long they may be. */
  readonly names: { readonly pattern: RegExp; readonly longest: number };
  /** As many types of machines make capacity likely, and why. */
  readonly fewest: { readonly types: number; readonly why: string };
  /** How many types of machines there are to choose from. Absent: it is not known, and many. */
  readonly typesIn: (settings: SpotCapacitySettings) => number | undefined;
  /** Options of the pools, those of spot capacity first. */
  readonly pools: (settings: SpotCapacitySettings) => readonly SpotPoolOptions[K][];
  /** What such nodes are tainted with, besides what the description says. */
  readonly taints: (settings: SpotCapacitySettings) => readonly Taint[];
  /** What nobody here does. */
  readonly manual: (settings: SpotCapacitySettings) => readonly string[];
}

/** What only those have words for who make nodes for pods as Karpenter does. */
export const KARPENTER_WORDS: readonly Path[] = [
  ['nodeClass'],
  ['startupTaints'],
  ['disruption'],
  ['expireAfter'],
  ['terminationGracePeriod'],
  ['instances', 'minTypes'],
];
