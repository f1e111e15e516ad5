import type { WorkerScaleDown } from './scale-down-options';

/**
 * By what waits in a queue, with KEDA, which must be there already.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://keda.sh/docs/latest/reference/scaledobject-spec/
 */
export interface KedaScaling<S = string> {
  readonly kind: 'keda';
  /**
   * The fewest. `0`: none while nothing waits, so that the first message waits for a pod, and maybe for a node.
   * @minimum 0
   * @maximum 5000
   * @asType integer
   * @defaultValue `1`
   */
  readonly minReplicaCount?: number;
  /**
   * The most.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly maxReplicaCount: number;
  /**
   * What is asked how much there is to do. Of several, the one that asks for the most workers has the say.
   * @minItems 1
   * @maxItems 20
   */
  readonly triggers: readonly KedaTrigger<S>[];
  /**
   * Seconds between two questions while there is no worker.
   * @minimum 1
   * @maximum 86400
   * @asType integer
   * @defaultValue `30`
   */
  readonly pollingInterval?: number;
  /**
   * Seconds without anything to do before the last worker is taken away. Only with a fewest of `0`.
   * @minimum 0
   * @maximum 86400
   * @asType integer
   * @defaultValue `300`
   */
  readonly cooldownPeriod?: number;
  /** How many there are while a trigger does not answer. @defaultValue as many as there were */
  readonly fallback?: KedaFallback;
  /** How they become fewer. @defaultValue at once after 300 seconds of less work */
  readonly scaleDown?: WorkerScaleDown;
}

/**
 * Something that KEDA asks how much there is to do.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://keda.sh/docs/latest/scalers/
 */
export interface KedaTrigger<S = string> {
  /** Name of the scaler: `aws-sqs-queue`, `gcp-pubsub`, `azure-servicebus`, `rabbitmq`, `kafka` … */
  readonly type: string;
  /** Name of the trigger. @defaultValue none */
  readonly name?: string;
  /** What the scaler needs to know, all of it texts: `{ queueURL: …, queueLength: '5' }`. */
  readonly metadata: Readonly<Record<string, S>>;
  /** Object that says how to sign in. @defaultValue none */
  readonly authenticationRef?: KedaAuthentication;
  /**
   * `AverageValue`: so much for each worker. `Value`: so much for all. `Utilization`: for CPU and memory.
   * @defaultValue `'AverageValue'`
   */
  readonly metricType?: 'AverageValue' | 'Value' | 'Utilization';
  /**
   * Whether the answer of the last question is taken, instead of asking each time that the autoscaler wants to know.
   * @defaultValue `false`
   */
  readonly useCachedMetrics?: boolean;
}

/** An object that says how to sign in. */
export interface KedaAuthentication {
  /** Its name. */
  readonly name: string;
  /** In the same namespace, or for the whole cluster. @defaultValue `'TriggerAuthentication'` */
  readonly kind?: 'TriggerAuthentication' | 'ClusterTriggerAuthentication';
}

/** How many workers there are while a trigger does not answer. */
export interface KedaFallback {
  /**
   * Questions in a row without an answer.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   */
  readonly failureThreshold: number;
  /**
   * Workers.
   * @minimum 0
   * @maximum 5000
   * @asType integer
   */
  readonly replicas: number;
}
