import { planGatewayApi } from '../../lib/addons/gateway-api';
import { type EksCluster, type EksOptions, eksCluster } from '../../lib/clusters/eks';
import {
  LONGEST_VPC_PREFIX,
  MOST_ZONES,
  podRange,
  zoneRanges,
} from '../../lib/clusters/eks/provisioning/subnet-ranges';
import { ciliumOperatorStatements } from '../../lib/cni/cilium/addresses/operator-statements';
import { planCilium } from '../../lib/cni/cilium/plan';
import { compose } from '../../lib/core/compose';
import { NO_NEEDS, type PortNeed } from '../../lib/core/needs';
import { cidr, contains, overlaps } from '../../lib/core/network/cidr';
import { planIstioAmbient } from '../../lib/mesh/istio';
import { clusterPolicies } from '../../lib/pulumi/eks/cluster-role';
import { ingressSources } from '../../lib/pulumi/eks/ingress-sources';
import { nodeImage } from '../../lib/pulumi/eks/node-image';
import { taintsOf } from '../../lib/pulumi/eks/taints';
import { userDataOf } from '../../lib/pulumi/eks/user-data';

const clusterWith = (options: Partial<EksOptions> = {}): EksCluster =>
  eksCluster({
    name: 'prod',
    networking: { mode: 'vpc-cni' },
    vpc: { kind: 'new' },
    apiServer: { host: 'prod.gr7.eu-central-1.eks.amazonaws.com' },
    ...options,
  });

describe('the subnets of a new VPC', () => {
  test.each(['10.0.0.0/16', '172.16.64.0/18', `192.168.0.0/${LONGEST_VPC_PREFIX}`])(
    'of %s are apart and within it',
    (range) => {
      const zones = Array.from({ length: MOST_ZONES }, (_, zone) => Object.values(zoneRanges(range, zone)) as string[]);
      const all = zones.flat().map(cidr);
      expect(all).toHaveLength(3 * MOST_ZONES);
      for (const [index, one] of all.entries()) {
        expect(contains(cidr(range), one)).toBe(true);
        expect(one.prefix).toBeLessThanOrEqual(28);
        expect(all.slice(index + 1).filter((other) => overlaps(one, other))).toEqual([]);
      }
    },
  );

  test('for pods divide a secondary range', () => {
    expect([0, 1, 2].map((zone) => podRange('100.64.0.0/16', zone, 3))).toEqual([
      '100.64.0.0/18',
      '100.64.64.0/18',
      '100.64.128.0/18',
    ]);
    expect(podRange('100.64.0.0/16', 5, 6)).toBe('100.64.160.0/19');
  });
});

describe('taints of a node group', () => {
  const pool = {
    name: 'apps',
    instanceTypes: ['m7g.large'],
    taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }],
  } as const;

  test('are its own and those of agents, in the words of the API', () => {
    const cluster = clusterWith({
      networking: { mode: 'cilium-eni' },
      nodePools: [{ name: 'system', instanceTypes: ['m7g.large'] }, pool],
    });
    const [, apps] = cluster.eks.nodePools;
    if (apps === undefined) throw new Error('no pool');
    expect(taintsOf(apps, compose(cluster, planCilium(cluster)))).toEqual([
      { key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NO_EXECUTE' },
      { key: 'team', value: 'a', effect: 'NO_SCHEDULE' },
    ]);
  });

  test('have those of agents that come after nodes where nodes come and go', () => {
    const cluster = clusterWith({
      networking: { mode: 'vpc-cni' },
      nodePools: [
        { name: 'system', instanceTypes: ['m7g.large'] },
        { ...pool, taints: [], nodes: { min: 0, max: 9 } },
        { name: 'windows', instanceTypes: ['m7i.large'], image: 'windows-2022', nodes: { min: 0, max: 9 } },
      ],
    });
    const istio = planIstioAmbient(cluster, { nodeReadinessTaint: true });
    const composition = compose(cluster, planGatewayApi(cluster), istio);
    expect(cluster.eks.nodePools.map((one) => taintsOf(one, composition))).toEqual([
      [],
      [{ key: 'cni.istio.io/not-ready', value: 'true', effect: 'NO_SCHEDULE' }],
      [],
    ]);
  });

  test('have none of agents that serve only nodes outside AWS', () => {
    const cluster = clusterWith({
      networking: { mode: 'hybrid', remoteNodeNetworks: ['192.168.0.0/20'], remotePodNetworks: ['192.168.128.0/17'] },
      endpointAccess: { private: true, public: false },
    });
    const [system] = cluster.eks.nodePools;
    if (system === undefined) throw new Error('no pool');
    expect(taintsOf(system, compose(cluster, planCilium(cluster)))).toEqual([]);
  });
});

