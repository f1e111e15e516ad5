import { awsInstanceType } from '../../../lib/clusters/eks/density';
import { SPOT_TAINT as GKE_SPOT } from '../../../lib/clusters/gke/node-pools';
import {
  inspectSpotCapacity,
  type SpotCapacity,
  type SpotInstances,
  spotCapacity,
} from '../../../lib/nodes/spot-capacity';
import { awsGroups } from '../../../lib/nodes/spot-capacity/machines/aws';

const SPOT: SpotCapacity = { name: 'spot' };
const of = (instances: SpotInstances): SpotCapacity => ({ ...SPOT, instances });
const labels = (capacity: 'spot' | 'on-demand'): object => ({
  'cluster-blueprints/spot-capacity': 'spot',
  'cluster-blueprints/capacity': capacity,
});

test('Karpenter takes spot capacity first, of many types, and lets no pod hold up a node for ever', () => {
  expect(spotCapacity('karpenter', SPOT)).toEqual({
    pools: [
      {
        name: 'spot',
        capacity: 'spot',
        weight: 50,
        expireAfter: '336h',
        terminationGracePeriod: '10m',
        labels: labels('spot'),
        instances: { architectures: ['amd64'], minValues: { families: 5, types: 15 } },
      },
      {
        name: 'spot-on-demand',
        capacity: 'on-demand',
        weight: 10,
        expireAfter: '336h',
        terminationGracePeriod: '10m',
        labels: labels('on-demand'),
        instances: { architectures: ['amd64'] },
      },
    ],
    placement: { nodeSelector: { 'cluster-blueprints/spot-capacity': 'spot' }, tolerations: [] },
    handler: 'karpenter',
    manual: [],
    findings: [],
  });
});

test('what is said of machines is said in the words of Karpenter', () => {
  const [pool] = spotCapacity(
    'auto-mode',
    of({
      memoryPerCpu: [4, 8],
      cpus: [4, 8],
      architectures: ['amd64', 'arm64'],
      zones: ['eu-central-1a'],
      minTypes: 20,
    }),
  ).pools;
  expect(pool?.instances).toEqual({
    categories: ['m', 'r'],
    cpus: [4, 8],
    architectures: ['amd64', 'arm64'],
    zones: ['eu-central-1a'],
    minValues: { families: 5, types: 20 },
  });
});

test('as much choice is asked for as there is', () => {
  const { draft, findings } = inspectSpotCapacity('karpenter', of({ families: { aws: ['m7g'] }, cpus: [4] }));
  expect(draft?.pools[0]?.instances).toEqual({ families: ['m7g'], cpus: [4], architectures: ['arm64'], minValues: {} });
  expect(findings.map(({ rule }) => rule)).toEqual(['spot-capacity/enough-types']);
});

test('a managed node group has machines of one size, and an on-demand one comes after each', () => {
  const { manual, pools } = spotCapacity('managed-node-group', { ...of({ cpus: [2, 4] }), limits: { cpu: '32' } });
  expect(pools.map(({ name, nodes, spot }) => [name, nodes, spot])).toEqual([
    ['spot-2x8-amd64', { min: 0, max: 16 }, true],
    ['spot-4x16-amd64', { min: 0, max: 8 }, true],
    ['spot-on-demand-2x8-amd64', { min: 0, max: 16 }, false],
    ['spot-on-demand-4x16-amd64', { min: 0, max: 8 }, false],
  ]);
  expect(manual).toEqual([
    expect.stringContaining('eks:DescribeNodegroup'),
    expect.stringContaining('zone'),
    expect.stringContaining("'priority'"),
  ]);
  expect(pools[1]?.instanceTypes).toEqual([
    ...['m7i.xlarge', 'm6i.xlarge', 'm6a.xlarge', 'm6id.xlarge', 'm5.xlarge', 'm5a.xlarge', 'm5d.xlarge'],
  ]);
});

test('families that are named bring their memory and architecture along', () => {
  const { pools } = spotCapacity('managed-node-group', {
    ...of({ families: { aws: ['c7g', 'm7g', 'm6g', 'm7i', 'm6i'] } }),
    onDemand: 'none',
  });
  expect(pools.map(({ name, instanceTypes }) => [name, instanceTypes])).toEqual([
    ['spot-4x8-arm64', ['c7g.xlarge']],
    ['spot-4x16-arm64', ['m7g.xlarge', 'm6g.xlarge']],
    ['spot-4x16-amd64', ['m7i.xlarge', 'm6i.xlarge']],
  ]);
});

