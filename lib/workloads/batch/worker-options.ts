import type { PodCount, PodShare, RollOutOptions } from '../spot-safe/options';
import type { BatchOptions } from './batch-options';
import type { KedaScaling } from './keda-options';
import type { WorkerScaleDown } from './scale-down-options';

/**
 * Workers that take messages from a queue, on nodes that come and go.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface QueueWorkerOptions<S = string> extends BatchOptions<S> {
  /** How many there are. */
  readonly scaling: WorkerScaling<S>;
  /**
   * What a worker does with the message that it is at when it is told to end. `finish`: it is done with it in time. `return`:
   * it leaves it to the queue, which gives it to another; doing it twice must do no harm.
   * @defaultValue `'return'`
   */
  readonly onInterruption?: 'finish' | 'return';
  /**
   * Seconds that a message takes, at most.
   * @minimum 1
   * @maximum 86400
   * @asType integer
   * @defaultValue not known: needed to finish
   */
  readonly messageSeconds?: number;
  /**
   * Seconds for which the queue keeps a message from others once a worker has it: the visibility timeout of SQS, the lock of
   * Service Bus, the acknowledgement deadline of Pub/Sub.
   * @minimum 0
   * @maximum 86400
   * @asType integer
   * @defaultValue not known: what a lost worker delays is not reckoned
   */
  readonly invisibleSeconds?: number;
  /**
   * Workers that may be taken away in good order at the same time: a number, or a share such as `'20%'`, which Kubernetes
   * rounds up.
   * @defaultValue any number: nothing waits for a worker
   */
  readonly maxUnavailable?: PodCount | PodShare;
  /** How a new revision replaces the old one. @defaultValue a quarter of them at a time, `'25%'` besides and away */
  readonly rollOut?: RollOutOptions;
}

/**
 * How many workers there are.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @discriminator kind
 */
export type WorkerScaling<S = string> = FixedScaling | CpuScaling | KedaScaling<S>;

/** Always as many. */
export interface FixedScaling {
  readonly kind: 'fixed';
  /**
   * How many.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly replicas: number;
}

/** By CPU use, with Kubernetes' own autoscaler. */
export interface CpuScaling {
  readonly kind: 'cpu';
  /**
   * The fewest.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly minReplicas: number;
  /**
   * The most.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly maxReplicas: number;
  /**
   * CPU use at which workers are added, in per cent of what they request.
   * @minimum 1
   * @maximum 500
   * @asType integer
   * @defaultValue `80`
   */
  readonly targetUtilization?: number;
  /** How they become fewer. @defaultValue at once after 300 seconds of less work */
  readonly scaleDown?: WorkerScaleDown;
}
