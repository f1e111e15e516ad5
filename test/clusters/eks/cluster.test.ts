import { compose, type EksNetworking, type EksOptions, eksCluster, isEksCluster, k3sCluster } from '../../../lib';
import type { Platform } from '../../../lib/core/cluster';
import { eks } from '../../support/clusters';
import { brief, findingsOf } from '../../support/findings';

const HYBRID: EksNetworking = {
  mode: 'hybrid',
  remoteNodeNetworks: ['10.80.0.0/16'],
  remotePodNetworks: ['10.85.0.0/16'],
};
const SUBNETS = [
  { id: 'subnet-a', zoneId: 'euc1-az1' },
  { id: 'subnet-b', zoneId: 'euc1-az2' },
] as const;

type Settled = Pick<Platform, 'podNetwork' | 'apiServerReachesPods' | 'provides'> & {
  readonly kubeProxy: string;
  readonly pods: readonly string[];
};
const REACHED = { apiServerReachesPods: true, pods: [] } as const;
const BEHIND = { apiServerReachesPods: false, pods: ['10.244.0.0/16'], podNetwork: { kind: 'own' } } as const;

describe('what a networking mode settles', () => {
  test.each<[string, EksNetworking, Settled]>([
    [
      "Amazon's CNI",
      { mode: 'vpc-cni' },
      {
        ...REACHED,
        kubeProxy: 'iptables',
        provides: ['cni'],
        podNetwork: { kind: 'fixed', by: "Amazon's CNI" },
      },
    ],
    [
      "Amazon's CNI with its policy agent",
      { mode: 'vpc-cni', networkPolicy: 'standard' },
      {
        ...REACHED,
        kubeProxy: 'iptables',
        provides: ['cni', 'network-policy'],
        podNetwork: { kind: 'fixed', by: "Amazon's CNI" },
      },
    ],
    [
      'Cilium with addresses of the VPC',
      { mode: 'cilium-eni' },
      {
        ...REACHED,
        kubeProxy: 'none',
        provides: [],
        podNetwork: {
          kind: 'cloud',
          cloud: 'aws',
          prefixDelegation: false,
          routed: ['10.0.0.0/16', '10.50.0.0/16'],
          subnetIds: [],
          firstInterfaceIndex: 0,
        },
      },
    ],
    [
      "Cilium chained after Amazon's CNI",
      { mode: 'cilium-chained' },
      { ...REACHED, kubeProxy: 'iptables', provides: ['cni'], podNetwork: { kind: 'chained', plugin: 'aws-cni' } },
    ],
    ['Cilium with addresses of its own', { mode: 'cilium-overlay' }, { ...BEHIND, kubeProxy: 'none', provides: [] }],
    [
      "Calico's policies on Amazon's CNI",
      { mode: 'calico-policy' },
      { ...REACHED, kubeProxy: 'iptables', provides: ['cni'], podNetwork: { kind: 'chained', plugin: 'aws-cni' } },
    ],
    [
      'Calico with addresses of its own',
      { mode: 'calico-overlay' },
      { ...BEHIND, kubeProxy: 'iptables', provides: [] },
    ],
    [
      'Auto Mode',
      { mode: 'auto', networkPolicy: 'DefaultAllow' },
      {
        ...REACHED,
        kubeProxy: 'iptables',
        provides: ['cni', 'service-routing', 'network-policy'],
        podNetwork: { kind: 'fixed', by: 'EKS Auto Mode' },
      },
    ],
    [
      'hybrid nodes',
      HYBRID,
      {
        apiServerReachesPods: true,
        pods: ['10.85.0.0/16'],
        kubeProxy: 'iptables',
        provides: ['cni'],
        podNetwork: { kind: 'own', nodes: { 'eks.amazonaws.com/compute-type': 'hybrid' } },
      },
    ],
  ])('%s', (_, networking, settled) => {
    const { platform, kubeProxy, ranges } = eks(networking, {
      connectedNetworks: [{ name: 'shop', cidrs: ['10.50.0.0/16'] }],
    });
    const { podNetwork, apiServerReachesPods, provides } = platform;
    expect({ podNetwork, apiServerReachesPods, provides, kubeProxy, pods: ranges.pods }).toEqual(settled);
  });

  test('Cilium is told where addresses of the VPC come from', () => {
    const networking = { prefixDelegation: true, podSubnetIds: ['subnet-pods'], firstInterfaceIndex: 1 };
    expect(eks({ mode: 'cilium-eni', ...networking }).platform.podNetwork).toMatchObject({
      prefixDelegation: true,
      subnetIds: ['subnet-pods'],
      firstInterfaceIndex: 1,
    });
  });
});

