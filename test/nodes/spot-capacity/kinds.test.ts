import { Testing } from 'cdk8s';
import { AksNapPools } from '../../../lib/cdk8s/aks-nap';
import { ComputeClasses } from '../../../lib/cdk8s/compute-class';
import { AutoModePools, Karpenter } from '../../../lib/cdk8s/karpenter';
import type { Cluster } from '../../../lib/core/cluster';
import type { Finding } from '../../../lib/core/finding';
import { inspectAksNapPools } from '../../../lib/nodes/aks-nap';
import { inspectAutoModePools } from '../../../lib/nodes/auto-mode';
import { inspectComputeClasses } from '../../../lib/nodes/compute-class';
import { inspectKarpenter } from '../../../lib/nodes/karpenter';
import {
  CAPACITY_LABEL,
  SPOT_CAPACITY_LABEL,
  type SpotCapacity,
  type SpotPoolKind,
  spotCapacity,
} from '../../../lib/nodes/spot-capacity';
import { SPOT_POOL_MAKERS } from '../../../lib/nodes/spot-capacity/kinds';
import { aks, eks, gke } from '../../support/clusters';

const KARPENTER = {
  interruptionQueue: 'test',
  nodeRole: 'nodes',
  nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
} as const;

const SYSTEM = {
  eks: { name: 'system', instanceTypes: ['m7g.large'] },
  gke: { name: 'system', machineType: 'e2-standard-4' },
  aks: { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' },
} as const;

const remarksOf = ({ remarks }: Cluster): readonly Finding[] => remarks?.findings ?? [];

/** What planners and clusters say of the pools of a description. */
const TAKERS: { readonly [K in SpotPoolKind]: (capacity: SpotCapacity) => readonly Finding[] } = {
  karpenter: (capacity) =>
    inspectKarpenter(eks('vpc-cni'), { ...KARPENTER, nodePools: spotCapacity('karpenter', capacity).pools }).findings,
  'auto-mode': (capacity) =>
    inspectAutoModePools(eks('auto'), { nodePools: spotCapacity('auto-mode', capacity).pools }).findings,
  'managed-node-group': (capacity) =>
    remarksOf(eks('vpc-cni', { nodePools: [SYSTEM.eks, ...spotCapacity('managed-node-group', capacity).pools] })),
  'gke-node-pool': (capacity) =>
    remarksOf(gke('dataplane-v2', { nodePools: [SYSTEM.gke, ...spotCapacity('gke-node-pool', capacity).pools] })),
  'compute-class': (capacity) =>
    inspectComputeClasses(gke('dataplane-v2'), { classes: spotCapacity('compute-class', capacity).pools }).findings,
  'aks-node-pool': (capacity) =>
    remarksOf(aks('overlay', { nodePools: [SYSTEM.aks, ...spotCapacity('aks-node-pool', capacity).pools] })),
  'aks-nap': (capacity) =>
    inspectAksNapPools(aks('overlay', { nodeProvisioning: {} }), { nodePools: spotCapacity('aks-nap', capacity).pools })
      .findings,
};

const KINDS = Object.keys(SPOT_POOL_MAKERS) as SpotPoolKind[];
const SHAPES: readonly SpotCapacity[] = [
  { name: 'spot' },
  { name: 'web', instances: { cpus: [2, 4] } },
  { name: 'web', instances: { memoryPerCpu: [2, 4, 8], cpus: [8] } },
  { name: 'web', instances: { architectures: ['arm64', 'amd64'] } },
  {
    name: 'web',
    taints: [{ key: 'example.com/web', value: 'true', effect: 'NoSchedule' }],
    labels: { team: 'web' },
    limits: { cpu: '64', memory: '512Gi', nodes: 12 },
  },
];
const CASES = KINDS.flatMap((kind) =>
  SHAPES.flatMap((shape) =>
    SPOT_POOL_MAKERS[kind].fallbacks.map((onDemand) => [kind, onDemand, JSON.stringify(shape), shape] as const),
  ),
);

test.each(CASES)('%s, on demand %s: %s is taken without an error', (kind, onDemand, _text, shape) => {
  const found = TAKERS[kind]({ ...shape, onDemand });
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each(KINDS)('%s: what comes by default is taken without a warning', (kind) => {
  expect(spotCapacity(kind, { name: 'spot' }).findings).toEqual([]);
  expect(TAKERS[kind]({ name: 'spot' })).toEqual([]);
});

test.each(CASES)('%s, on demand %s: all pools of %s are labelled', (kind, onDemand, _text, shape) => {
  for (const pool of spotCapacity(kind, { ...shape, onDemand }).pools) {
    const labels = 'priorities' in pool ? pool.nodePoolConfig?.nodeLabels : pool.labels;
    expect(labels).toMatchObject({ ...shape.labels, [SPOT_CAPACITY_LABEL]: shape.name });
    const isSpot = 'spot' in pool ? pool.spot : 'capacity' in pool ? pool.capacity === 'spot' : onDemand === 'none';
    expect(labels?.[CAPACITY_LABEL]).toBe(
      onDemand === 'same-pool' ? undefined : isSpot === true ? 'spot' : 'on-demand',
    );
  }
});

test('constructs take the pools', () => {
  const home = Testing.chart();
  new Karpenter(home, 'karpenter', {
    cluster: eks('vpc-cni'),
    ...KARPENTER,
    nodePools: spotCapacity('karpenter', { name: 'spot' }).pools,
  });
  new AutoModePools(home, 'auto', {
    cluster: eks('auto'),
    nodePools: spotCapacity('auto-mode', { name: 'auto' }).pools,
  });
  new ComputeClasses(home, 'classes', {
    cluster: gke('dataplane-v2'),
    classes: spotCapacity('compute-class', { name: 'class' }).pools,
  });
  new AksNapPools(home, 'nap', {
    cluster: aks('overlay', { nodeProvisioning: {} }),
    nodePools: spotCapacity('aks-nap', { name: 'nap' }).pools,
  });
  const made = (Testing.synth(home) as { kind: string; metadata: { name: string } }[])
    .filter(({ kind }) => kind === 'NodePool' || kind === 'ComputeClass')
    .map(({ metadata }) => metadata.name);
  expect(made).toEqual(['spot', 'spot-on-demand', 'auto', 'auto-on-demand', 'class', 'nap', 'nap-on-demand']);
});
