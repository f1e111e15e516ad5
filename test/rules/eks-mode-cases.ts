import type { EksPodSubnet, EksVpc } from '../../lib';
import type { Finding } from '../../lib/core/finding';
import type { RuleCases } from './cases';
import { eksWith, given, inMode, subnets } from './eks-found';

const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const forPods = (...zones: readonly string[]): readonly EksPodSubnet[] =>
  zones.map((zone) => ({ zone, subnetId: `subnet-pods-${zone}` }));
const withPodSubnets = (podSubnets: 'new' | readonly EksPodSubnet[], vpc: EksVpc = given()): readonly Finding[] =>
  inMode({ mode: 'vpc-cni', podSubnets }, { vpc });
const inSmall = (cidr: string): EksVpc => given({ subnets: subnets({ cidr }) });
const IPV6 = { ipFamily: 'ipv6' } as const;
const HYBRID = { mode: 'hybrid', remoteNodeNetworks: ['10.80.0.0/16'], remotePodNetworks: ['10.85.0.0/16'] } as const;

/** Rules about networking modes of EKS. */
export const EKS_MODE_CASES: RuleCases = {
  'eks/ranges-are-used': {
    fails: () => inMode({ mode: 'cilium-eni' }, { podRange: '10.244.0.0/16' }),
    at: 'cluster.podRange',
    passes: () => inMode({ mode: 'cilium-overlay' }, { podRange: '10.244.0.0/16' }),
  },
  'eks/strict-policies-cover-every-pod': {
    fails: () => inMode({ mode: 'auto', networkPolicy: 'DefaultDeny' }),
    at: 'cluster.networking.networkPolicy',
    passes: () => inMode({ mode: 'vpc-cni', networkPolicy: 'standard' }),
  },
  'eks/policies-reach-pods-with-groups': {
    fails: () => inMode({ mode: 'calico-policy', vpcCni: { securityGroupsForPods: { enforcing: 'strict' } } }),
    at: 'cluster.networking.vpcCni.securityGroupsForPods.enforcing',
    passes: () => inMode({ mode: 'cilium-chained', vpcCni: { securityGroupsForPods: {} } }),
  },
  'eks/strict-groups-have-nat': {
    fails: () =>
      inMode(
        { mode: 'vpc-cni', securityGroupsForPods: { enforcing: 'strict' } },
        { vpc: { kind: 'new', nat: 'none' } },
      ),
    at: 'cluster.networking.securityGroupsForPods.enforcing',
    passes: () => inMode({ mode: 'vpc-cni', securityGroupsForPods: { enforcing: 'strict' } }),
  },
  'eks/external-snat-has-nat': {
    fails: () =>
      inMode(
        { mode: 'vpc-cni', externalSnat: true },
        { vpc: given({ subnets: subnets().map((subnet) => ({ ...subnet, public: true })) }) },
      ),
    at: 'cluster.networking.externalSnat',
    passes: () =>
      inMode({ mode: 'vpc-cni', externalSnat: true }, { vpc: given({ subnets: subnets({ public: true }) }) }),
  },
  'eks/warm-pool-can-grow': {
    fails: () => inMode({ mode: 'vpc-cni', warm: { minimumIps: 10 } }),
    at: 'cluster.networking.warm.minimumIps',
    passes: () => inMode({ mode: 'vpc-cni', warm: { minimumIps: 10, ips: 2 } }),
  },
  'eks/prefixes-are-kept-warm': {
    fails: () => inMode({ mode: 'cilium-chained', vpcCni: { prefixDelegation: true, warm: { prefixes: 0 } } }),
    at: 'cluster.networking.vpcCni.warm.prefixes',
    passes: () => inMode({ mode: 'vpc-cni', prefixDelegation: true, warm: { prefixes: 0, ips: 5 } }),
  },
  'eks/warm-targets-are-read': {
    fails: () => inMode({ mode: 'vpc-cni', warm: { enis: 2, ips: 5 } }),
    at: 'cluster.networking.warm.enis',
    passes: () => inMode({ mode: 'vpc-cni', prefixDelegation: true, warm: { prefixes: 2 } }),
  },
  'eks/small-subnets-keep-few-warm': {
    fails: () => eksWith({ vpc: inSmall('10.0.0.0/25') }),
    at: 'cluster.vpc.subnets[0].cidr',
    passes: () => inMode({ mode: 'vpc-cni', warm: { ips: 2, minimumIps: 8 } }, { vpc: inSmall('10.0.0.0/25') }),
  },
  'eks/prefixes-fit-subnets': {
    fails: () => inMode({ mode: 'cilium-eni', prefixDelegation: true }, { vpc: inSmall('10.0.0.0/27') }),
    at: 'cluster.vpc.subnets[0].cidr',
    passes: () => inMode({ mode: 'vpc-cni', prefixDelegation: true }, { vpc: inSmall('10.0.0.0/26') }),
  },
  'eks/new-pod-subnets-have-a-range': {
    fails: () => withPodSubnets('new', { kind: 'new' }),
    at: 'cluster.vpc.secondaryCidrs',
    passes: () => withPodSubnets('new', { kind: 'new', secondaryCidrs: ['100.64.0.0/16'] }),
  },
  'eks/pod-subnets-are-one-a-zone': {
    fails: () => withPodSubnets(forPods(...ZONES, 'eu-central-1a')),
    at: 'cluster.networking.podSubnets[3].zone',
    passes: () => withPodSubnets(forPods(...ZONES)),
  },
  'eks/pod-subnets-are-in-every-zone': {
    fails: () => withPodSubnets(forPods('eu-central-1a', 'eu-central-1b')),
    at: 'cluster.networking.podSubnets',
    passes: () => withPodSubnets(forPods('eu-central-1a', 'eu-central-1b'), given({ subnets: subnets().slice(1) })),
  },
  'eks/pod-subnets-have-nodes': {
    fails: () => withPodSubnets(forPods(...ZONES), { kind: 'new', zones: ZONES.slice(0, 2) }),
    at: 'cluster.networking.podSubnets[2].zone',
    passes: () => withPodSubnets(forPods(...ZONES), { kind: 'new', zones: ZONES }),
  },
  'eks/pod-subnets-know-whose-zones': {
    fails: () => withPodSubnets(forPods(...ZONES), { ...given(), kind: 'shared', ownerAccountId: '111122223333' }),
    at: 'cluster.networking.podSubnets',
    passes: () => withPodSubnets(forPods(...ZONES)),
  },
  'eks/ipv6-has-a-cni': {
    fails: () => inMode({ mode: 'cilium-eni' }, IPV6),
    at: 'cluster.ipFamily',
    passes: () => inMode({ mode: 'vpc-cni' }, IPV6),
  },
  'eks/ipv6-has-a-supported-cni': {
    fails: () => inMode({ mode: 'calico-policy' }, IPV6),
    at: 'cluster.ipFamily',
    passes: () => inMode({ mode: 'auto' }, IPV6),
  },
  'eks/ipv6-has-no-custom-networking': {
    fails: () => inMode({ mode: 'vpc-cni', podSubnets: forPods(...ZONES) }, IPV6),
    at: 'cluster.networking.podSubnets',
    passes: () => inMode({ mode: 'vpc-cni', podSubnets: forPods(...ZONES) }),
  },
  'eks/ipv6-takes-prefixes': {
    fails: () => inMode({ mode: 'vpc-cni', prefixDelegation: false }, IPV6),
    at: 'cluster.networking.prefixDelegation',
    passes: () => inMode({ mode: 'vpc-cni', prefixDelegation: true }, IPV6),
  },
  'eks/ipv6-and-security-groups-for-pods': {
    fails: () => inMode({ mode: 'vpc-cni', securityGroupsForPods: {} }, IPV6),
    at: 'cluster.networking.securityGroupsForPods',
    passes: () => inMode({ mode: 'vpc-cni', securityGroupsForPods: {} }),
  },
  'eks/ipv6-vpc-has-a-range': {
    fails: () => eksWith({ ...IPV6, vpc: given() }),
    at: 'cluster.vpc.cidrs',
    passes: () => eksWith({ ...IPV6, vpc: given({ cidrs: ['10.0.0.0/16', '2001:db8:42::/56'] }) }),
  },
  'eks/hybrid-networks-are-given': {
    fails: () => inMode({ ...HYBRID, remotePodNetworks: [] }),
    at: 'cluster.networking.remotePodNetworks',
    passes: () => inMode(HYBRID),
  },
  'eks/hybrid-networks-are-private': {
    fails: () => inMode({ ...HYBRID, remoteNodeNetworks: ['10.80.0.0/16', '100.64.0.0/16'] }),
    at: 'cluster.networking.remoteNodeNetworks[1]',
    passes: () => inMode({ ...HYBRID, remoteNodeNetworks: ['10.80.0.0/16', '192.168.0.0/24'] }),
  },
  'eks/hybrid-is-ipv4': {
    fails: () => inMode(HYBRID, IPV6),
    at: 'cluster.ipFamily',
    passes: () => inMode(HYBRID, { ipFamily: 'ipv4' }),
  },
  'eks/public-ranges-let-hybrid-nodes-in': {
    fails: () => inMode(HYBRID, { endpointAccess: { public: ['203.0.113.0/24'] } }),
    at: 'cluster.endpointAccess.public',
    passes: () => inMode(HYBRID),
  },
};