describe('ranges', () => {
  test('of nodes are those of the VPC, of connected networks and of hybrid nodes', () => {
    const cluster = eks(HYBRID, {
      vpc: { kind: 'new', secondaryCidrs: ['100.64.0.0/16'] },
      connectedNetworks: [{ name: 'shop', cidrs: ['10.50.0.0/16', '10.51.0.0/16'] }],
    });
    expect(cluster.ranges).toEqual({
      nodes: ['10.0.0.0/16', '100.64.0.0/16', '10.50.0.0/16', '10.51.0.0/16', '10.80.0.0/16'],
      pods: ['10.85.0.0/16'],
      services: ['172.20.0.0/16'],
    });
  });

  test('of a VPC that exists are all that it has', () => {
    const cidrs = ['10.0.0.0/16', '100.64.0.0/16'];
    expect(eks('vpc-cni', { vpc: { kind: 'given', vpcId: 'vpc-1', cidrs, subnets: SUBNETS } }).ranges.nodes).toEqual(
      cidrs,
    );
  });

  test('of Services are chosen by AWS on IPv6', () => {
    const { ipFamilies, ranges, remarks, eks: settings } = eks('vpc-cni', { ipFamily: 'ipv6' });
    expect([ipFamilies, ranges.services, settings.serviceRange]).toEqual([['ipv6'], [], undefined]);
    expect(remarks?.deferred).toEqual([]);
  });
});

describe('node pools', () => {
  test('are two small nodes on demand where nobody names any, and none in Auto Mode', () => {
    expect(eks('vpc-cni').eks.nodePools).toEqual([
      expect.objectContaining({
        name: 'system',
        nodes: { min: 2, max: 2 },
        instanceTypes: ['m7g.large'],
        architecture: 'arm64',
        image: 'al2023',
        spot: false,
      }),
    ]);
    expect(eks('auto').nodePools).toEqual([]);
  });

  test('take their system from the image and their architecture from the instance type', () => {
    const pools = eks('vpc-cni', {
      nodePools: [
        { name: 'a', instanceTypes: ['im4gn.large'], image: 'bottlerocket' },
        { name: 'b', instanceTypes: ['g5.xlarge'] },
        { name: 'c', instanceTypes: ['m7i.large'], image: 'windows-2022' },
      ],
    }).nodePools;
    expect(pools.map(({ os, architecture }) => `${os} ${architecture}`)).toEqual([
      'linux arm64',
      'linux amd64',
      'windows amd64',
    ]);
  });
});

test('an EKS cluster is told from others', () => {
  expect([isEksCluster(eks('vpc-cni')), isEksCluster(k3sCluster({ name: 'test' }))]).toEqual([true, false]);
});

