import type { BgpAdvertisement } from './advertisement-options';
import type { BgpNodes } from './bgp-options';
import type { L2Announcement, LoadBalancerPool } from './pool-options';

/**
 * Which addresses Services get, and who outside of the cluster is told of them, and of those of pods.
 *
 * What belongs together is said by nesting one description in another, or by its name. Descriptions that are nested in
 * several places are made once; those of one name must be the same.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cilium.io/en/stable/network/lb-ipam/
 */
export interface CiliumAnnouncementsOptions<S = string> {
  /**
   * Name of the plan: a DNS label, unique in a composition.
   * @defaultValue `'cilium-announcements'`
   */
  readonly name?: string;
  /**
   * Pools of addresses for Services, to be named elsewhere.
   * @maxItems 200
   * @defaultValue none but those that are nested
   */
  readonly pools?: readonly LoadBalancerPool<S>[];
  /**
   * Addresses that nodes answer for in their segment.
   * @maxItems 200
   * @defaultValue none
   */
  readonly l2?: readonly L2Announcement<S>[];
  /**
   * What peers are told of, to be named elsewhere.
   * @maxItems 200
   * @defaultValue none but those that are nested
   */
  readonly advertisements?: readonly BgpAdvertisement<S>[];
  /**
   * Nodes that speak BGP, and with whom.
   * @maxItems 200
   * @defaultValue none
   */
  readonly bgp?: readonly BgpNodes<S>[];
}
