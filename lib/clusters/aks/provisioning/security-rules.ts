import type { PortNeed } from '../../../core/needs';
import type { AksCluster } from '../aks-cluster';

/** A rule of a network security group. */
export interface AksSecurityRule<S = string> {
  /** Part of its name: stays as long as it is about the same. */
  readonly name: string;
  /** Its place among the rules of the cluster: the same whatever others there are, for no two may have one priority. */
  readonly place: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly protocol: '*' | 'Tcp' | 'Udp' | 'Icmp';
  /** Ranges. */
  readonly from: readonly S[];
  /** Ranges. */
  readonly to: readonly S[];
  /** `80`, `9962-9964`, `*`. */
  readonly ports: readonly string[];
  /** At most 140 characters. */
  readonly description: string;
}

const PROTOCOLS = [
  ['TCP', 'Tcp'],
  ['UDP', 'Udp'],
  ['ICMP', 'Icmp'],
] as const;

/**
 * What a network security group on the subnets of nodes must let through, besides what Azure's default rules do: pods of an
 * overlay have addresses that these do not know, and a group of yours may deny more.
 *
 * @param ports - what the distribution and plans need.
 * @see https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay
 */
export function securityRulesOf<S>(cluster: AksCluster<S>, ports: readonly PortNeed[]): readonly AksSecurityRule<S>[] {
  const { aks, ranges } = cluster;
  // All of the VNet, where it is not known which part of it nodes are in.
  const nodes = aks.nodeSubnet.cidr === undefined ? aks.vnetCidrs : [aks.nodeSubnet.cidr];
  const inSubnet = aks.podSubnet?.cidr;
  const inside = [...nodes, ...(inSubnet === undefined ? ranges.pods : [inSubnet])];
  const outside = [...aks.vnetCidrs, ...aks.connectedNetworks.flatMap(({ cidrs }) => cidrs)];
  return (['IPv4', 'IPv6'] as const).flatMap((family, half) => {
    const own = inside.filter((range) => familyOf(range) === family);
    const others = outside.filter((range) => familyOf(range) === family);
    return [...between(own, family, half), ...fromOutside(others, own, ports, family, half)];
  });
}

/** Rules of one family, of which there are two halves: no rule may speak of both. */
const PLACES = 8;

function between<S>(own: readonly S[], family: string, half: number): readonly AksSecurityRule<S>[] {
  if (own.length === 0) return [];
  return (['Inbound', 'Outbound'] as const).map((direction) => ({
    name: `nodes-and-pods-${family}-${direction}`.toLowerCase(),
    place: half * PLACES,
    direction,
    protocol: '*',
    from: own,
    to: own,
    ports: ['*'],
    description: 'Nodes and pods of the cluster, among each other',
  }));
}

function fromOutside<S>(
  from: readonly S[],
  to: readonly S[],
  needs: readonly PortNeed[],
  family: string,
  half: number,
): readonly AksSecurityRule<S>[] {
  if (from.length === 0 || to.length === 0) return [];
  return PROTOCOLS.flatMap(([theirs, protocol], index) => {
    const mine = needs.filter(
      (need) => need.to === 'node' && (need.from === 'anyone' || need.from === 'bgp-peer') && need.protocol === theirs,
    );
    if (mine.length === 0) return [];
    return {
      name: `ports-${family}-${protocol}`.toLowerCase(),
      place: half * PLACES + 1 + index,
      direction: 'Inbound',
      protocol,
      from,
      to,
      ports: protocol === 'Icmp' ? ['*'] : [...new Set(mine.map(portsOf))].sort(),
      description: [...new Set(mine.map(({ purpose }) => purpose))].join(', ').slice(0, 140),
    };
  });
}

function portsOf({ port, endPort }: PortNeed): string {
  if (port === undefined) return '*';
  return endPort === undefined || endPort === port ? String(port) : `${port}-${endPort}`;
}

/** What is known only later is taken for IPv4. */
function familyOf(range: unknown): 'IPv4' | 'IPv6' {
  return typeof range === 'string' && range.includes(':') ? 'IPv6' : 'IPv4';
}
