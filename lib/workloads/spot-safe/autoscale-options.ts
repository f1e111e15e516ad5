/**
 * How many more pods there are under load. There are never fewer than the guarantee needs.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export interface AutoscaleOptions {
  /**
   * The most pods.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly maxReplicas: number;
  /**
   * CPU use at which a pod is full, as a share of what it requests. After a loss those that are left must stay below it.
   * @exclusiveMinimum 0
   * @maximum 5
   * @defaultValue `0.9`
   */
  readonly saturation?: number;
  /**
   * CPU use at which pods are added, in per cent of what they request. Given, it is checked.
   * @minimum 1
   * @maximum 500
   * @asType integer
   * @defaultValue the highest that leaves those that survive below `saturation`
   */
  readonly targetUtilization?: number;
  /**
   * Seconds of less load before pods are taken away.
   * @minimum 0
   * @maximum 3600
   * @asType integer
   * @defaultValue `300`
   */
  readonly scaleDownWindowSeconds?: number;
  /**
   * Pods that are taken away in a minute, at most.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @defaultValue `1`
   */
  readonly podsDownPerMinute?: number;
}
