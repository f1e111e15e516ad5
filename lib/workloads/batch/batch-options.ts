import type { TerminationOptions } from '../../nodes/termination/options';
import type { NodeChoiceOptions } from '../spot-safe/node-options';
import type { PriorityOptions } from '../spot-safe/options';
import type { PodOptions } from '../spot-safe/pod-options';

/**
 * What jobs and workers have in common: pods that work something off, that nobody calls.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface BatchOptions<S = string> {
  /**
   * Name of the workload and of all its objects, and of the plan: a DNS label.
   * @maxLength 63
   */
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
  /**
   * Seconds that a pod has from the signal to end until it is killed: to save what it has done, or to give work back.
   * @minimum 1
   * @maximum 86400
   * @asType integer
   * @defaultValue `30`, or as much as nodes grant where that is less
   */
  readonly graceSeconds?: number;
  /**
   * Seconds that a pod stays on a node that is not ready or does not answer. Kubernetes itself leaves it there for 300.
   * @minimum 0
   * @maximum 3600
   * @asType integer
   * @defaultValue `30`
   */
  readonly lossEvictionSeconds?: number;
  /**
   * The most pods on one node: what is interrupted with it.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @defaultValue as many as fit
   */
  readonly podsPerNode?: number;
  /** How nodes are taken back, where the cluster does not say. @defaultValue that of the cluster */
  readonly termination?: TerminationOptions;
  /** Which nodes it runs on. @defaultValue spot nodes first */
  readonly nodes?: NodeChoiceOptions;
  /** Whom it displaces where there is no room. @defaultValue those of a lower class than none has */
  readonly priority?: PriorityOptions;
}
