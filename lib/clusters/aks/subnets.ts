import type { AksSettings, AksSubnetFacts } from './aks-cluster';
import type { AksNewVnet, AksSubnet, AksVnet } from './vnet-options';

/** Ranges of the network that AKS makes by itself. */
const MANAGED_CIDR = '10.224.0.0/12';
const MANAGED_NODE_SUBNET = '10.224.0.0/16';

/** What a network made for the cluster has besides. */
const NEW_POD_SUBNET = '10.225.0.0/16';
const NEW_IPV6_CIDR = 'fd12:3456:789b::/48';
const NEW_IPV6_NODE_SUBNET = 'fd12:3456:789b::/64';

/** The network of a cluster and its subnets. */
export type AksNetwork<S> = Pick<AksSettings<S>, 'vnetCidrs' | 'nodeSubnet' | 'podSubnet'>;

/** What of a networking mode its network depends on. */
export interface NetworkNeeds {
  readonly pods: 'range' | 'node-subnet' | 'pod-subnet';
  readonly isDualStack: boolean;
}

/** The network of a cluster and its subnets, with defaults. */
export function networkOf<S>(vnet: AksVnet<S>, needs: NetworkNeeds): AksNetwork<S> {
  switch (vnet.kind) {
    case 'managed':
      return {
        vnetCidrs: [MANAGED_CIDR as S],
        nodeSubnet: { cidr: MANAGED_NODE_SUBNET as S, place: ['vnet'] },
      };
    case 'new':
      return newNetwork(vnet, needs);
    case 'existing':
      return {
        vnetCidrs: vnet.cidrs,
        nodeSubnet: given(vnet.nodeSubnet, 'nodeSubnet'),
        ...(vnet.podSubnet !== undefined && { podSubnet: given(vnet.podSubnet, 'podSubnet') }),
      };
  }
}

function newNetwork<S>(vnet: AksNewVnet<S>, { pods, isDualStack }: NetworkNeeds): AksNetwork<S> {
  const hasPodSubnet = pods === 'pod-subnet' || vnet.podSubnet !== undefined;
  const hasIpv6 = isDualStack || vnet.ipv6 !== undefined;
  return {
    vnetCidrs: [...(vnet.cidrs ?? [MANAGED_CIDR as S]), ...(hasIpv6 ? [vnet.ipv6?.cidr ?? (NEW_IPV6_CIDR as S)] : [])],
    nodeSubnet: {
      cidr: vnet.nodeSubnet ?? (MANAGED_NODE_SUBNET as S),
      ...(hasIpv6 && { ipv6Cidr: vnet.ipv6?.nodeSubnet ?? (NEW_IPV6_NODE_SUBNET as S) }),
      place: ['vnet', 'nodeSubnet'],
    },
    ...(hasPodSubnet && {
      podSubnet: { cidr: vnet.podSubnet ?? (NEW_POD_SUBNET as S), place: ['vnet', 'podSubnet'] },
    }),
  };
}

function given<S>({ id, cidr, egress }: AksSubnet<S>, name: string): AksSubnetFacts<S> {
  return {
    id,
    ...(cidr !== undefined && { cidr }),
    ...(egress !== undefined && { egress }),
    place: ['vnet', name, 'cidr'],
  };
}
