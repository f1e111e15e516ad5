import { compose, planCalico, planCilium, planFlannel } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import type { Cluster } from '../../lib/core/cluster';
import type { InstallPlan } from '../../lib/core/plan';
import { eks } from '../support/clusters';
import { brief, findingsOf } from '../support/findings';
import { at } from '../support/values';

const valuesOf = ({ steps }: InstallPlan): unknown => {
  const release = steps.find((step) => step.kind === 'helm' && step.install === 'release');
  return release?.kind === 'helm' ? release.values : undefined;
};
const expectValues = (plan: InstallPlan, expected: Readonly<Record<string, unknown>>): void => {
  const values = valuesOf(plan);
  expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(values, path)]))).toEqual(expected);
};

describe('Cilium on EKS', () => {
  test.each<[string, Cluster, CiliumOptions, Readonly<Record<string, unknown>>]>([
    [
      'addresses of the VPC',
      eks({ mode: 'cilium-eni', prefixDelegation: true, podSubnetIds: ['subnet-a'], firstInterfaceIndex: 1 }),
      {},
      {
        // All three, always: 1.18 derives none of them from the others.
        'eni.enabled': true,
        'ipam.mode': 'eni',
        routingMode: 'native',
        'eni.awsEnablePrefixDelegation': true,
        'eni.nodeSpec': { firstInterfaceIndex: 1, subnetIDs: ['subnet-a'] },
        'cluster.name': 'test',
        kubeProxyReplacement: true,
        k8sServiceHost: 'test.gr7.eu-central-1.eks.amazonaws.com',
        k8sServicePort: 443,
        enableIPv4Masquerade: true,
        'bpf.masquerade': true,
        autoDirectNodeRoutes: undefined,
        ipv4NativeRoutingCIDR: undefined,
        'cni.chainingMode': undefined,
      },
    ],
    [
      'addresses of the VPC, before the chart could place them',
      eks('cilium-eni', { kubernetes: '1.33' }),
      { version: '1.18' },
      { 'eni.enabled': true, 'ipam.mode': 'eni', 'eni.nodeSpec': undefined, 'eni.awsEnablePrefixDelegation': false },
    ],
    [
      "chained after Amazon's CNI",
      eks('cilium-chained'),
      {},
      {
        'cni.chainingMode': 'aws-cni',
        'cni.exclusive': false,
        routingMode: 'native',
        enableIPv4Masquerade: false,
        'bpf.masquerade': false,
        'endpointRoutes.enabled': true,
        kubeProxyReplacement: false,
        'ipam.operator.clusterPoolIPv4PodCIDRList': ['198.18.0.0/16'],
        eni: undefined,
      },
    ],
    [
      'addresses of its own',
      eks('cilium-overlay'),
      {},
      {
        routingMode: 'tunnel',
        'ipam.operator.clusterPoolIPv4PodCIDRList': ['10.244.0.0/16'],
        kubeProxyReplacement: true,
        'cluster.name': undefined,
        nodeSelector: undefined,
      },
    ],
    [
      'nodes outside AWS',
      eks({ mode: 'hybrid', remoteNodeNetworks: ['192.168.0.0/24'], remotePodNetworks: ['10.85.0.0/16'] }),
      {},
      {
        'ipam.operator.clusterPoolIPv4PodCIDRList': ['10.85.0.0/16'],
        'operator.unmanagedPodWatcher.restart': false,
        nodeSelector: { 'eks.amazonaws.com/compute-type': 'hybrid' },
        'operator.nodeSelector': { 'eks.amazonaws.com/compute-type': 'hybrid' },
        'envoy.nodeSelector': { 'eks.amazonaws.com/compute-type': 'hybrid' },
      },
    ],
  ])('%s', (_, cluster, options, expected) => {
    expectValues(planCilium(cluster, options), expected);
  });

  test('what it is for others depends on the mode', () => {
    const provides = (cluster: Cluster): readonly string[] => planCilium(cluster).provides;
    expect(provides(eks('cilium-eni'))).toEqual([
      'cni',
      'cilium-kinds',
      'network-policy',
      'service-routing',
      'flow-visibility',
    ]);
    expect(provides(eks('cilium-chained'))).toEqual(['cilium-kinds', 'network-policy', 'flow-visibility']);
    expect(planCilium(eks('cilium-chained')).requires).toEqual(['cni']);
    expect(planCilium(eks('cilium-eni')).needs.podAddressing).toBeUndefined();
    expect(planCilium(eks('cilium-eni')).network?.podMtu).toBe(9001);
  });

  test('its operator tolerates the taints that every node has, and keeps to its own list otherwise', () => {
    const taint = { key: 'CriticalAddonsOnly', effect: 'NoSchedule' } as const;
    const pool = { name: 'system', instanceTypes: ['m7g.large'], taints: [taint] };
    const tolerations = (nodePools: readonly (typeof pool)[]): unknown =>
      at(valuesOf(planCilium(eks('cilium-eni', { nodePools }))), 'operator.tolerations');
    expect(tolerations([pool])).toContainEqual({ ...taint, operator: 'Exists' });
    expect(tolerations([pool])).toContainEqual({ key: 'node.cilium.io/agent-not-ready', operator: 'Exists' });
    expect(tolerations([pool, { ...pool, name: 'apps', taints: [] }])).toBeUndefined();
  });
});

describe('Calico on EKS', () => {
  test("enforces policies on Amazon's CNI", () => {
    const plan = planCalico(eks('calico-policy'));
    expectValues(plan, {
      'installation.kubernetesProvider': 'EKS',
      'installation.cni': { type: 'AmazonVPC' },
      'installation.calicoNetwork': { linuxDataplane: 'Iptables', bgp: 'Disabled' },
    });
    expect(plan.provides).toEqual(['network-policy']);
    expect(plan.needs.ports.map(({ port }) => port)).toEqual([5473]);
    expect(compose(eks('calico-policy'), plan).findings).toEqual([]);
  });

  test('gives addresses of its own', () => {
    const plan = planCalico(eks('calico-overlay'));
    expectValues(plan, {
      'installation.kubernetesProvider': 'EKS',
      'installation.cni.type': 'Calico',
      'installation.calicoNetwork.bgp': 'Disabled',
      'installation.calicoNetwork.ipPools': [
        expect.objectContaining({ cidr: '10.244.0.0/16', encapsulation: 'VXLAN' }) as unknown,
      ],
    });
    expect(plan.provides).toContain('cni');
  });
});

test.each<[string, Cluster, (cluster: Cluster) => InstallPlan, boolean]>([
  ['Cilium with the VPC', eks('cilium-eni'), planCilium, true],
  ['Calico with the VPC', eks('cilium-eni'), planCalico, false],
  ['Flannel with the VPC', eks('cilium-eni'), planFlannel, false],
  ["Cilium beside Amazon's CNI", eks('vpc-cni'), planCilium, false],
  ["Flannel after Amazon's CNI", eks('cilium-chained'), planFlannel, false],
  ['Calico in Auto Mode', eks('auto'), planCalico, false],
])('%s', (_, cluster, plan, fits) => {
  const refused = findingsOf(() => compose(cluster, plan(cluster))).map(brief);
  expect(refused.some((finding) => finding.startsWith('compose/cni-fits-pod-network'))).toBe(!fits);
});
