import Ajv from 'ajv';
import { parse } from 'yaml';
import type { EksCluster, EksNetworking } from '../../lib/clusters/eks';
import type { HelmStep, InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { mergeValues } from '../../lib/core/values';
import { minorOf } from '../../lib/core/version';
import { planAutoModePools } from '../../lib/nodes/auto-mode';
import { type KarpenterNodePoolOptions, type KarpenterOptions, planKarpenter } from '../../lib/nodes/karpenter';
import { eks } from '../support/clusters';
import { celComplaints } from './cel';
import { complaints, loadDefinitions } from './definitions';
import { unreadPaths } from './read-paths';
import { chartOf, definitionFiles, describeUpstream, missing } from './upstream';

const MODES: readonly EksNetworking[] = [
  { mode: 'vpc-cni' },
  { mode: 'vpc-cni', prefixDelegation: true, securityGroupsForPods: {} },
  { mode: 'cilium-eni', prefixDelegation: true, firstInterfaceIndex: 1 },
  { mode: 'cilium-overlay' },
  { mode: 'calico-policy' },
];

const POOLS: readonly KarpenterNodePoolOptions[] = [
  { name: 'plain' },
  {
    name: 'everything',
    capacity: 'spot-or-on-demand',
    weight: 50,
    instances: {
      categories: ['c', 'm', 'r'],
      generation: 6,
      families: ['m7i', 'm6i', 'c7i'],
      sizes: ['large', 'xlarge', '2xlarge'],
      cpus: [2, 4, 8],
      architectures: ['amd64', 'arm64'],
      zones: ['eu-central-1a', 'eu-central-1b'],
      minValues: { categories: 2, families: 3, types: 15 },
    },
    requirements: [
      { key: 'capacity-spread', operator: 'In', values: ['1', '2'] },
      { key: 'team', operator: 'Exists' },
    ],
    limits: { cpu: '100', memory: '400Gi', nodes: 20 },
    labels: { team: 'shop', 'example.com/tier': '' },
    taints: [{ key: 'dedicated', value: 'shop', effect: 'NoSchedule' }],
    startupTaints: [{ key: 'ebs.csi.aws.com/agent-not-ready', effect: 'NoExecute', removedBy: 'the EBS CSI driver' }],
    expireAfter: '336h',
    terminationGracePeriod: '1h30m',
    disruption: {
      consolidationPolicy: 'Balanced',
      consolidateAfter: 'Never',
      budgets: [
        { nodes: '100%', reasons: ['Empty'] },
        { nodes: 0, schedule: '0 8 * * mon-fri', duration: '8h30m', reasons: ['Underutilized', 'Drifted'] },
        { nodes: 3, schedule: '@daily', duration: '1h' },
      ],
    },
  },
];

const OPTIONS: Readonly<Record<string, KarpenterOptions>> = {
  'as it comes': {
    nodeRole: 'nodes',
    interruptionQueue: 'test',
    nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
    nodePools: [{ name: 'plain' }],
  },
  everything: {
    interruptionQueue: 'test',
    crds: 'release',
    replicas: 2,
    resources: { requests: { cpu: '500m' }, limits: { memory: '2Gi' } },
    serviceAccount: 'nodes',
    featureGates: {
      nodeRepair: true,
      nodeOverlay: true,
      reservedCapacity: false,
      spotToSpotConsolidation: true,
      staticCapacity: true,
      capacityBuffer: true,
    },
    isolatedVpc: true,
    zonalShift: true,
    minValuesPolicy: 'BestEffort',
    preferencePolicy: 'Ignore',
    startupTaints: [{ key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NoExecute', removedBy: 'Cilium' }],
    nodePools: POOLS,
    nodeClasses: [
      {
        name: 'bottlerocket',
        image: { alias: 'bottlerocket@v1.45.0' },
        role: 'nodes',
        subnets: { ids: ['subnet-0a', 'subnet-0b'] },
        securityGroups: { ids: ['sg-0a'] },
        volume: { size: 100, kmsKeyId: 'alias/nodes', iops: 6000, throughput: 250 },
        kubelet: {
          maxPods: 50,
          systemReserved: { cpu: '100m' },
          kubeReserved: { memory: '1Gi' },
          evictionHard: { 'memory.available': '5%' },
        },
        instanceStorePolicy: 'RAID0',
        userData: '[settings.kernel]\n',
        tags: { team: 'shop' },
      },
      {
        name: 'own.image',
        image: { family: 'Custom', ids: ['ami-0a', 'ami-0b'], deviceName: '/dev/xvda' },
        instanceProfile: 'nodes',
      },
      { name: 'windows', image: { alias: 'windows2022@latest' }, role: 'nodes' },
    ],
  },
};

const PLANS: readonly (readonly [string, InstallPlan])[] = MODES.flatMap((networking) =>
  Object.entries(OPTIONS).map(
    ([name, options]) =>
      [
        `${networking.mode}${'prefixDelegation' in networking ? ' with prefixes' : ''}, ${name}`,
        planKarpenter(eks(networking), options),
      ] as const,
  ),
);
const AUTO: readonly (readonly [string, InstallPlan])[] = [
  ['pools alone', planAutoModePools(eks('auto'), { nodePools: POOLS })],
  [
    'a class of its own',
    planAutoModePools(autoCluster(), {
      nodePools: [{ name: 'plain' }],
      nodeClasses: [
        {
          name: 'own',
          role: 'nodes',
          snatPolicy: 'Disabled',
          networkPolicyEventLogs: 'Enabled',
          ephemeralStorage: { size: 100, iops: 4000, throughput: 250 },
          tags: { team: 'shop' },
        },
      ],
    }),
  ],
];

function autoCluster(): EksCluster {
  return eks({ mode: 'auto', networkPolicy: 'DefaultDeny' });
}

const helmStepsOf = (plan: InstallPlan): readonly HelmStep[] =>
  plan.steps.flatMap((step) => (step.kind === 'helm' && step.id === 'controller' ? [step] : []));
const objectsOf = (plan: InstallPlan): readonly KubernetesObject[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly [{ readonly schema: { readonly openAPIV3Schema: object } }];
  };
}

describeUpstream('Karpenter', () => {
  const schemas = new Map<string, object>();
  let nodeClass: object = {};

  beforeAll(() => {
    if (missing() !== undefined) return;
    loadDefinitions();
    for (const text of definitionFiles('karpenter')) {
      const { spec } = parse(text) as Definition;
      schemas.set(spec.names.kind, spec.versions[0].schema.openAPIV3Schema);
    }
    nodeClass = definitionFiles('../json-schemas/eks.amazonaws.com')
      .map((text) => JSON.parse(text) as { readonly description: string })
      .find(({ description }) => description.startsWith('NodeClass ')) as object;
  });

  test.each(PLANS)('%s: every value is read by the chart', (_, plan) => {
    for (const { chart, values } of helmStepsOf(plan))
      expect(unreadPaths(chart.name, chartOf(chart.name, minorOf(chart.version)), values)).toEqual([]);
  });

  test.each(PLANS)('%s: values keep the types of the defaults', (_, plan) => {
    for (const { chart, values } of helmStepsOf(plan)) {
      const { defaults } = chartOf(chart.name, minorOf(chart.version));
      expect(changedTypes(defaults, mergeValues(defaults as never, values))).toEqual([]);
    }
  });

  test.each([...PLANS, ...AUTO])('%s: every object fits its definition, CEL included', (_, plan) => {
    const objects = objectsOf(plan).filter(({ kind }) => kind !== 'NodeClass');
    expect(objects).not.toEqual([]);
    for (const object of objects) {
      expect({ kind: object.kind, complaints: complaints(object) }).toEqual({ kind: object.kind, complaints: [] });
      expect(celComplaints(schemas.get(object.kind) ?? {}, object)).toEqual([]);
    }
  });

  test.each(AUTO)('%s: node classes of Auto Mode fit their definition', (_, plan) => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    for (const object of objectsOf(plan).filter(({ kind }) => kind === 'NodeClass')) {
      ajv.validate(nodeClass, object);
      expect(ajv.errors ?? []).toEqual([]);
      expect(celComplaints(nodeClass, object)).toEqual([]);
    }
  });

  test.each<[string, string, object]>([
    ['a key of its domain', 'NodePool', pool([{ key: 'karpenter.sh/nodepool', operator: 'Exists' }])],
    ['too few values', 'NodePool', pool([{ key: 'team', operator: 'In', values: ['a'], minValues: 2 }])],
    ['no number', 'NodePool', pool([{ key: 'team', operator: 'Gt', values: ['1', '2'] }])],
    ['a schedule alone', 'NodePool', { spec: { disruption: { budgets: [{ nodes: '1', schedule: '@daily' }] } } }],
    ['two identities', 'EC2NodeClass', ec2({ role: 'a', instanceProfile: 'b' })],
    ['an alias and more', 'EC2NodeClass', ec2({ amiSelectorTerms: [{ alias: 'al2023@latest' }, { id: 'ami-1' }] })],
    ['an unknown family', 'EC2NodeClass', ec2({ amiSelectorTerms: [{ alias: 'al2024@latest' }] })],
    ['a tag of its own', 'EC2NodeClass', ec2({ tags: { 'kubernetes.io/cluster/test': 'owned' } })],
  ])('%s would be noticed', (_, kind, object) => {
    expect(celComplaints(schemas.get(kind) ?? {}, ec2({}))).toEqual([]);
    expect(celComplaints(schemas.get(kind) ?? {}, object)).not.toEqual([]);
  });

  test('a value that nothing reads would be noticed', () => {
    const chart = chartOf('karpenter', '1.14');
    expect(unreadPaths('karpenter', chart, { settings: { reservedENIs: '1', reservedEnis: '1' } })).toEqual([
      'settings.reservedEnis',
    ]);
  });
});

function pool(requirements: readonly object[]): object {
  return { spec: { template: { spec: { requirements } } } };
}

function ec2(spec: object): object {
  return {
    spec: {
      amiSelectorTerms: [{ alias: 'al2023@v20260801' }],
      ...('instanceProfile' in spec ? {} : { role: 'nodes' }),
      ...spec,
    },
  };
}

/** The paths at which a value has another type than the chart's default. */
function changedTypes(was: unknown, is: unknown, path = ''): readonly string[] {
  if (was === undefined || was === null || is === null) return [];
  if (typeof was !== typeof is || Array.isArray(was) !== Array.isArray(is)) return [path];
  if (typeof was !== 'object' || Array.isArray(was)) return [];
  return Object.entries(was).flatMap(([key, value]) =>
    changedTypes(value, (is as Readonly<Record<string, unknown>>)[key], `${path}.${key}`),
  );
}
