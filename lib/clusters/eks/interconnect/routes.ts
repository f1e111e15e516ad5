import type { Interconnect, InterconnectedNetwork } from './options';

/** Connections between so many networks, each with each. */
export function peeringsOf(networks: number): number {
  return (networks * (networks - 1)) / 2;
}

/** Ranges of a network that others route to it. */
export function routedRanges<S>({ vpcCidrs, podCidrs = [] }: InterconnectedNetwork<S>): readonly S[] {
  return [...vpcCidrs, ...podCidrs];
}

/** Routes that the table of a network holds: those to the others, and the one that leads to the internet. */
export function routesOf<S>(interconnect: Interconnect<S>, network: number): number {
  const others = interconnect.networks.filter((_, index) => index !== network);
  const summary = interconnect.kind === 'transit-gateway' ? interconnect.summary : undefined;
  return 1 + (summary?.length ?? others.reduce((sum, other) => sum + routedRanges(other).length, 0));
}
