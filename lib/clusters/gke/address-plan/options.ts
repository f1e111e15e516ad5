/** What the subnet of a cluster must have room for. */
export interface GkeAddressPlanOptions {
  /** IPv4 ranges that nothing else uses: for nodes, Services and proxies, and for pods unless they have `podRanges`. */
  readonly ranges: readonly string[];
  /**
   * IPv4 ranges for pods that nothing else uses, usually of `100.64.0.0/10`.
   * @defaultValue those of `ranges`
   */
  readonly podRanges?: readonly string[];
  /**
   * The most nodes of all zones together.
   * @minimum 1
   * @maximum 15000
   * @asType integer
   */
  readonly nodes: number;
  /**
   * The most pods of a node.
   * @minimum 8
   * @maximum 256
   * @asType integer
   * @defaultValue `110`
   */
  readonly maxPodsPerNode?: number;
  /**
   * Whether a node gets twice the addresses that its pods can have.
   * @defaultValue `true`
   */
  readonly podRangeOverprovision?: boolean;
  /**
   * By how much the number of nodes may grow: a factor. The range of pods cannot be resized.
   * @minimum 1
   * @maximum 10
   * @defaultValue `1.5`
   */
  readonly growth?: number;
  /**
   * Nodes that there are besides while others are replaced: one for each pool, or all a second time with blue-green upgrades.
   * @minimum 0
   * @maximum 15000
   * @asType integer
   * @defaultValue `3`
   */
  readonly surgeNodes?: number;
  /**
   * The most Services.
   * @minimum 16
   * @maximum 65536
   * @asType integer
   * @defaultValue `4096`
   */
  readonly services?: number;
  /**
   * Internal load balancers. Each takes an address of the range of nodes.
   * @minimum 0
   * @maximum 1000
   * @asType integer
   * @defaultValue `8`
   */
  readonly loadBalancers?: number;
  /**
   * Whether there are regional Gateways, whose proxies have a range of their own.
   * @defaultValue `false`
   */
  readonly proxies?: boolean;
}
