import type { TerminationOptions } from '../../nodes/termination/options';
import type { NeedOptions } from '../placement/need-options';
import type { AutoscaleOptions } from './autoscale-options';
import type { DrainOptions, ReadinessOptions } from './life-options';
import type { NodeChoiceOptions } from './node-options';
import type { PodOptions } from './pod-options';
import type { ServiceOptions } from './service-options';

/**
 * A service that keeps what it needs while nodes are taken back: how many pods, where, how they end, and who may take them
 * away.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface SpotSafeWorkloadOptions<S = string> extends NeedOptions {
  /** Name of the workload and of all its objects, and of the plan: a DNS label. */
  readonly name: string;
  /**
   * Where it is.
   * @defaultValue `'default'`
   */
  readonly namespace?: string;
  /**
   * Whether the plan makes the namespace.
   * @defaultValue `false`
   */
  readonly createNamespace?: boolean;
  /**
   * More labels of all its objects.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /** What runs. */
  readonly pod: PodOptions<S>;
  /** Where it is reached. `false`: there is no Service. @defaultValue the ports of the first container */
  readonly service?: ServiceOptions | false;
  /** When a pod is ready to serve. */
  readonly readiness: ReadinessOptions;
  /** How pods end. @defaultValue within what the nodes grant */
  readonly drain?: DrainOptions;
  /** How nodes are taken back, where the cluster does not say. @defaultValue that of the cluster */
  readonly termination?: TerminationOptions;
  /** Which nodes it runs on. @defaultValue spot nodes first */
  readonly nodes?: NodeChoiceOptions;
  /** What may be taken away in good order. @defaultValue as much as the loss that is lived through takes */
  readonly disruptionBudget?: DisruptionBudgetOptions;
  /** How a new revision replaces the old one. @defaultValue no more pods at a time than a node takes along */
  readonly rollOut?: RollOutOptions;
  /** How many more pods there are under load. @defaultValue none */
  readonly autoscale?: AutoscaleOptions;
  /** Whom it displaces where there is no room. @defaultValue those of a lower class than none has */
  readonly priority?: PriorityOptions;
}

/** What may be taken away in good order: drains, upgrades, consolidation. */
export interface DisruptionBudgetOptions {
  /**
   * Pods at the same time: a number, or a share such as `'20%'`, which Kubernetes rounds up.
   * @defaultValue as many as the loss that is lived through takes
   */
  readonly maxUnavailable?: PodCount | PodShare;
  /**
   * Pods that are left: a number, or a share such as `'50%'`, which Kubernetes rounds up. One of the two.
   * @defaultValue none
   */
  readonly minAvailable?: PodCount | PodShare;
}

/**
 * A number of pods.
 * @minimum 0
 * @maximum 5000
 * @asType integer
 */
export type PodCount = number;

/**
 * A share of the pods.
 * @pattern ^(100|[1-9]?[0-9])%$
 */
export type PodShare = string;

/** How a new revision replaces the old one. */
export interface RollOutOptions {
  /**
   * Pods that there may be besides.
   * @defaultValue `0`
   */
  readonly maxSurge?: PodCount | PodShare;
  /**
   * Pods that may be away.
   * @defaultValue as many as a node takes along
   */
  readonly maxUnavailable?: PodCount | PodShare;
  /**
   * Seconds without a new ready pod after which it counts as failed.
   * @minimum 1
   * @maximum 86400
   * @asType integer
   * @defaultValue `600`
   */
  readonly progressDeadlineSeconds?: number;
}

/** Whom a workload displaces where there is no room. */
export interface PriorityOptions {
  /** Name of the PriorityClass: a DNS subdomain. */
  readonly className: string;
  /**
   * Makes the class, with this value. Pods with a lower one are displaced.
   * @minimum -2147483648
   * @maximum 1000000000
   * @asType integer
   * @defaultValue others make it
   */
  readonly value?: number;
}
