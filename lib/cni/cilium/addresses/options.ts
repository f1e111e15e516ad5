/**
 * Where pod addresses come from, in full.
 * @discriminator mode
 */
export type CiliumIpam<S = string> = CiliumClusterPoolIpam<S> | CiliumMultiPoolIpam<S> | CiliumDelegatedIpam;

/** Cilium's operator cuts ranges into blocks and gives every node one, and more as it fills. */
export interface CiliumClusterPoolIpam<S = string> extends CiliumPools<S> {
  readonly mode: 'cluster-pool';
}

/** Pods and namespaces choose among pools of addresses, by annotation or label. The others are objects of Cilium's own kind. */
export interface CiliumMultiPoolIpam<S = string> {
  readonly mode: 'multi-pool';
  /**
   * The pool of pods that choose none.
   * @defaultValue the cluster's pod ranges, in blocks as large as those of its nodes
   */
  readonly defaultPool?: CiliumPools<S>;
  /**
   * How many free addresses of a pool every node keeps at hand, by pool. A pool that is not named here costs nothing until
   * a pod asks for it.
   * @defaultValue 8 of the pool `default`
   */
  readonly preAllocation?: Readonly<Record<string, CiliumAddressCount>>;
}

/** Another plugin hands out addresses. Refused: the agent then has none for itself, and gateways and probes need one. */
export interface CiliumDelegatedIpam {
  readonly mode: 'delegated-plugin';
}

/** Ranges of addresses by IP family. What a pool is used for must never shrink. */
export interface CiliumPools<S = string> {
  /**
   * Of IPv4.
   * @defaultValue the cluster's IPv4 pod range
   */
  readonly ipv4?: CiliumPool<S>;
  /**
   * Of IPv6.
   * @defaultValue the cluster's IPv6 pod range
   */
  readonly ipv6?: CiliumPool<S>;
}

/** Ranges of one IP family, to be cut into blocks for nodes. */
export interface CiliumPool<S = string> {
  /**
   * In CIDR notation, in the order in which they are used up.
   * @minItems 1
   */
  readonly ranges: readonly S[];
  /**
   * Prefix length of the block that a node takes at a time: 24 holds 254 pods.
   * @minimum 1
   * @maximum 128
   * @asType integer
   * @defaultValue that of the range which Kubernetes gives each node
   */
  readonly blockPrefix?: number;
}

/**
 * A number of addresses.
 * @minimum 0
 * @maximum 65536
 * @asType integer
 */
export type CiliumAddressCount = number;
