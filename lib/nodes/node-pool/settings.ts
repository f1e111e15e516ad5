import type { Taint } from '../../core/needs';
import type { NodeRequirement, NodeStartupTaint, PoolOptions } from './options';
import type { NodeProvider } from './provider';

/** How capacity is paid for. */
export type CapacityType = 'spot' | 'on-demand';

/**
 * A pool with everything decided.
 *
 * @typeParam O - what its caller may say.
 */
export interface NodePoolSettings<O extends PoolOptions = PoolOptions> {
  /** As given, for rules about what the caller wrote. */
  readonly options: O;
  /** The node class that nodes are made with. */
  readonly nodeClass: string;
  /** How capacity is paid for, best first. */
  readonly capacityTypes: readonly CapacityType[];
  /** How much there is to choose from. */
  readonly choice: NodeChoice;
  /** What a node must meet, as the NodePool says it. */
  readonly requirements: readonly NodeRequirement[];
  /** Labels of its nodes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Taints that its nodes keep. */
  readonly taints: readonly Taint[];
  /** Taints that its nodes start with. */
  readonly startupTaints: readonly NodeStartupTaint[];
}

/** How much there is to choose from, where that can be said without knowing all machines of a cloud. */
export interface NodeChoice {
  /** The most types of machines. Absent: not known. */
  readonly types?: number;
  /** Zones by name. Absent: all. */
  readonly zones?: readonly string[];
}

/** Pools and who makes their nodes: what rules about pools look at. */
export interface PoolsSettings {
  readonly provider: NodeProvider;
  readonly nodePools: readonly NodePoolSettings[];
  /** Node classes that pools may refer to. Absent: others exist as well. */
  readonly classNames: readonly string[] | undefined;
}

/** Types of capacity, by the word for them in the options of a pool. */
const CAPACITY_TYPES = {
  spot: ['spot'],
  'on-demand': ['on-demand'],
  'spot-or-on-demand': ['spot', 'on-demand'],
} as const;

/** How capacity of a pool is paid for, best first. */
export function capacityTypesOf({ capacity = 'on-demand' }: PoolOptions): readonly CapacityType[] {
  return CAPACITY_TYPES[capacity];
}

/** Whether nodes of a pool may be spot capacity. */
export function isSpot({ capacityTypes }: Pick<NodePoolSettings, 'capacityTypes'>): boolean {
  return capacityTypes.includes('spot');
}
