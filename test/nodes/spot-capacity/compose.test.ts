import type { Cluster } from '../../../lib/core/cluster';
import { inspectComposition } from '../../../lib/core/compose';
import type { InstallPlan } from '../../../lib/core/plan';
import type { Values } from '../../../lib/core/values';
import { planComputeClasses } from '../../../lib/nodes/compute-class';
import { planKarpenterPools, splitCapacity } from '../../../lib/nodes/karpenter';
import { CAPACITY_LABEL, SPOT_CAPACITY_COMPOSE_RULES, spotCapacity } from '../../../lib/nodes/spot-capacity';
import { eks, gke } from '../../support/clusters';
import { objectPlan } from '../../support/object-plan';

const EKS = eks('vpc-cni');
const GKE = gke('dataplane-v2');
const ZONE = 'topology.kubernetes.io/zone';

/** A workload whose pods are spread by a label. */
const shop = (topologyKey: string, spec: Values<never> = {}, whenUnsatisfiable = 'DoNotSchedule'): InstallPlan => ({
  ...objectPlan('shop', [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'web' },
      spec: {
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { ...spec, topologySpreadConstraints: [{ maxSkew: 1, topologyKey, whenUnsatisfiable }] },
        },
      },
    },
  ]),
  rules: SPOT_CAPACITY_COMPOSE_RULES,
});

const said = (cluster: Cluster, ...plans: readonly InstallPlan[]): readonly string[] =>
  inspectComposition(cluster, plans)
    .findings.filter(({ rule }) => rule.startsWith('spot-capacity/'))
    .map(({ rule, message }) => `${rule}: ${message}`);

const pools = (onDemand: 'own-pool' | 'same-pool' | 'none'): InstallPlan =>
  planKarpenterPools('pools', EKS, { nodePools: spotCapacity('karpenter', { name: 'web', onDemand }).pools });

test.each(['own-pool', 'same-pool'] as const)(
  'with on-demand capacity in %s, a zone without spot blocks nothing',
  (fallback) => {
    expect(said(EKS, pools(fallback), shop(ZONE))).toEqual([]);
  },
);

test('pods that must be spread over zones want more than spot capacity to grow on', () => {
  expect(said(EKS, pools('none'), shop(ZONE))).toEqual([
    "spot-capacity/zones-have-a-fallback: pods of default/web wait while a zone has no spot capacity: pool 'web' has no other",
  ]);
  expect(said(EKS, pools('none'), shop(ZONE, {}, 'ScheduleAnyway'))).toEqual([]);
});

test('a selector that only spot nodes meet takes the fallback away', () => {
  const selected = (nodeSelector: Values<never>): readonly string[] =>
    said(EKS, pools('own-pool'), shop(ZONE, { nodeSelector }));
  expect(selected({ [CAPACITY_LABEL]: 'spot' })).toHaveLength(1);
  expect(selected({ 'karpenter.sh/capacity-type': 'spot' })).toHaveLength(1);
  expect(selected({ 'cluster-blueprints/spot-capacity': 'web', 'karpenter.k8s.aws/instance-cpu': '4' })).toEqual([]);
  expect(selected({ team: 'web' })).toEqual([]);
});

test.each([
  ['In', ['spot'], 1],
  ['In', ['spot', 'on-demand'], 0],
  ['NotIn', ['on-demand'], 1],
  ['NotIn', ['spot'], 0],
  ['Exists', [], 0],
] as const)('an affinity with %s %j for the capacity is heeded', (operator, values, count) => {
  const expression = { key: CAPACITY_LABEL, operator, ...(values.length > 0 && { values }) };
  const affinity = {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
    },
  };
  expect(said(EKS, pools('own-pool'), shop(ZONE, { affinity }))).toHaveLength(count);
});

test('a compute class serves pods that select it, and no others', () => {
  const classes = (onDemand: 'same-pool' | 'none'): InstallPlan =>
    planComputeClasses(GKE, { classes: spotCapacity('compute-class', { name: 'web', onDemand }).pools });
  const { nodeSelector } = spotCapacity('compute-class', { name: 'web' }).placement;
  expect(said(GKE, classes('none'), shop(ZONE, { nodeSelector }))).toEqual([
    "spot-capacity/zones-have-a-fallback: pods of default/web wait while a zone has no spot capacity: compute class 'web' has no other",
  ]);
  expect(said(GKE, classes('same-pool'), shop(ZONE, { nodeSelector }))).toEqual([]);
  expect(said(GKE, classes('none'), shop(ZONE))).toEqual([]);
});

test('pools that pods tolerate and that lack the label they are spread by are named', () => {
  const split = splitCapacity({ spot: 4, onDemand: 1 });
  const some = planKarpenterPools('pools', EKS, {
    nodePools: [
      { name: 'spot', capacity: 'spot', requirements: [split.spot] },
      { name: 'on-demand', requirements: [split.onDemand] },
      { name: 'other' },
      { name: 'tainted', taints: [{ key: 'example.com/gpu', effect: 'NoSchedule' }] },
    ],
  });
  const expected = (lacking: string): string =>
    `spot-capacity/pools-have-the-label: pods of default/web never run in ${lacking}, whose nodes have no label capacity-spread`;
  expect(said(EKS, some, shop('capacity-spread'))).toEqual([expected("pool 'system', pool 'other'")]);
  expect(said(EKS, some, shop('capacity-spread', { tolerations: [{ operator: 'Exists' }] }))).toEqual([
    expected("pool 'system', pool 'other', pool 'tainted'"),
  ]);
  expect(said(EKS, some, shop('example.com/rack'))).toEqual([]);
});

test('managed node groups and Karpenter have no label for capacity in common', () => {
  expect(said(EKS, pools('own-pool'), shop('karpenter.sh/capacity-type'))).toEqual([
    expect.stringContaining("pool 'system', whose nodes have no label karpenter.sh/capacity-type"),
  ]);
  expect(said(EKS, pools('own-pool'), shop('eks.amazonaws.com/capacityType'))).toEqual([
    expect.stringContaining("pool 'web', pool 'web-on-demand', whose nodes"),
  ]);
});

test('what all nodes have, or none is known to have, keeps no pool away', () => {
  const groups = eks('vpc-cni', {
    nodePools: [
      { name: 'system', instanceTypes: ['m7g.large'] },
      ...spotCapacity('managed-node-group', { name: 'web', onDemand: 'none' }).pools,
    ],
  });
  expect(said(groups, shop(ZONE, { nodeSelector: { 'kubernetes.io/arch': 'amd64' } }))).toHaveLength(1);
  const expression = { key: 'example.com/edge', operator: 'NotIn', values: ['true'] };
  const affinity = {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
    },
  };
  expect(said(groups, shop(ZONE, { affinity }))).toHaveLength(1);
});

test('a NodePool that says nothing of capacity is on demand', () => {
  const mine = objectPlan('mine', [
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'mine' },
      spec: { template: { spec: { requirements: [] } } },
    },
  ]);
  expect(said(EKS, pools('none'), mine, shop(ZONE))).toEqual([]);
});
