import type { EksNetworking } from '../../../lib/clusters/eks';
import { eksCluster } from '../../../lib/clusters/eks';
import type { InstallPlan } from '../../../lib/core/plan';
import {
  inspectKarpenter,
  inspectKarpenterPools,
  type KarpenterOptions,
  planKarpenter,
  planKarpenterPools,
} from '../../../lib/nodes/karpenter';
import { eks } from '../../support/clusters';
import { at } from '../../support/values';

const OPTIONS = {
  interruptionQueue: 'test',
  nodeRole: 'nodes',
  nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
  nodePools: [{ name: 'pool' }],
} as const satisfies KarpenterOptions;

const POD_SUBNETS = ['a', 'b', 'c'].map((zone) => ({ zone: `eu-central-1${zone}`, subnetId: `subnet-${zone}` }));

const objectsOf = (plan: InstallPlan<unknown>): readonly unknown[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
const objectOf = (plan: InstallPlan<unknown>, kind: string): unknown =>
  objectsOf(plan).find((object) => at(object, 'kind') === kind);
const valuesOf = (plan: InstallPlan<unknown>): unknown =>
  plan.steps.flatMap((step) => (step.kind === 'helm' && step.id === 'controller' ? [step.values] : []))[0];
const requirementsOf = (plan: InstallPlan<unknown>): Readonly<Record<string, string>> => {
  type Requirement = { key: string; operator: string; values?: string[]; minValues?: number };
  const all = at(objectOf(plan, 'NodePool'), 'spec.template.spec.requirements') as Requirement[];
  return Object.fromEntries(
    all.map(({ key, operator, values = [], minValues }) => [
      key,
      [operator, ...values, ...(minValues === undefined ? [] : [`of ${minValues}`])].join(' '),
    ]),
  );
};

test('definitions come first and stay, then the controller, then classes, then pools', () => {
  const { steps, when, requires } = planKarpenter(eks('vpc-cni'), OPTIONS);
  expect({ when, requires }).toEqual({ when: 'after-nodes', requires: ['cni'] });
  expect(steps.map((step) => [step.id, step.after.map(({ id }) => id)])).toEqual([
    ['crds', []],
    ['controller', ['crds']],
    ['node-classes', ['controller']],
    ['node-pools', ['controller', 'node-classes']],
  ]);
  expect(steps.map((step) => (step.kind === 'helm' ? [step.install, step.namespace, step.chart.version] : []))).toEqual(
    [['objects', 'kube-system', '1.14.1'], ['release', 'kube-system', '1.14.1'], [], []],
  );
  expect(steps[0]?.establishes).toContain('nodepools.karpenter.sh');
});

test('definitions have the version of the controller, also where it is the caller who chose it', () => {
  const plan = planKarpenter(eks('vpc-cni'), { ...OPTIONS, version: '1.13.0', crds: 'release' });
  expect(plan.steps.flatMap((step) => (step.kind === 'helm' ? [`${step.install} ${step.chart.version}`] : []))).toEqual(
    ['release 1.13.0', 'release 1.13.0'],
  );
  expect(plan.steps[0]?.establishes).not.toContain('capacitybuffers.autoscaling.x-k8s.io');
  expect(at(valuesOf(plan), 'settings.featureGates')).not.toHaveProperty('capacityBuffer');
});

test.each<[string, EksNetworking, Readonly<Record<string, unknown>>]>([
  ['plain', { mode: 'vpc-cni' }, { reserved: '0', maxPods: undefined, hypervisor: undefined, host: undefined }],
  [
    'custom networking',
    { mode: 'vpc-cni', podSubnets: POD_SUBNETS },
    { reserved: '1', maxPods: undefined, hypervisor: undefined, host: undefined },
  ],
  [
    'security groups for pods',
    { mode: 'vpc-cni', securityGroupsForPods: {} },
    { reserved: '1', maxPods: undefined, hypervisor: 'In nitro', host: undefined },
  ],
  [
    'both, behind Calico',
    {
      mode: 'calico-policy',
      vpcCni: { podSubnets: POD_SUBNETS, securityGroupsForPods: {} },
    },
    { reserved: '2', maxPods: undefined, hypervisor: 'In nitro', host: undefined },
  ],
  [
    'prefixes',
    { mode: 'vpc-cni', prefixDelegation: true },
    { reserved: '0', maxPods: 110, hypervisor: 'In nitro', host: undefined },
  ],
  [
    'Cilium with the first interface left to the node',
    { mode: 'cilium-eni', firstInterfaceIndex: 1 },
    { reserved: '1', maxPods: undefined, hypervisor: undefined, host: undefined },
  ],
  [
    'Cilium with prefixes',
    { mode: 'cilium-eni', prefixDelegation: true },
    { reserved: '0', maxPods: 110, hypervisor: 'In nitro', host: undefined },
  ],
  [
    'an overlay, whose pods the control plane does not reach',
    { mode: 'cilium-overlay' },
    { reserved: '0', maxPods: 110, hypervisor: undefined, host: true },
  ],
])('%s: Karpenter reckons with the pods that there are addresses for', (_, networking, expected) => {
  const plan = planKarpenter(eks(networking), OPTIONS);
  expect({
    reserved: at(valuesOf(plan), 'settings.reservedENIs'),
    maxPods: at(objectOf(plan, 'EC2NodeClass'), 'spec.kubelet.maxPods'),
    hypervisor: requirementsOf(plan)['karpenter.k8s.aws/instance-hypervisor'],
    host: at(valuesOf(plan), 'hostNetwork'),
  }).toEqual(expected);
  expect(plan.needs.hostPorts.map(({ port }) => port)).toEqual(expected['host'] === true ? [8080, 8081] : []);
});

test('on IPv6 addresses do not run out', () => {
  const plan = planKarpenter(eks('vpc-cni', { ipFamily: 'ipv6' }), OPTIONS);
  expect(at(objectOf(plan, 'EC2NodeClass'), 'spec.kubelet.maxPods')).toBe(110);
});

test('what a pool asks for by default, and what it asks for instead', () => {
  expect(requirementsOf(planKarpenter(eks('vpc-cni'), OPTIONS))).toEqual({
    'karpenter.sh/capacity-type': 'In on-demand',
    'kubernetes.io/os': 'In linux',
    'kubernetes.io/arch': 'In amd64',
    'karpenter.k8s.aws/instance-category': 'In c m r',
    'karpenter.k8s.aws/instance-generation': 'Gt 4',
    'karpenter.k8s.aws/instance-size': 'NotIn nano micro small medium',
  });
  const instances = {
    families: ['m7i', 'm6i'],
    sizes: ['large', 'xlarge'],
    cpus: [2, 4],
    architectures: ['amd64', 'arm64'],
    zones: ['eu-central-1a', 'eu-central-1b'],
    minValues: { families: 2, types: 4 },
  } as const;
  const pool = { name: 'pool', capacity: 'spot-or-on-demand', instances } as const;
  expect(requirementsOf(planKarpenter(eks('vpc-cni'), { ...OPTIONS, nodePools: [pool] }))).toEqual({
    'karpenter.sh/capacity-type': 'In spot on-demand',
    'kubernetes.io/os': 'In linux',
    'kubernetes.io/arch': 'In amd64 arm64',
    'karpenter.k8s.aws/instance-family': 'In m7i m6i of 2',
    'karpenter.k8s.aws/instance-size': 'In large xlarge',
    'karpenter.k8s.aws/instance-cpu': 'In 2 4',
    'node.kubernetes.io/instance-type': 'Exists of 4',
    'topology.kubernetes.io/zone': 'In eu-central-1a eu-central-1b',
  });
});

test('features of upstream stay as upstream has them, but for those that somebody names', () => {
  const { featureGates } = at(
    valuesOf(planKarpenter(eks('vpc-cni'), { ...OPTIONS, featureGates: { spotToSpotConsolidation: true } })),
    'settings',
  ) as { featureGates: unknown };
  expect(featureGates).toEqual({
    nodeRepair: false,
    nodeOverlay: false,
    reservedCapacity: true,
    spotToSpotConsolidation: true,
    staticCapacity: false,
    capacityBuffer: false,
  });
});

test('a VPC that is there is known by the ids of its private subnets; one made for the cluster by a tag', () => {
  const subnets = (cluster: ReturnType<typeof eks>): unknown =>
    at(objectOf(planKarpenter(cluster, OPTIONS), 'EC2NodeClass'), 'spec.subnetSelectorTerms');
  expect(subnets(eks('vpc-cni'))).toEqual([{ tags: { 'karpenter.sh/discovery': 'test' } }]);
  const given = {
    kind: 'given',
    vpcId: 'vpc-1',
    cidrs: ['10.0.0.0/16'],
    subnets: [
      { id: 'subnet-a', zoneId: 'euc1-az1' },
      { id: 'subnet-b', zoneId: 'euc1-az2', public: true },
      { id: 'subnet-c', zoneId: 'euc1-az3' },
    ],
  } as const;
  expect(subnets(eks('vpc-cni', { vpc: given }))).toEqual([{ id: 'subnet-a' }, { id: 'subnet-c' }]);
});

test('Bottlerocket keeps its system on a volume of its own, encrypted as well', () => {
  const nodeClasses = [{ name: 'default', image: { alias: 'bottlerocket@v1.45.0' }, volume: { size: 80 } }];
  const mappings = at(
    objectOf(planKarpenter(eks('vpc-cni'), { ...OPTIONS, nodeClasses }), 'EC2NodeClass'),
    'spec.blockDeviceMappings',
  ) as { deviceName: string; ebs: { volumeSize: string; encrypted: boolean } }[];
  expect(mappings.map(({ deviceName, ebs }) => [deviceName, ebs.volumeSize, ebs.encrypted])).toEqual([
    ['/dev/xvda', '4Gi', true],
    ['/dev/xvdb', '80Gi', true],
  ]);
});

test('startup taints of all pools and of one are joined, without who takes them off', () => {
  const startupTaints = [{ key: 'a', value: 'true', effect: 'NoExecute', removedBy: 'somebody' }] as const;
  const nodePools = [{ name: 'pool', startupTaints: [{ key: 'b', effect: 'NoSchedule' }] }] as const;
  const plan = planKarpenter(eks('vpc-cni'), { ...OPTIONS, startupTaints, nodePools });
  expect(at(objectOf(plan, 'NodePool'), 'spec.template.spec.startupTaints')).toEqual([
    { key: 'a', value: 'true', effect: 'NoExecute' },
    { key: 'b', effect: 'NoSchedule' },
  ]);
});

/** A string that is known only later, as an Output is. */
class Late {
  constructor(readonly name: string) {}
}
type Text = string | Late;

test('names of roles, queues and subnets may be known later, and are looked at when they arrive', () => {
  const cluster = eksCluster<Text>({
    name: 'test',
    networking: { mode: 'vpc-cni' },
    vpc: { kind: 'new' },
    apiServer: { host: new Late('host') },
  });
  const [queue, role, subnet] = [new Late('queue'), new Late('role'), new Late('subnet')];
  const plan = planKarpenter<Text>(cluster, {
    interruptionQueue: queue,
    nodeRole: role,
    nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' }, subnets: { ids: [subnet] } }],
    nodePools: [{ name: 'pool' }],
  });
  expect(at(valuesOf(plan), 'settings.interruptionQueue')).toBe(queue);
  expect(at(objectOf(plan, 'EC2NodeClass'), 'spec.role')).toBe(role);
  expect(at(objectOf(plan, 'EC2NodeClass'), 'spec.subnetSelectorTerms')).toEqual([{ id: subnet }]);
  const late = plan.deferred.flatMap(({ check }) => check(['arn:aws:iam::111122223333:role/x']));
  expect(late.map(({ rule }) => rule).sort()).toEqual(['karpenter/queue-is-a-name', 'karpenter/role-is-a-name']);
});

test('a decision that is known only later is refused by its place', () => {
  const options = { ...OPTIONS, nodePools: [{ name: new Late('name') as unknown as string }] };
  expect(inspectKarpenter(eks('vpc-cni'), options).findings.map(({ path }) => path)).toContain('nodePools[0].name');
});

test('nonsense is answered, never thrown from inside', () => {
  for (const cluster of [undefined, null, 1, {}, { distribution: 'eks' }])
    expect(inspectKarpenter(cluster as never, OPTIONS).findings).not.toEqual([]);
  for (const options of [
    null,
    1,
    { nodePools: {} },
    { nodePools: [null] },
    { nodeClasses: [{ name: 'a', image: {} }] },
  ])
    expect(inspectKarpenter(eks('vpc-cni'), options as never).findings).not.toEqual([]);
});

test('pools of another plan refer to classes that are there already', () => {
  const plan = planKarpenterPools('batch', eks('vpc-cni'), { nodePools: [{ name: 'batch', nodeClass: 'theirs' }] });
  expect(plan.steps.map(({ id }) => id)).toEqual(['node-pools']);
  expect(at(objectOf(plan, 'NodePool'), 'spec.template.spec.nodeClassRef')).toEqual({
    group: 'karpenter.k8s.aws',
    kind: 'EC2NodeClass',
    name: 'theirs',
  });
  const own = [{ name: 'own', image: { alias: 'al2023@v20260801' }, role: 'nodes' }];
  const missing = { nodePools: [{ name: 'batch', nodeClass: 'theirs' }], nodeClasses: own };
  expect(inspectKarpenterPools('batch', eks('vpc-cni'), missing).findings.map(({ rule }) => rule)).toEqual([
    'karpenter/node-class-exists',
  ]);
});
