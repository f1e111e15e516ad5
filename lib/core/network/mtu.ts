import type { IpFamily } from './cidr';

/** How packets between pods of different nodes are wrapped. */
export type Encapsulation = 'none' | 'vxlan' | 'geneve' | 'ipip' | 'wireguard';

/**
 * Bytes that a wrapping takes from every packet, by IP version of the network between the nodes.
 * CNIs round these up in their own ways; a planner that does states its own figure.
 */
export const OVERHEAD: Readonly<Record<Encapsulation, Readonly<Record<IpFamily, number>>>> = {
  none: { ipv4: 0, ipv6: 0 },
  vxlan: { ipv4: 50, ipv6: 70 },
  geneve: { ipv4: 50, ipv6: 70 },
  ipip: { ipv4: 20, ipv6: 40 },
  wireguard: { ipv4: 60, ipv6: 80 },
};

/** The smallest MTU that IPv6 allows on a link (RFC 8200); below it IPv6 pods have no network. */
export const SMALLEST_IPV6_MTU = 1280;

/** The MTU that a pod's interface gets: that of the node's network card less every wrapping. */
export function podMtu(nodeMtu: number, wrappings: readonly Encapsulation[], underlay: IpFamily): number {
  return wrappings.reduce((mtu, wrapping) => mtu - OVERHEAD[wrapping][underlay], nodeMtu);
}
