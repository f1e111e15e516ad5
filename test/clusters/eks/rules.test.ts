import type { EksNetworking, EksOptions } from '../../../lib';
import { eksWith, given, inMode, SYSTEM, subnets, withPool } from '../../rules/eks-found';
import { brief } from '../../support/findings';

const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const PODS = ZONES.map((zone) => ({ zone, subnetId: `subnet-pods-${zone}` }));
const SMALL = given({ subnets: subnets({ cidr: '10.0.0.0/27' }) });
const SHARED = { ...given(), kind: 'shared', ownerAccountId: '111122223333' } as const;
const HYBRID: EksNetworking = {
  mode: 'hybrid',
  remoteNodeNetworks: ['10.80.0.0/16'],
  remotePodNetworks: ['10.85.0.0/16'],
};
const PRIVATE: Partial<EksOptions> = { endpointAccess: { private: false } };
const TAINT = { key: 'example.com/gpu', effect: 'NoSchedule' } as const;
const WINDOWS = { name: 'windows', image: 'windows-2022', instanceTypes: ['m7i.large'] } as const;

/** The nearest that breaks a rule in another way than its case, and the nearest that does not break it. */
const EDGES: readonly [string, ReturnType<typeof eksWith>, readonly string[]][] = [
  // Services
  [
    'a Service range that is too small',
    eksWith({ serviceRange: '172.20.0.0/25' }),
    ['service-range-is-private@serviceRange'],
  ],
  [
    'a Service range that is too large',
    eksWith({ serviceRange: '10.0.0.0/11', vpc: { kind: 'new', cidr: '192.168.0.0/16' } }),
    ['service-range-is-private@serviceRange'],
  ],
  ['the largest Service range', eksWith({ serviceRange: '172.16.0.0/12' }), []],
  [
    'a Service range on IPv6',
    eksWith({ ipFamily: 'ipv6', serviceRange: '100.64.0.0/16' }),
    ['ranges-are-used@serviceRange'],
  ],
  ['an IPv6 Service range', eksWith({ serviceRange: 'fd00:96::/112' }), []],
  // Endpoints
  [
    'nobody reaches the API server',
    eksWith({ endpointAccess: { private: false, public: false } }),
    ['endpoint-is-reachable@endpointAccess'],
  ],
  [
    'the public endpoint, and no way out',
    eksWith({ vpc: { kind: 'new', nat: 'none' }, ...PRIVATE }),
    ['nodes-reach-the-api-server@endpointAccess.private', 'nat-none-has-endpoints@vpc.nat'],
  ],
  [
    'the public endpoint, and a way out on IPv6',
    eksWith({ vpc: { kind: 'new', nat: 'none' }, ipFamily: 'ipv6', ...PRIVATE }),
    ['nat-none-has-endpoints@vpc.nat'],
  ],
  [
    'both endpoints, the public one for some',
    eksWith({ vpc: given(), endpointAccess: { public: ['203.0.113.7/32'] } }),
    [],
  ],
  [
    'nobody reaches the API server, and no way out',
    eksWith({ vpc: { kind: 'new', nat: 'none' }, endpointAccess: { private: false, public: false } }),
    ['endpoint-is-reachable@endpointAccess', 'nat-none-has-endpoints@vpc.nat'],
  ],
  [
    'the public endpoint for some, of a VPC that exists',
    eksWith({ vpc: given(), endpointAccess: { private: false, public: ['203.0.113.7/32'] } }),
    ['public-ranges-let-nodes-in@endpointAccess.private'],
  ],
  [
    'a public range that is none',
    eksWith({ endpointAccess: { public: ['203.0.113.7'] } }),
    ['public-ranges-are-public@endpointAccess.public[0]'],
  ],
  // VPC
  [
    'a range of a subnet that is none',
    eksWith({ vpc: given({ subnets: subnets({ cidr: '10.0.0.1/20' }) }) }),
    ['subnets-lie-in-the-vpc@vpc.subnets[0].cidr'],
  ],
  [
    'a range of a new VPC that is none',
    eksWith({ vpc: { kind: 'new', cidr: '10.0.0.1/16', secondaryCidrs: ['192.168.0.0/16'] } }),
    [],
  ],
  [
    'a further range of a new VPC that is none',
    eksWith({ vpc: { kind: 'new', secondaryCidrs: ['192.168.0.1/16'] } }),
    [],
  ],
  [
    'an IPv6 range for a new VPC',
    eksWith({ vpc: { kind: 'new', secondaryCidrs: ['2001:db8:42::/56'] } }),
    ['vpc-range-size@vpc.secondaryCidrs[0]'],
  ],
  [
    'a range that AWS uses itself',
    eksWith({ vpc: { kind: 'new', secondaryCidrs: ['198.19.0.0/20'] } }),
    ['secondary-ranges-go-with-the-primary@vpc.secondaryCidrs[0]'],
  ],
  ['private blocks in a VPC that has them', eksWith({ vpc: given({ cidrs: ['10.0.0.0/16', '192.168.0.0/16'] }) }), []],
  [
    'a local zone',
    eksWith({ vpc: { kind: 'new', zones: ['us-west-2a', 'us-west-2-lax-1a'] } }),
    ['zones-are-well-formed@vpc.zones[1]'],
  ],
  [
    'the name of a zone for its id',
    eksWith({ vpc: given({ subnets: subnets({ zoneId: 'eu-central-1a' }) }) }),
    ['zones-are-well-formed@vpc.subnets[0].zoneId'],
  ],
  [
    'subnets for pods in two regions',
    inMode(
      { mode: 'vpc-cni', podSubnets: [...PODS, { zone: 'eu-west-1a', subnetId: 'subnet-west' }] },
      { vpc: given() },
    ),
    ['zones-are-of-one-region@networking.podSubnets[3].zone'],
  ],
  [
    'an IPv6 range of a subnet',
    eksWith({
      ipFamily: 'ipv6',
      vpc: given({ cidrs: ['10.0.0.0/16', '2001:db8:42::/56'], subnets: subnets({ cidr: '2001:db8:42::/64' }) }),
    }),
    [],
  ],
  // Addresses
  [
    'a minimum is enough for prefixes',
    inMode({ mode: 'vpc-cni', prefixDelegation: true, warm: { prefixes: 0, ips: 1, minimumIps: 5 } }),
    [],
  ],
  ['no prefixes wanted, none kept', inMode({ mode: 'vpc-cni', warm: { prefixes: 0 } }), []],
  [
    'prefixes on IPv6',
    inMode({ mode: 'vpc-cni', warm: { prefixes: 0 } }, { ipFamily: 'ipv6' }),
    ['prefixes-are-kept-warm@networking.warm.prefixes'],
  ],
  [
    'prefixes and addresses',
    inMode({ mode: 'vpc-cni', prefixDelegation: true, warm: { prefixes: 1, ips: 5 } }),
    ['warm-targets-are-read@networking.warm.prefixes'],
  ],
  [
    'prefixes without delegation',
    inMode({ mode: 'vpc-cni', warm: { prefixes: 1 } }),
    ['warm-targets-are-read@networking.warm.prefixes'],
  ],
  ['interfaces alone', inMode({ mode: 'vpc-cni', warm: { enis: 2 } }), []],
  ['small subnets, no interface in reserve', inMode({ mode: 'vpc-cni', warm: { enis: 0 } }, { vpc: SMALL }), []],
  ['small subnets, addresses in reserve', inMode({ mode: 'vpc-cni', warm: { ips: 2 } }, { vpc: SMALL }), []],
  ['small subnets, pods elsewhere', inMode({ mode: 'vpc-cni', podSubnets: PODS }, { vpc: SMALL }), []],
  ['small subnets, addresses that are not of the VPC', inMode({ mode: 'calico-overlay' }, { vpc: SMALL }), []],
  [
    'small subnets, prefixes elsewhere',
    inMode({ mode: 'cilium-eni', prefixDelegation: true, podSubnetIds: ['subnet-pods'] }, { vpc: SMALL }),
    [],
  ],
  [
    'small subnets, prefixes',
    inMode({ mode: 'vpc-cni', prefixDelegation: true }, { vpc: SMALL }),
    ['prefixes-fit-subnets@vpc.subnets[0].cidr'],
  ],
  [
    'small subnets, prefixes of IPv6',
    inMode({ mode: 'vpc-cni' }, { ipFamily: 'ipv6', vpc: { ...SMALL, cidrs: ['10.0.0.0/16', '2001:db8:42::/56'] } }),
    [],
  ],
  [
    'a minimum of addresses alone, and no prefixes',
    inMode({ mode: 'vpc-cni', prefixDelegation: true, warm: { prefixes: 0, minimumIps: 5 } }),
    ['warm-pool-can-grow@networking.warm.minimumIps'],
  ],
  [
    'small subnets, a minimum of addresses alone',
    inMode({ mode: 'vpc-cni', warm: { minimumIps: 5 } }, { vpc: SMALL }),
    ['warm-pool-can-grow@networking.warm.minimumIps'],
  ],
  [
    'small subnets by their IPv6 range',
    eksWith({
      vpc: given({ cidrs: ['10.0.0.0/16', '2001:db8:42::/56'], subnets: subnets({ cidr: '2001:db8:42::/64' }) }),
    }),
    [],
  ],
  // Amazon's CNI
  ['no prefixes on IPv4', inMode({ mode: 'vpc-cni', prefixDelegation: false }), []],
  [
    'strict groups and Cilium',
    inMode({ mode: 'cilium-chained', vpcCni: { securityGroupsForPods: { enforcing: 'strict' } } }),
    ['policies-reach-pods-with-groups@networking.vpcCni.securityGroupsForPods.enforcing'],
  ],
  [
    'strict policies beside hybrid nodes',
    inMode({ ...HYBRID, vpcCni: { networkPolicy: 'strict' } }, PRIVATE),
    ['strict-policies-cover-every-pod@networking.vpcCni.networkPolicy'],
  ],
  [
    'subnets for pods in too few named zones',
    inMode({ mode: 'vpc-cni', podSubnets: PODS.slice(1) }, { vpc: { kind: 'new', zones: ZONES } }),
    ['pod-subnets-are-in-every-zone@networking.podSubnets'],
  ],
  [
    'subnets for pods in a zone of many',
    inMode({ mode: 'vpc-cni', podSubnets: PODS.slice(2) }),
    ['pod-subnets-are-in-every-zone@networking.podSubnets'],
  ],
  ['a shared VPC, pods beside nodes', eksWith({ vpc: SHARED }), []],
  [
    'a VPC that is not known to have no IPv6 range',
    eksWith({ ipFamily: 'ipv6', vpc: given({ cidrs: ['10.0.0.0'] }) }),
    [],
  ],
  // Node pools
  [
    'labels of EKS',
    withPool({ labels: { 'eks.amazonaws.com/role': 'apps' } }),
    ['pool-labels-are-free@nodePools[1].labels["eks.amazonaws.com/role"]'],
  ],
  [
    'labels of Kubernetes',
    withPool({ labels: { 'sub.k8s.io/role': 'apps' } }),
    ['pool-labels-are-free@nodePools[1].labels["sub.k8s.io/role"]'],
  ],
  [
    'a long key of a label',
    withPool({ labels: { [`example.com/${'a'.repeat(52)}`]: 'b' } }),
    [`pool-labels-fit@nodePools[1].labels["example.com/${'a'.repeat(52)}"]`],
  ],
  [
    'a long key of a taint',
    withPool({ taints: [{ ...TAINT, key: `example.com/${'a'.repeat(52)}` }] }),
    ['pool-taints-fit@nodePools[1].taints[0].key'],
  ],
  [
    'a spot pool without types',
    withPool({ spot: true, instanceTypes: [] }),
    ['pool-names-instance-types@nodePools[1].instanceTypes'],
  ],
  [
    'a spot pool in two zones',
    withPool(
      { spot: true, instanceTypes: ['m5.large', 'm6i.large', 'm7i.large'] },
      { vpc: { kind: 'new', zones: ZONES.slice(1) } },
    ),
    ['spot-has-three-zones@vpc.zones'],
  ],
  ['no pool at all', eksWith({ nodePools: [] }), ['has-linux-nodes@nodePools']],
  [
    'a pool that may be empty',
    eksWith({ nodePools: [{ ...SYSTEM, nodes: { min: 0, max: 2 } }] }),
    ['system-pods-have-two-nodes@nodePools'],
  ],
  ['hybrid nodes alone', inMode(HYBRID, { ...PRIVATE, nodePools: [] }), []],
  [
    'one spot node with a taint beside hybrid nodes',
    inMode(HYBRID, {
      ...PRIVATE,
      nodePools: [
        { ...SYSTEM, nodes: 1, spot: true, instanceTypes: ['m5.large', 'm6i.large', 'm7i.large'], taints: [TAINT] },
      ],
    }),
    [],
  ],
  [
    'a taint that only discourages',
    eksWith({ nodePools: [{ ...SYSTEM, taints: [{ ...TAINT, effect: 'PreferNoSchedule' }] }] }),
    [],
  ],
  [
    'a taint that an agent takes off',
    eksWith({ nodePools: [{ ...SYSTEM, taints: [{ key: 'node.cilium.io/agent-not-ready', effect: 'NoExecute' }] }] }),
    [],
  ],
  // Windows
  [
    'Windows in Auto Mode',
    inMode({ mode: 'auto' }, { nodePools: [WINDOWS] }),
    ['auto-mode-has-no-node-groups@nodePools[0]', 'windows-has-amazons-cni@nodePools[0].image'],
  ],
  [
    'Windows where everything is left to Linux',
    inMode(
      { mode: 'vpc-cni', podSubnets: PODS, securityGroupsForPods: {}, networkPolicy: 'standard' },
      { nodePools: [SYSTEM, WINDOWS] },
    ),
    ['windows-is-left-out@nodePools[1].image'],
  ],
];

test.each(EDGES)('%s', (_, findings, expected) => {
  const own = findings.map(brief).filter((finding) => finding.startsWith('eks/'));
  expect(own).toEqual(expected.map((finding) => `eks/${finding.replace('@', '@cluster.')}`));
});