describe('what is said of a cluster', () => {
  const OPTIONS: EksOptions = {
    name: 'test',
    networking: { mode: 'vpc-cni' },
    vpc: { kind: 'new' },
    apiServer: { host: 'test.gr7.eu-central-1.eks.amazonaws.com' },
  };
  const said = (options: Partial<EksOptions>): readonly string[] =>
    findingsOf(() => eksCluster({ ...OPTIONS, ...options })).map(brief);

  test.each<[string, Partial<EksOptions>, string]>([
    ['Services in the VPC', { serviceRange: '10.0.0.0/20' }, 'cluster.vpc.cidr'],
    [
      'Services in a range of the VPC besides',
      { vpc: { kind: 'new', secondaryCidrs: ['172.20.0.0/16'] } },
      'cluster.vpc.secondaryCidrs[0]',
    ],
    [
      'Services in a VPC that exists',
      { vpc: { kind: 'given', vpcId: 'vpc-1', cidrs: ['10.0.0.0/16', '172.20.0.0/16'], subnets: SUBNETS } },
      'cluster.vpc.cidrs[1]',
    ],
    [
      'Services in a network that pods talk to',
      { connectedNetworks: [{ name: 'shop', cidrs: ['10.50.0.0/16', '172.20.128.0/20'] }] },
      'cluster.connectedNetworks[0].cidrs[1]',
    ],
    [
      'pods in the VPC although they have a range of their own',
      { networking: { mode: 'cilium-overlay' }, podRange: '10.0.0.0/8' },
      'cluster.vpc.cidr',
    ],
    [
      'nodes outside AWS in the VPC',
      { networking: { ...HYBRID, remoteNodeNetworks: ['10.0.0.0/20'] } },
      'cluster.networking.remoteNodeNetworks[0]',
    ],
  ])('%s: the place is named as the caller has', (_, options, at) => {
    expect(said(options)).toContain(`cluster/address-ranges-do-not-overlap@${at}`);
  });

  test('a range that is none is found under the name that it was given', () => {
    expect(said({ serviceRange: '172.20.0.1/16' })).toEqual(['cluster/address-ranges-are-cidrs@cluster.serviceRange']);
    expect(said({ networking: { mode: 'calico-overlay' }, podRange: 'pods' })).toEqual([
      'cluster/address-ranges-are-cidrs@cluster.podRange',
    ]);
    expect(said({ networking: { ...HYBRID, remotePodNetworks: ['10.85.0.0'] } })).toContain(
      'cluster/address-ranges-are-cidrs@cluster.networking.remotePodNetworks[0]',
    );
  });

  test('is everything at once, also beside a key that does not exist', () => {
    expect(
      said({
        name: 'Test',
        kubernetes: '1.35.2',
        networking: { mode: 'calico-overlay', wireguard: true } as never,
        serviceRange: '100.64.0.0/26',
        vpc: { kind: 'new', cidr: '10.0.0.0/8', zones: ['eu-central-1a'], nat: 'none' },
        nodePools: [
          { name: 'spot', spot: true, instanceTypes: ['m7i.large'], labels: { 'kubernetes.io/role': 'node' } },
          { name: 'spot', image: 'windows-2022', nodes: 0, instanceTypes: ['m7i.large'] },
        ],
        endpointAccess: { private: false, public: ['10.0.0.1'] },
      }),
    ).toEqual([
      'input/unknown-key@cluster.networking.wireguard',
      'cluster/name-is-a-dns-label@cluster.name',
      'cluster/address-ranges-do-not-overlap@cluster.vpc.cidr',
      'cluster/node-pools@cluster.nodePools[1].name',
      'eks/kubernetes-is-a-minor@cluster.kubernetes',
      'eks/service-range-is-private@cluster.serviceRange',
      'eks/public-ranges-are-public@cluster.endpointAccess.public[0]',
      'eks/nodes-reach-the-api-server@cluster.endpointAccess.private',
      'eks/vpc-range-size@cluster.vpc.cidr',
      'eks/nat-none-has-endpoints@cluster.vpc.nat',
      'eks/two-zones@cluster.vpc.zones',
      'eks/pool-may-have-a-node@cluster.nodePools[1].nodes',
      'eks/pool-labels-are-free@cluster.nodePools[0].labels["kubernetes.io/role"]',
      'eks/spot-has-several-types@cluster.nodePools[0].instanceTypes',
      'eks/spot-has-three-zones@cluster.vpc.zones',
      'eks/system-pods-keep-their-nodes@cluster.nodePools',
      'eks/windows-has-amazons-cni@cluster.nodePools[1].image',
    ]);
  });

  test('warnings do not refuse it, and are found again in what it is composed of', () => {
    const cluster = eksCluster({ ...OPTIONS, endpointAccess: { public: false } });
    const { findings, waived } = compose(cluster);
    expect([findings.map(brief), waived]).toEqual([
      ['eks/private-endpoint-has-a-way-in@cluster.endpointAccess.public'],
      [],
    ]);
  });

  test('a waiver covers a finding, and is found again with its reason', () => {
    const reason = 'the runners are in a peered VPC';
    const waivers = [
      { rule: 'eks/private-endpoint-has-a-way-in', reason },
      { rule: 'eks/two-zones', reason: 'a laboratory that may be away for a day' },
    ];
    const vpc = { kind: 'new', zones: ['eu-central-1a'] } as const;
    const { findings, waived } = compose(eksCluster({ ...OPTIONS, vpc, endpointAccess: { public: false }, waivers }));
    expect([findings, waived.map(brief)]).toEqual([
      [],
      ['eks/private-endpoint-has-a-way-in@cluster.endpointAccess.public', 'eks/two-zones@cluster.vpc.zones'],
    ]);
    expect(waived[0]?.reason).toBe(reason);
  });
});
