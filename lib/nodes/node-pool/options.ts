import type { StartupTaint, Taint } from '../../core/needs';
import type { Quantity } from '../../core/resources';

/**
 * What can be said of a pool of Karpenter in any cloud: nodes that are made when pods need them, and taken away when they do
 * not.
 *
 * @see https://karpenter.sh/docs/concepts/nodepools/
 */
export interface PoolOptions {
  /** A DNS label, unique in the cluster: nodes carry it as the label `karpenter.sh/nodepool`. */
  readonly name: string;
  /**
   * The node class that nodes are made with.
   * @defaultValue the first of `nodeClasses`; without any, `'default'`, which EKS Auto Mode and AKS make
   */
  readonly nodeClass?: string;
  /**
   * How capacity is paid for. `'spot-or-on-demand'`: spot where it can be had, otherwise on-demand.
   * @defaultValue `'on-demand'`
   */
  readonly capacity?: 'spot' | 'on-demand' | 'spot-or-on-demand';
  /**
   * More requirements, for what `instances` has no words for. A node must meet all of them.
   * @defaultValue none
   */
  readonly requirements?: readonly NodeRequirement[];
  /**
   * Where growth stops.
   * @defaultValue `{ cpu: '1000' }`
   */
  readonly limits?: NodePoolLimits;
  /**
   * Which pool comes first where several could serve a pod: the highest. Not a guarantee.
   * @minimum 1
   * @maximum 100
   * @asType integer
   * @defaultValue none, which is less than 1
   */
  readonly weight?: number;
  /**
   * Taints that the nodes keep.
   * @defaultValue none
   */
  readonly taints?: readonly Taint[];
  /**
   * Taints that new nodes start with, and that somebody takes off. They are added to those of all pools.
   * @defaultValue none
   */
  readonly startupTaints?: readonly NodeStartupTaint[];
  /**
   * Labels of the nodes.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * The age at which a node is replaced, or `'Never'`. Budgets do not hold it up. EKS Auto Mode replaces nodes after 21
   * days at the latest.
   * @defaultValue `'720h'`; `'336h'` in EKS Auto Mode
   */
  readonly expireAfter?: NodeDuration | 'Never';
  /**
   * How long pods of a node that goes may take. Then they are ended, whatever their disruption budget says.
   * @defaultValue `'24h'`
   */
  readonly terminationGracePeriod?: NodeDuration;
  /**
   * When nodes are replaced by fewer or cheaper ones, and how many at once.
   * @defaultValue empty and underused nodes, after five minutes, a tenth of them at once
   */
  readonly disruption?: NodePoolDisruption;
}

/** One requirement of nodes, as a NodePool has it. */
export interface NodeRequirement {
  /** A label that nodes have, or get. */
  readonly key: string;
  /** How values are compared. `Gte` and `Lte` are of Karpenter alone. */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt' | 'Gte' | 'Lte';
  /**
   * At least one with `In` and `NotIn`, one whole number with `Gt`, `Lt`, `Gte` and `Lte`, otherwise none.
   * @defaultValue none
   */
  readonly values?: readonly string[];
  /** The fewest different values that must remain. @defaultValue not asked for */
  readonly minValues?: MinValues;
}

/**
 * A number of different values.
 * @minimum 1
 * @maximum 50
 * @asType integer
 */
export type MinValues = number;

/**
 * A number of virtual processors.
 * @minimum 1
 * @maximum 1024
 * @asType integer
 */
export type VirtualProcessors = number;

/** Where the growth of a pool stops: sums over all its nodes. */
export interface NodePoolLimits {
  /** Cores. @defaultValue no limit */
  readonly cpu?: Quantity;
  /** Bytes: `4000Gi`. @defaultValue no limit */
  readonly memory?: Quantity;
  /**
   * Nodes.
   * @minimum 0
   * @asType integer
   * @defaultValue no limit
   */
  readonly nodes?: number;
}

/** When nodes are replaced by fewer or cheaper ones, and how many at once. */
export interface NodePoolDisruption {
  /**
   * Which nodes. `'Balanced'` weighs what is saved against what is disturbed; since Karpenter 1.14.
   * @defaultValue `'WhenEmptyOrUnderutilized'`
   */
  readonly consolidationPolicy?: 'WhenEmpty' | 'WhenEmptyOrUnderutilized' | 'Balanced';
  /**
   * How long no pod may have come or gone before.
   * @defaultValue `'5m'`; upstream's is `'0s'`, which makes nodes come and go with every deployment
   */
  readonly consolidateAfter?: NodeDuration | 'Never';
  /**
   * How many nodes may be going at once; the strictest counts. They limit drift and consolidation, not expiry and not
   * interruptions.
   * @maxItems 50
   * @defaultValue `[{ nodes: '10%' }]`
   */
  readonly budgets?: readonly DisruptionBudget[];
}

/** How many nodes of a pool may be going at once. */
export interface DisruptionBudget {
  /** A number, or a share rounded up. */
  readonly nodes: BudgetNodes | BudgetShare;
  /**
   * When it begins to count: a cron line in UTC, or `@daily` and its siblings. Together with `duration`.
   * @pattern ^(@(annually|yearly|monthly|weekly|daily|midnight|hourly)|\S+\s\S+\s\S+\s\S+\s\S+)$
   * @defaultValue always
   */
  readonly schedule?: string;
  /**
   * How long it counts, in hours and minutes. Together with `schedule`.
   * @pattern ^([0-9]+(h|m)|[0-9]+h[0-9]+m)$
   * @defaultValue always
   */
  readonly duration?: string;
  /**
   * What it limits.
   * @minItems 1
   * @defaultValue all three
   */
  readonly reasons?: readonly ('Underutilized' | 'Empty' | 'Drifted')[];
}

/**
 * A number of nodes.
 * @minimum 0
 * @asType integer
 */
export type BudgetNodes = number;

/**
 * A share of the nodes.
 * @pattern ^(100|[0-9]{1,2})%$
 */
export type BudgetShare = string;

/**
 * A span of time: `30s`, `5m`, `1h30m`.
 * @pattern ^([0-9]+(s|m|h))+$
 */
export type NodeDuration = string;

/** A taint that new nodes start with: of a CNI plan's `needs.startupTaints`, or one of your own. */
export interface NodeStartupTaint extends Taint {
  /** Who takes it off, for a reader. @defaultValue not said */
  readonly removedBy?: StartupTaint['removedBy'];
}
