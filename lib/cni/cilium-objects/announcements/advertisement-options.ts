import type { LabelSelector } from '../../../core/label-selector';
import type { IpFamily } from '../../../core/network/cidr';
import type { CiliumPodPool } from '../pod-pools/options';
import type { ServiceSelector } from '../service-selector';
import type { ServicesOfPools } from './pool-options';

/**
 * What peers are told of.
 * @discriminator type
 */
export type BgpAdvertisement<S = string> =
  | PodRangeAdvertisement
  | PodPoolAdvertisement<S>
  | ServiceAdvertisement<S>
  | InterfaceAdvertisement;

/** What every advertisement has. */
export interface BgpAdvertisementBase {
  /** A DNS label. */
  readonly name: string;
  /**
   * IP families of the routes.
   * @minItems 1
   * @maxItems 2
   * @defaultValue those of the peer
   */
  readonly families?: readonly IpFamily[];
  /**
   * Communities to put on the routes.
   * @defaultValue none
   */
  readonly communities?: BgpCommunities;
  /**
   * Local preference of the routes. Peers in the same AS alone are told it.
   * @minimum 0
   * @maximum 4294967295
   * @asType integer
   * @defaultValue 100, which BGP gives
   */
  readonly localPreference?: number;
}

/** The range that each node has for its pods: IPAM `kubernetes` and `cluster-pool`. */
export interface PodRangeAdvertisement extends BgpAdvertisementBase {
  readonly type: 'PodCIDR';
}

/** Blocks that each node has taken from pools: IPAM `multi-pool`. */
export interface PodPoolAdvertisement<S = string> extends BgpAdvertisementBase {
  readonly type: 'CiliumPodIPPool';
  /**
   * The pools: as they are described for `planCiliumPodPools`, by name, or by labels.
   * @defaultValue all
   */
  readonly pools?: readonly (CiliumPodPool<S> | string)[] | LabelSelector;
}

/** Addresses of Services. */
export interface ServiceAdvertisement<S = string> extends BgpAdvertisementBase {
  readonly type: 'Service';
  /**
   * Services that are advertised.
   * @defaultValue all
   */
  readonly services?: ServicesOfPools<S> | ServiceSelector;
  /**
   * Which of their addresses.
   * @minItems 1
   * @maxItems 3
   * @defaultValue `['LoadBalancerIP']`
   */
  readonly addresses?: readonly ('LoadBalancerIP' | 'ClusterIP' | 'ExternalIP')[];
  /**
   * Prefix length of IPv4 routes. Ignored for Services whose traffic stays on the nodes of their pods.
   * @minimum 0
   * @maximum 31
   * @asType integer
   * @defaultValue 32: a route for every address
   */
  readonly aggregationLengthIPv4?: number;
  /**
   * Prefix length of IPv6 routes. Ignored for Services whose traffic stays on the nodes of their pods.
   * @minimum 0
   * @maximum 127
   * @asType integer
   * @defaultValue 128: a route for every address
   */
  readonly aggregationLengthIPv6?: number;
}

/** Addresses of an interface of the node, such as a loopback. Needs Cilium 1.19. */
export interface InterfaceAdvertisement extends BgpAdvertisementBase {
  readonly type: 'Interface';
  /** Name of the interface, the same at every node. */
  readonly interface: string;
}

/** BGP communities. */
export interface BgpCommunities {
  /**
   * Of 32 bits: `64512:100`, or a number.
   * @maxItems 100
   * @defaultValue none
   */
  readonly standard?: readonly StandardCommunity[];
  /**
   * Of 96 bits: `4200000000:1:2`.
   * @maxItems 100
   * @defaultValue none
   */
  readonly large?: readonly LargeCommunity[];
  /**
   * Those that have a name.
   * @maxItems 14
   * @defaultValue none
   */
  readonly wellKnown?: readonly WellKnownCommunity[];
}

/**
 * Two numbers of 16 bits, or one of 32 bits in decimal.
 * @pattern ^([0-9]{1,10}|[0-9]{1,5}:[0-9]{1,5})$
 */
export type StandardCommunity = string;

/**
 * Three numbers of 32 bits.
 * @pattern ^[0-9]{1,10}:[0-9]{1,10}:[0-9]{1,10}$
 */
export type LargeCommunity = string;

/** A community that has a name of its own. */
export type WellKnownCommunity =
  | 'internet'
  | 'planned-shut'
  | 'accept-own'
  | 'route-filter-translated-v4'
  | 'route-filter-v4'
  | 'route-filter-translated-v6'
  | 'route-filter-v6'
  | 'llgr-stale'
  | 'no-llgr'
  | 'blackhole'
  | 'no-export'
  | 'no-advertise'
  | 'no-export-subconfed'
  | 'no-peer';