describe('user data', () => {
  test('for Amazon Linux is a part for nodeadm in an envelope', () => {
    const text = userDataOf('al2023', 98) ?? '';
    expect(text).toMatch(/^MIME-Version: 1\.0\nContent-Type: multipart\/mixed; boundary="([^"]+)"\n\n--\1\n/);
    expect(text).toContain(
      'Content-Type: application/node.eks.aws\n\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n',
    );
    expect(text).toContain('maxPods: 98');
    expect(text).toMatch(/\n--[^\n]+--\n$/);
  });

  test('for Bottlerocket is TOML, and Windows has none', () => {
    expect(userDataOf('bottlerocket', 98)).toBe('[settings.kubernetes]\nmax-pods = 98\n');
    expect(userDataOf('windows-2022', 98)).toBeUndefined();
  });
});

test.each([
  ['al2023', 'amd64', 'AL2023_x86_64_STANDARD'],
  ['al2023', 'arm64', 'AL2023_ARM_64_STANDARD'],
  ['bottlerocket', 'amd64', 'BOTTLEROCKET_x86_64'],
  ['bottlerocket', 'arm64', 'BOTTLEROCKET_ARM_64'],
  ['windows-2022', 'amd64', 'WINDOWS_CORE_2022_x86_64'],
] as const)('%s on %s is %s', (image, architecture, amiType) => {
  expect(nodeImage({ image, architecture }).amiType).toBe(amiType);
});

describe('what the security group lets in', () => {
  const port = (from: PortNeed['from']): PortNeed => ({
    protocol: 'TCP',
    port: 4240,
    from,
    to: 'node',
    purpose: 'test',
  });

  test('needs no rule between its members', () => {
    expect(ingressSources(clusterWith(), [port('node'), port('control-plane'), port('pod')])).toEqual([]);
  });

  test('comes from the VPC and what is connected to it, never from the internet', () => {
    const cluster = clusterWith({ connectedNetworks: [{ name: 'office', cidrs: ['192.168.0.0/16'] }] });
    expect(ingressSources(cluster, [port('anyone')]).map(({ name, range }) => [name, range])).toEqual([
      ['vpc-1', '10.0.0.0/16'],
      ['office-1', '192.168.0.0/16'],
    ]);
  });

  test('has the API server and DNS for nodes and pods outside AWS', () => {
    const cluster = clusterWith({
      networking: { mode: 'hybrid', remoteNodeNetworks: ['192.168.0.0/20'], remotePodNetworks: ['192.168.128.0/17'] },
      endpointAccess: { private: true, public: false },
    });
    expect(
      ingressSources(cluster, NO_NEEDS.ports).map(
        ({ name, port: { protocol, port } }) => `${name} ${protocol} ${port}`,
      ),
    ).toEqual(['remote-nodes-1 TCP 443', 'remote-pods-1 TCP 443', 'remote-pods-1 TCP 53', 'remote-pods-1 UDP 53']);
  });
});

test("Cilium's operator has no wildcard action, and changes interfaces only where they are named", () => {
  for (const { actions, resources } of ciliumOperatorStatements('aws')) {
    for (const [action, reason] of Object.entries(actions)) {
      expect(action).toMatch(/^ec2:[A-Za-z]+$/);
      expect(reason).not.toBe('');
      if (!/^ec2:(Describe|Get)/.test(action)) expect(resources).not.toContain('*');
    }
  }
});

test.each([
  ['plain', {}, ['AmazonEKSClusterPolicy']],
  [
    'with security groups for pods',
    { networking: { mode: 'vpc-cni', securityGroupsForPods: {} } },
    ['AmazonEKSClusterPolicy', 'AmazonEKSVPCResourceController'],
  ],
  [
    'in Auto Mode',
    { networking: { mode: 'auto' } },
    [
      'AmazonEKSClusterPolicy',
      'AmazonEKSBlockStoragePolicy',
      'AmazonEKSComputePolicy',
      'AmazonEKSLoadBalancingPolicy',
      'AmazonEKSNetworkingPolicy',
    ],
  ],
] as const)('the role of a cluster %s has the policies that it needs', (_, options, policies) => {
  expect(clusterPolicies(clusterWith(options))).toEqual(policies);
});
