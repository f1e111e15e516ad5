import type { Port } from '../../../clusters/options';

/**
 * How pods on different nodes reach each other.
 * @discriminator mode
 */
export type CiliumRouting<S = string> = CiliumTunnelRouting | CiliumNativeRouting<S>;

/** Packets between nodes are wrapped: needs nothing of the network but UDP between nodes. */
export interface CiliumTunnelRouting {
  readonly mode: 'tunnel';
  /**
   * How packets are wrapped.
   * @defaultValue `'vxlan'`
   */
  readonly protocol?: 'vxlan' | 'geneve';
  /**
   * UDP port.
   * @defaultValue 8472 for VXLAN, 6081 for Geneve
   */
  readonly port?: Port;
  /**
   * UDP ports that packets come from: one a flow, so that networks spread flows over their paths.
   * @defaultValue what the kernel takes
   */
  readonly sourcePortRange?: CiliumSourcePorts;
  /**
   * IP family of the outer packets. `'auto'`: IPv4 where nodes have it.
   * @defaultValue `'ipv4'`, or `'ipv6'` in clusters without IPv4
   */
  readonly underlay?: 'ipv4' | 'ipv6' | 'auto';
}

/** UDP ports from one to another, both among them. */
export interface CiliumSourcePorts {
  /** The first. */
  readonly from: Port;
  /** The last: not less than the first. */
  readonly to: Port;
}

/** Packets between nodes are routed as they are: no overhead, but something must know the way to pod addresses. */
export interface CiliumNativeRouting<S = string> {
  readonly mode: 'native';
  /**
   * Whether Cilium installs the routes to other nodes' pods. Possible only while nodes share a layer 2 segment.
   * `false`: the network does it, by cloud routes or BGP.
   */
  readonly autoDirectNodeRoutes: boolean;
  /**
   * Install routes only to nodes in the same segment, and leave the others to the network.
   * @defaultValue `false`
   */
  readonly directRoutingSkipUnreachable?: boolean;
  /**
   * The IPv4 range within which pod addresses are routed and so not masqueraded.
   * @defaultValue the cluster's IPv4 pod range; on GKE one that holds all of them
   */
  readonly ipv4NativeRoutingCIDR?: S;
  /**
   * The same for IPv6.
   * @defaultValue the cluster's IPv6 pod range
   */
  readonly ipv6NativeRoutingCIDR?: S;
  /**
   * Take the native routing range from the range of pods that the operator cuts into blocks: one range of each IP family, with
   * `ipam` `'cluster-pool'`. Given beside ranges, those win.
   * @defaultValue `false`
   */
  readonly nativeRoutingCIDRFromClusterPool?: boolean;
}
