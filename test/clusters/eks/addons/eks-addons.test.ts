import type { EksCluster, EksNetworking } from '../../../../lib/clusters/eks';
import { type EksAddon, eksAddons, iamPolicy, inspectEksAddons } from '../../../../lib/clusters/eks/addons';
import type { EksAddonOptions } from '../../../../lib/clusters/eks/addons/options';
import { BlueprintError } from '../../../../lib/core/finding';
import { eks } from '../../../support/clusters';

const names = (cluster: EksCluster, options: EksAddonOptions = {}, when?: EksAddon['when']): readonly string[] =>
  eksAddons(cluster, options)
    .filter((addon) => when === undefined || addon.when === when)
    .map(({ name }) => name);
const named = (name: string, cluster: EksCluster, options: EksAddonOptions = {}): EksAddon | undefined =>
  eksAddons(cluster, options).find((addon) => addon.name === name);

const HYBRID: EksNetworking = {
  mode: 'hybrid',
  remoteNodeNetworks: ['192.168.0.0/24'],
  remotePodNetworks: ['10.85.0.0/16'],
};

test.each<[string, EksNetworking, readonly string[], readonly string[]]>([
  [
    "Amazon's CNI",
    { mode: 'vpc-cni' },
    ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'],
    ['coredns', 'aws-ebs-csi-driver', 'metrics-server'],
  ],
  [
    'Cilium after it',
    { mode: 'cilium-chained' },
    ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'],
    ['coredns', 'aws-ebs-csi-driver', 'metrics-server'],
  ],
  [
    'Calico after it',
    { mode: 'calico-policy' },
    ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'],
    ['coredns', 'aws-ebs-csi-driver', 'metrics-server'],
  ],
  [
    'Cilium with addresses of the VPC',
    { mode: 'cilium-eni' },
    ['eks-pod-identity-agent'],
    ['coredns', 'aws-ebs-csi-driver', 'metrics-server'],
  ],
  [
    'Cilium with addresses of its own',
    { mode: 'cilium-overlay' },
    ['eks-pod-identity-agent'],
    ['coredns', 'aws-ebs-csi-driver'],
  ],
  [
    'Calico with addresses of its own',
    { mode: 'calico-overlay' },
    ['kube-proxy', 'eks-pod-identity-agent'],
    ['coredns', 'aws-ebs-csi-driver'],
  ],
  ['EKS Auto Mode', { mode: 'auto' }, [], ['metrics-server']],
  [
    'hybrid nodes',
    HYBRID,
    ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'],
    ['coredns', 'aws-ebs-csi-driver', 'metrics-server'],
  ],
])('%s: what comes before nodes, and after', (_, networking, before, after) => {
  const cluster = eks(networking);
  expect(names(cluster, {}, 'before-nodes')).toEqual(before);
  expect(names(cluster, {}, 'after-nodes')).toEqual(after);
});

test('the rest is chosen, and what is there by default can be left out', () => {
  const all = { efsCsi: true, snapshotController: true, nodeMonitoringAgent: true };
  expect(names(eks('cilium-eni'), { ...all, ebsCsi: false, metricsServer: false })).toEqual([
    'eks-pod-identity-agent',
    'coredns',
    'aws-efs-csi-driver',
    'snapshot-controller',
    'eks-node-monitoring-agent',
  ]);
  expect(names(eks('auto'), { efsCsi: true, snapshotController: true, metricsServer: false })).toEqual([
    'aws-efs-csi-driver',
    'snapshot-controller',
  ]);
});

test('who calls AWS has an identity, and nobody else', () => {
  const identities = (cluster: EksCluster, options: EksAddonOptions): unknown =>
    Object.fromEntries(
      eksAddons(cluster, options).map(({ name, podIdentities }) => [
        name,
        podIdentities.map(({ serviceAccount, managedPolicyArns }) => [serviceAccount, ...managedPolicyArns]),
      ]),
    );
  expect(identities(eks('vpc-cni'), { efsCsi: true, partition: 'aws-cn' })).toEqual({
    'vpc-cni': [['aws-node', 'arn:aws-cn:iam::aws:policy/AmazonEKS_CNI_Policy']],
    'kube-proxy': [],
    'eks-pod-identity-agent': [],
    coredns: [],
    'aws-ebs-csi-driver': [
      ['ebs-csi-controller-sa', 'arn:aws-cn:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy'],
    ],
    'aws-efs-csi-driver': [
      ['efs-csi-controller-sa', 'arn:aws-cn:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy'],
      ['efs-csi-node-sa', 'arn:aws-cn:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy'],
    ],
    'metrics-server': [],
  });
});

test("on IPv6 Amazon's CNI has a policy of ours, as AWS has none", () => {
  const [identity] = named('vpc-cni', eks('vpc-cni', { ipFamily: 'ipv6' }))?.podIdentities ?? [];
  expect(identity?.managedPolicyArns).toEqual([]);
  expect(iamPolicy(identity?.statements ?? []).Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [
      [
        'ec2:AssignIpv6Addresses',
        'ec2:DescribeInstances',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeTags',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeInstanceTypes',
      ],
      ['*'],
    ],
    [['ec2:CreateTags'], ['arn:aws:ec2:*:*:network-interface/*']],
  ]);
});

