import type { LabelSelector } from '../../../core/label-selector';

/**
 * Pools that pods get their addresses from, beside the one that Cilium's own installation makes.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/
 */
export interface CiliumPodPoolsOptions<S = string> {
  /**
   * Name of the plan: a DNS label, unique in a composition.
   * @defaultValue `'cilium-pod-pools'`
   */
  readonly name?: string;
  /**
   * The pools.
   * @minItems 1
   * @maxItems 200
   */
  readonly pools: readonly CiliumPodPool<S>[];
}

/**
 * Ranges that nodes take blocks from, for pods that ask for the pool.
 *
 * Pods ask by an annotation of their own or of their namespace (`POD_POOL_ANNOTATIONS`), or are chosen by labels.
 */
export interface CiliumPodPool<S = string> {
  /** A DNS label, for annotations to name. */
  readonly name: string;
  /**
   * IPv4 addresses.
   * @defaultValue none
   */
  readonly ipv4?: PodPoolRangesV4<S>;
  /**
   * IPv6 addresses.
   * @defaultValue none
   */
  readonly ipv6?: PodPoolRangesV6<S>;
  /**
   * Pods that use the pool without asking for it. Two pools must not choose one pod. Needs Cilium 1.19.
   * @defaultValue none; with `namespaces`, all pods there
   */
  readonly pods?: LabelSelector;
  /**
   * Namespaces whose pods use the pool without asking for it. Needs Cilium 1.19.
   * @defaultValue none; with `pods`, all namespaces
   */
  readonly namespaces?: LabelSelector;
  /**
   * Give pods the first address of a block too. Cannot be changed later. Needs Cilium 1.20.
   * @defaultValue `false`
   */
  readonly allowFirstIP?: boolean;
  /**
   * Give pods the last address of a block too. Cannot be changed later. Needs Cilium 1.20.
   * @defaultValue `false`
   */
  readonly allowLastIP?: boolean;
  /**
   * Labels of the object, for BGP advertisements of others to find it by.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** IPv4 addresses of a pool. */
export interface PodPoolRangesV4<S = string> {
  /**
   * Ranges in CIDR notation. More can be added later; one that pods use must stay.
   * @minItems 1
   * @maxItems 100
   */
  readonly cidrs: readonly S[];
  /**
   * Prefix length of the block that a node takes. Cannot be changed later.
   * @minimum 1
   * @maximum 32
   * @asType integer
   */
  readonly maskSize: number;
}

/** IPv6 addresses of a pool. */
export interface PodPoolRangesV6<S = string> {
  /**
   * Ranges in CIDR notation. More can be added later; one that pods use must stay.
   * @minItems 1
   * @maxItems 100
   */
  readonly cidrs: readonly S[];
  /**
   * Prefix length of the block that a node takes: at most 16 longer than that of a range. Cannot be changed later.
   * @minimum 1
   * @maximum 128
   * @asType integer
   */
  readonly maskSize: number;
}