test.each([2, 4, 8] as const)('with %s GiB for each processor, groups have types enough to choose from', (memory) => {
  for (const architecture of ['amd64', 'arm64'] as const) {
    for (const cpus of [2, 4, 8, 16, 32]) {
      const [group] = awsGroups({ architectures: [architecture], cpus: [cpus], memoryPerCpu: [memory] });
      expect(group?.types.length).toBeGreaterThanOrEqual(architecture === 'arm64' ? 4 : 5);
      expect(group?.types.map(awsInstanceType)).toEqual(
        group?.types.map(() => expect.objectContaining({ architecture, vcpus: cpus, memory: cpus * memory })),
      );
    }
  }
});

test('pools of GKE have a type each, and the first of those that are alike comes on demand', () => {
  const { pools, placement } = spotCapacity('gke-node-pool', {
    ...of({ architectures: ['amd64', 'arm64'], memoryPerCpu: [8], zones: ['europe-west3-a'] }),
    shutdownGrace: { total: 60, critical: 10 },
  });
  expect(
    pools.map(({ name, machineType, spot, shutdownGrace }) => [name, machineType, spot, shutdownGrace?.total]),
  ).toEqual([
    ['spot-n4-highmem-4', 'n4-highmem-4', true, 60],
    ['spot-c4-highmem-4', 'c4-highmem-4', true, 60],
    ['spot-n4a-highmem-4', 'n4a-highmem-4', true, 60],
    ['spot-c4a-highmem-4', 'c4a-highmem-4', true, 60],
    ['spot-on-demand-n4-highmem-4', 'n4-highmem-4', false, undefined],
    ['spot-on-demand-n4a-highmem-4', 'n4a-highmem-4', false, undefined],
  ]);
  expect(pools[0]).toMatchObject({ counted: 'in-total', nodes: { min: 0, max: 10 }, zones: ['europe-west3-a'] });
  expect(placement.tolerations).toEqual([
    { key: 'cloud.google.com/gke-spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
    { key: 'kubernetes.io/arch', operator: 'Equal', value: 'arm64', effect: 'NoSchedule' },
  ]);
});

test('families of GKE have the shapes that they have', () => {
  const types = (gcp: readonly string[], memory: 2 | 4 | 8): unknown =>
    spotCapacity('gke-node-pool', { ...of({ families: { gcp }, memoryPerCpu: [memory] }), onDemand: 'none' }).pools.map(
      ({ machineType }) => machineType,
    );
  expect(types(['n2', 'n4', 'c4'], 2)).toEqual(['n4-highcpu-4', 'c4-highcpu-4']);
  expect(types(['t2a', 'n2', 't2d'], 4)).toEqual(['t2a-standard-4', 'n2-standard-4', 't2d-standard-4']);
  expect(types(['t2d', 'n2', 'n2d'], 8)).toEqual(['n2-highmem-4', 'n2d-highmem-4']);
});

test('a compute class falls back by itself, to families unless sizes are asked for', () => {
  expect(spotCapacity('compute-class', { ...SPOT, taints: [GKE_SPOT] }).pools).toEqual([
    {
      name: 'spot',
      priorities: [
        { machineFamily: 'n4', spot: true },
        { machineFamily: 'c4', spot: true },
      ],
      onDemandFallback: true,
      nodePoolConfig: { nodeLabels: { 'cluster-blueprints/spot-capacity': 'spot' }, taints: [GKE_SPOT] },
    },
  ]);
  const { pools, placement } = spotCapacity('compute-class', {
    ...of({ cpus: [8], zones: ['europe-west3-a'] }),
    onDemand: 'none',
  });
  expect(pools[0]?.priorities).toEqual([
    { machineType: 'n4-standard-8', spot: true },
    { machineType: 'c4-standard-8', spot: true },
  ]);
  expect(pools[0]).toMatchObject({
    onDemandFallback: false,
    priorityDefaults: { location: { zones: ['europe-west3-a'] } },
    nodePoolConfig: { nodeLabels: labels('spot') },
  });
  expect(placement.nodeSelector).toEqual({ 'cloud.google.com/compute-class': 'spot' });
});

test('pools of AKS have a size and a zone each, and names that AKS takes', () => {
  const { pools, manual, handler } = spotCapacity('aks-node-pool', of({ zones: ['westeurope-1', 'westeurope-3'] }));
  expect(pools.map(({ name, vmSize, spot, zones }) => [name, vmSize, spot, zones])).toEqual([
    ['spotd4ads51', 'Standard_D4ads_v5', true, ['1']],
    ['spotd4ads53', 'Standard_D4ads_v5', true, ['3']],
    ['spotd4ds51', 'Standard_D4ds_v5', true, ['1']],
    ['spotd4ds53', 'Standard_D4ds_v5', true, ['3']],
    ['spotod4ads51', 'Standard_D4ads_v5', false, ['1']],
    ['spotod4ads53', 'Standard_D4ads_v5', false, ['3']],
  ]);
  expect(manual).toEqual([
    expect.stringContaining('cluster-autoscaler-priority-expander'),
    expect.stringContaining('balance-similar-node-groups'),
  ]);
  const inOneZone = spotCapacity('aks-node-pool', { ...of({ zones: ['2'] }), onDemand: 'none' });
  expect(inOneZone.pools.map(({ name }) => name)).toEqual(['spotd4ads5', 'spotd4ds5']);
  expect(inOneZone.manual).toEqual([]);
  expect(handler).toBe('auto-drain');
});

test('series of Azure have the memory that their names say', () => {
  const { pools } = spotCapacity('aks-node-pool', {
    ...of({
      families: { azure: ['Fs_v2', 'Dlds_v5', 'Dds_v5', 'Epds_v6', 'Fams_v6'] },
      memoryPerCpu: [2, 8],
      zones: ['1'],
    }),
    onDemand: 'none',
    limits: { memory: '64Gi' },
  });
  expect(pools.map(({ vmSize, nodes }) => [vmSize, nodes])).toEqual([
    ['Standard_F4s_v2', { min: 0, max: 8 }],
    ['Standard_D4lds_v5', { min: 0, max: 8 }],
    ['Standard_E4pds_v6', { min: 0, max: 2 }],
    ['Standard_F4ams_v6', { min: 0, max: 2 }],
  ]);
});

test('AKS node auto-provisioning is told of series where memory is asked for', () => {
  const { pools, placement } = spotCapacity(
    'aks-nap',
    of({ memoryPerCpu: [4], architectures: ['arm64'], cpus: [4, 8] }),
  );
  expect(pools[0]?.instances).toEqual({
    series: ['Dpds_v5', 'Dpds_v6', 'Dps_v5', 'Dps_v6'],
    cpus: [4, 8],
    architectures: ['arm64'],
    minValues: { sizes: 5 },
  });
  expect(placement.tolerations.map(({ key }) => key)).toEqual(['kubernetes.azure.com/scalesetpriority']);
});

test('taints, classes and disruption are passed on, and taints are tolerated', () => {
  const agent = { key: 'example.com/agent-not-ready', effect: 'NoExecute' } as const;
  const web = { key: 'example.com/web', value: 'true', effect: 'NoSchedule' } as const;
  const said = {
    nodeClass: 'web',
    taints: [web],
    startupTaints: [agent],
    disruption: { consolidateAfter: '10m' },
    limits: { nodes: 20 },
  } as const;
  const { pools, placement } = spotCapacity('karpenter', { ...SPOT, ...said });
  for (const pool of pools) expect(pool).toMatchObject(said);
  expect(placement.tolerations).toEqual([{ ...web, operator: 'Equal' }]);
});

test('what has the wrong shape is found once, and what is too small for Karpenter is found', () => {
  const rules = (capacity: unknown): readonly string[] =>
    inspectSpotCapacity('managed-node-group', capacity as SpotCapacity).findings.map(
      ({ rule, path }) => `${rule}@${path}`,
    );
  expect(rules({ name: 7 })).toEqual([expect.stringMatching(/^input\/.*@name$/)]);
  expect(rules({ ...SPOT, onDemand: 'never' })).toEqual([expect.stringMatching(/^input\/.*@onDemand$/)]);
  expect(inspectSpotCapacity('karpenter', of({ cpus: [1] })).findings.map(({ rule }) => rule)).toEqual([
    'spot-capacity/machines-exist',
  ]);
});