test('copies that a cluster is born with are taken over, and nothing else is overwritten', () => {
  const resolved = eksAddons(eks('vpc-cni'), { bootstrapSelfManagedAddons: true }).map((addon) => [
    addon.name,
    addon.resolveConflictsOnCreate,
  ]);
  expect(resolved.filter(([, how]) => how === 'OVERWRITE').map(([name]) => name)).toEqual([
    'vpc-cni',
    'kube-proxy',
    'coredns',
  ]);
  expect(eksAddons(eks('vpc-cni')).every((addon) => addon.resolveConflictsOnCreate === 'NONE')).toBe(true);
});

test('CoreDNS runs as often as asked', () => {
  const coredns = (options: EksAddonOptions): unknown => named('coredns', eks('vpc-cni'), options)?.configuration;
  expect(coredns({})).toBeUndefined();
  expect(coredns({ coredns: { replicas: 3 } })).toEqual({ replicaCount: 3 });
  expect(coredns({ coredns: { replicas: { min: 2, max: 10 } } })).toEqual({
    autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 10 },
  });
});

test('where every pool has a taint, controllers tolerate those of one, on demand before spot', () => {
  const instanceTypes = ['m7g.large'];
  const cluster = eks('vpc-cni', {
    nodePools: [
      { name: 'spot', instanceTypes, spot: true, taints: [{ key: 'spot', effect: 'NoExecute' }] },
      {
        name: 'system',
        instanceTypes,
        taints: [
          { key: 'team', value: 'platform', effect: 'NoSchedule' },
          { key: 'slow', effect: 'PreferNoSchedule' },
          { key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NoExecute' },
        ],
      },
    ],
  });
  const tolerations = [
    { key: 'CriticalAddonsOnly', operator: 'Exists' },
    { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
    { key: 'team', operator: 'Equal', value: 'platform', effect: 'NoSchedule' },
  ];
  const configured = Object.fromEntries(
    eksAddons(cluster, { efsCsi: true, snapshotController: true }).map(({ name, configuration }) => [
      name,
      configuration,
    ]),
  );
  expect(configured).toMatchObject({
    coredns: { tolerations },
    'aws-ebs-csi-driver': { controller: { tolerations } },
    'aws-efs-csi-driver': { controller: { tolerations } },
    'snapshot-controller': { tolerations },
    'metrics-server': { tolerations },
  });
  const own = [{ key: 'spot', operator: 'Exists' }] as const;
  expect(named('coredns', cluster, { tolerations: own })?.configuration).toEqual({ tolerations: own });
});

test('a pool that is only for add-ons needs nothing', () => {
  const taints = [{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NoSchedule' }] as const;
  const cluster = eks('vpc-cni', { nodePools: [{ name: 'system', instanceTypes: ['m7g.large'], taints }] });
  expect(named('coredns', cluster)?.configuration).toBeUndefined();
});

test('configuration and versions of the caller come last', () => {
  const addon = named('vpc-cni', eks({ mode: 'vpc-cni', prefixDelegation: true }), {
    configuration: { 'vpc-cni': { env: { AWS_VPC_K8S_CNI_LOGLEVEL: 'INFO' } } },
    versions: { 'vpc-cni': 'v1.21.1-eksbuild.1' },
  });
  expect(addon).toMatchObject({
    version: 'v1.21.1-eksbuild.1',
    configuration: { env: { ENABLE_PREFIX_DELEGATION: 'true', AWS_VPC_K8S_CNI_LOGLEVEL: 'INFO' } },
  });
});

test('security groups learn of metrics-server', () => {
  expect(named('metrics-server', eks('vpc-cni'))?.ports).toEqual([
    expect.objectContaining({ port: 10_251, from: 'control-plane', to: 'node' }),
  ]);
});

test('everything that is wrong is said at once, and a waiver lets one through', () => {
  const options = { versions: { coredns: 'latest' }, ebsCsi: 'yes' } as unknown as EksAddonOptions;
  expect(inspectEksAddons(eks('vpc-cni'), options).findings.map(({ rule, path }) => [rule, path])).toEqual([
    ['input/wrong-type', 'ebsCsi'],
    ['addons/version-is-exact', 'versions.coredns'],
  ]);
  expect(() => eksAddons(eks('vpc-cni'), options)).toThrow(BlueprintError);
  const waivers = [{ rule: 'addons/version-is-exact', reason: 'our mirror names versions otherwise' }];
  const { findings, waived } = inspectEksAddons(eks('vpc-cni', { waivers }), { versions: { coredns: 'latest' } });
  expect(findings).toEqual([]);
  expect(waived).toHaveLength(1);
});
