import type { LabelSelector } from '../../../core/label-selector';
import type { ServiceSelector } from '../service-selector';

/**
 * Addresses for Services of type LoadBalancer.
 *
 * @see https://docs.cilium.io/en/stable/network/lb-ipam/
 */
export interface LoadBalancerPool<S = string> {
  /** A DNS label. */
  readonly name: string;
  /**
   * Addresses. No address may be in two blocks, of whichever pool.
   * @minItems 1
   * @maxItems 200
   */
  readonly blocks: readonly AddressBlock<S>[];
  /**
   * Services that get addresses of it.
   * @defaultValue all
   */
  readonly services?: ServiceSelector;
  /**
   * Whether the first and the last address of a range in CIDR notation are given away too.
   * @defaultValue `true`
   */
  readonly allowFirstLastIPs?: boolean;
  /**
   * Give no more addresses away. Those that are stay.
   * @defaultValue `false`
   */
  readonly disabled?: boolean;
}

/** Addresses of a pool: a range in CIDR notation, or from one to another. */
export type AddressBlock<S = string> = CidrBlock<S> | AddressRange<S>;

/** A range in CIDR notation. */
export interface CidrBlock<S = string> {
  /** The range. */
  readonly cidr: S;
}

/** From one address to another. */
export interface AddressRange<S = string> {
  /** First address. */
  readonly start: S;
  /**
   * Last address.
   * @defaultValue `start`: one address
   */
  readonly stop?: S;
}

/** Services, by the pools that they get addresses from. */
export interface ServicesOfPools<S = string> {
  /**
   * The pools: each described here, or the name of one that is described elsewhere in the plan.
   * @minItems 1
   * @maxItems 100
   */
  readonly pools: readonly (LoadBalancerPool<S> | string)[];
}

/**
 * Addresses of Services that nodes answer for in their own segment, by ARP and neighbour discovery. One node at a time
 * answers for each Service, and takes all of its traffic.
 *
 * @see https://docs.cilium.io/en/stable/network/l2-announcements/
 */
export interface L2Announcement<S = string> {
  /** A DNS label. */
  readonly name: string;
  /**
   * Services whose addresses are announced. Their `externalTrafficPolicy` must be `Cluster`.
   * @defaultValue all
   */
  readonly services?: ServicesOfPools<S> | ServiceSelector;
  /**
   * Nodes that answer.
   * @defaultValue all
   */
  readonly nodes?: LabelSelector;
  /**
   * Interfaces that answer: regular expressions of RE2, which match any part of a name. They must be among the devices
   * of Cilium.
   * @maxItems 50
   * @defaultValue all devices of Cilium
   */
  readonly interfaces?: readonly string[];
  /**
   * Announce addresses of load balancers: those of pools.
   * @defaultValue `true`
   */
  readonly loadBalancerIPs?: boolean;
  /**
   * Announce `spec.externalIPs` of Services. Whoever may write a Service takes any address of the segment by it.
   * @defaultValue `false`
   */
  readonly externalIPs?: boolean;
}
