import type { IpFamily } from '../../../core/network/cidr';

/**
 * What hides pod addresses behind those of nodes, in full.
 * @discriminator by
 */
export type CiliumMasquerade<S = string> = CiliumBpfMasquerade<S> | CiliumIptablesMasquerade;

/** eBPF programs do it, at the devices of the node. Needs kube-proxy replacement. */
export interface CiliumBpfMasquerade<S = string> {
  /** What hides addresses. */
  readonly by: 'bpf';
  /**
   * IP families whose addresses are hidden.
   * @minItems 1
   * @defaultValue all of the cluster
   */
  readonly families?: readonly IpFamily[];
  /**
   * Choose more destinations that see pod addresses as they are, beside the native routing range, which may then be absent.
   * `true`: all private and reserved ranges.
   * @defaultValue `false`
   */
  readonly ipMasqAgent?: boolean | CiliumIpMasqAgent<S>;
}

/** The kernel's iptables do it. */
export interface CiliumIptablesMasquerade {
  /** What hides addresses. */
  readonly by: 'iptables';
  /**
   * IP families whose addresses are hidden.
   * @minItems 1
   * @defaultValue all of the cluster
   */
  readonly families?: readonly IpFamily[];
  /**
   * Devices on which addresses are hidden: names, or prefixes such as `eth+`. Multi-pool addresses need them.
   * @minItems 1
   * @defaultValue all that Cilium did not make
   */
  readonly egressInterfaces?: readonly string[];
  /**
   * Take the source address that the route of a packet names, instead of the device's first.
   * @defaultValue `false`
   */
  readonly toRouteSource?: boolean;
}

/** Destinations that see pod addresses as they are. */
export interface CiliumIpMasqAgent<S = string> {
  /**
   * Ranges in CIDR notation.
   * @minItems 1
   * @defaultValue all private and reserved ranges
   */
  readonly nonMasqueradeCIDRs?: readonly S[];
  /**
   * Hide pod addresses from IPv4 addresses of the link, `169.254.0.0/16`.
   * @defaultValue `false`
   */
  readonly masqLinkLocal?: boolean;
  /**
   * Hide pod addresses from IPv6 addresses of the link, `fe80::/10`.
   * @defaultValue `false`
   */
  readonly masqLinkLocalIPv6?: boolean;
}
