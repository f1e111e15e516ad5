/**
 * How nodes of a pool are replaced by newer ones.
 * @discriminator strategy
 */
export type GkeUpgrade = GkeSurgeUpgrade | GkeBlueGreenUpgrade;

/** Some at a time. */
export interface GkeSurgeUpgrade {
  readonly strategy: 'surge';
  /**
   * Nodes that are added at a time. They take pod addresses, too.
   * @minimum 0
   * @maximum 20
   * @asType integer
   * @defaultValue `1`; for spot pools `0`
   */
  readonly maxSurge?: number;
  /**
   * Nodes that may be missing at a time.
   * @minimum 0
   * @maximum 20
   * @asType integer
   * @defaultValue `0`; for spot pools `1`
   */
  readonly maxUnavailable?: number;
}

/** All nodes a second time, then the old ones emptied in batches: quick to roll back, twice the nodes for a while. */
export interface GkeBlueGreenUpgrade {
  readonly strategy: 'blue-green';
  /**
   * Nodes that are emptied at a time: a number of them, or a share of the pool.
   * @defaultValue one node
   */
  readonly batch?: GkeBatchNodes | GkeBatchShare;
  /**
   * Seconds between batches.
   * @minimum 0
   * @maximum 604800
   * @asType integer
   * @defaultValue `0`
   */
  readonly batchSoak?: number;
  /**
   * Seconds that the old nodes stay after the last batch, to go back to.
   * @minimum 0
   * @maximum 604800
   * @asType integer
   * @defaultValue `3600`
   */
  readonly poolSoak?: number;
}

/** A number of nodes at a time. */
export interface GkeBatchNodes {
  /**
   * How many.
   * @minimum 1
   * @asType integer
   */
  readonly nodes: number;
}

/** A share of the pool at a time. */
export interface GkeBatchShare {
  /**
   * In percent.
   * @minimum 1
   * @maximum 100
   * @asType integer
   */
  readonly percent: number;
}
