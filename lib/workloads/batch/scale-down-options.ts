/** How workers become fewer. */
export interface WorkerScaleDown {
  /**
   * Seconds of less work before any is taken away.
   * @minimum 0
   * @maximum 3600
   * @asType integer
   * @defaultValue `300`
   */
  readonly windowSeconds?: number;
  /**
   * Workers that are taken away in a minute, at most.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   * @defaultValue as many as there are: none of them keeps anything
   */
  readonly podsPerMinute?: number;
}
