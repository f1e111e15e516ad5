import type { AksNodePoolOptions } from '../../lib';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { joinNeeds } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { evaluate } from '../../lib/core/rule';
import type { Values } from '../../lib/core/values';
import type { Whole } from '../../lib/core/whole';
import {
  CAPACITY_LABEL,
  inspectSpotCapacity,
  SPOT_CAPACITY_COMPOSE_RULES,
  type SpotCapacity,
  type SpotInstances,
  type SpotPoolKind,
  spotCapacity,
} from '../../lib/nodes/spot-capacity';
import { aks, eks } from '../support/clusters';
import { HANDLER_PLAN } from '../support/handler-plan';
import { objectPlan } from '../support/object-plan';
import type { RuleCases } from './cases';

const spot = (kind: SpotPoolKind, capacity: Partial<SpotCapacity> = {}): readonly Finding[] =>
  inspectSpotCapacity(kind, { name: 'spot', ...capacity }).findings;
const machines = (kind: SpotPoolKind, instances: SpotInstances): readonly Finding[] => spot(kind, { instances });

const SYSTEM = { name: 'system', instanceTypes: ['m7g.large'], nodes: 2 } as const;
const GROUPS = eks('vpc-cni', { nodePools: [SYSTEM, ...spotCapacity('managed-node-group', { name: 'spot' }).pools] });
const SPOT_ONLY = eks('vpc-cni', {
  nodePools: [SYSTEM, ...spotCapacity('managed-node-group', { name: 'spot', onDemand: 'none' }).pools],
});

const AKS_TOLERATIONS = [{ key: 'kubernetes.azure.com/scalesetpriority', operator: 'Exists' }];

/** An AKS cluster with pools that grow, and come on demand, in these zones. */
const inZones = (...zones: readonly NonNullable<AksNodePoolOptions['zones']>[]): Cluster =>
  aks('overlay', {
    nodePools: [
      { name: 'system', mode: 'system', vmSize: 'Standard_D4ads_v5', nodes: 3, zones: ['1', '2', '3'] },
      ...zones.map((one, index) => ({
        name: `web${index}`,
        vmSize: 'Standard_D4ads_v5',
        nodes: { min: 0, max: 3 },
        zones: one,
      })),
    ],
  });

/** A workload whose pods are spread by a label, and nothing else. */
const spreadBy = (topologyKey: string, spec: Values<never> = {}): InstallPlan =>
  objectPlan('shop', [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            ...spec,
            topologySpreadConstraints: [{ maxSkew: 1, topologyKey, whenUnsatisfiable: 'DoNotSchedule' }],
          },
        },
      },
    },
  ]);

const together = (cluster: Cluster, ...plans: readonly InstallPlan[]): readonly Finding[] => {
  const whole: Whole = { cluster, plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
  return evaluate(SPOT_CAPACITY_COMPOSE_RULES, whole).findings;
};

const ZONE = 'topology.kubernetes.io/zone';

/** Rules about spot capacity. */
export const SPOT_CAPACITY_CASES: RuleCases = {
  'spot-capacity/name-is-a-label': {
    fails: () => spot('karpenter', { name: 'Spot' }),
    at: 'name',
    passes: () => spot('karpenter', { name: 'web-1' }),
  },
  'spot-capacity/pool-names-fit': {
    fails: () => spot('aks-node-pool', { name: 'web-frontend' }),
    at: 'name',
    passes: () => spot('aks-node-pool', { name: 'web-1' }),
  },
  'spot-capacity/labels-are-free': {
    fails: () => spot('karpenter', { labels: { [CAPACITY_LABEL]: 'cheap' } }),
    at: `labels["${CAPACITY_LABEL}"]`,
    passes: () => spot('karpenter', { labels: { team: 'web' } }),
  },
  'spot-capacity/fallback-is-possible': {
    fails: () => spot('managed-node-group', { onDemand: 'same-pool' }),
    at: 'onDemand',
    passes: () => spot('managed-node-group', { onDemand: 'own-pool' }),
  },
  'spot-capacity/limits-leave-a-node': {
    fails: () => spot('gke-node-pool', { limits: { memory: '15Gi' } }),
    at: 'limits',
    passes: () => spot('gke-node-pool', { limits: { memory: '16Gi', cpu: '4000m' } }),
  },
  'spot-capacity/zones-have-numbers': {
    fails: () => machines('aks-node-pool', { zones: ['westeurope-1', 'westeurope-4'] }),
    at: 'instances.zones[1]',
    passes: () => machines('aks-node-pool', { zones: ['westeurope-1', '3'] }),
  },
  'spot-capacity/options-are-heeded': {
    fails: () => machines('managed-node-group', { zones: ['eu-central-1a'] }),
    at: 'instances.zones',
    passes: () => machines('karpenter', { zones: ['eu-central-1a'] }),
  },
  'spot-capacity/repairs-go-on': {
    fails: () => spot('aks-nap', { onDemand: 'same-pool' }),
    at: 'onDemand',
    passes: () => spot('aks-nap'),
  },
  'spot-capacity/machines-exist': {
    fails: () => machines('managed-node-group', { families: { aws: ['m7i'] }, memoryPerCpu: [2] }),
    at: 'instances',
    passes: () => machines('managed-node-group', { families: { aws: ['c7i', 'c6i', 'c6a', 'c5', 'c5a'] } }),
  },
  'spot-capacity/enough-types': {
    fails: () => machines('karpenter', { families: { aws: ['m7g', 'm6g'] }, cpus: [2, 4, 8] }),
    at: 'instances',
    passes: () => machines('karpenter', { families: { aws: ['m7g', 'm6g', 'm8g', 'c7g', 'r7g'] }, cpus: [2, 4, 8] }),
  },
  'spot-capacity/min-types-can-be-met': {
    fails: () => machines('aks-nap', { families: { azure: ['Dads_v5', 'Dads_v6'] }, cpus: [2, 4], minTypes: 5 }),
    at: 'instances.minTypes',
    passes: () => machines('aks-nap', { families: { azure: ['Dads_v5', 'Dads_v6'] }, cpus: [2, 4, 8], minTypes: 5 }),
  },
  'spot-capacity/one-handler': {
    fails: () => together(GROUPS, HANDLER_PLAN),
    at: 'nth',
    passes: () => together(eks('vpc-cni'), HANDLER_PLAN),
  },
  'spot-capacity/zones-have-a-fallback': {
    fails: () => together(SPOT_ONLY, spreadBy(ZONE)),
    at: 'shop',
    passes: () => together(GROUPS, spreadBy(ZONE)),
  },
  'spot-capacity/pools-are-in-one-zone': {
    fails: () => together(inZones(['1', '2'], ['3']), spreadBy(ZONE, { tolerations: AKS_TOLERATIONS })),
    at: 'shop',
    passes: () => together(inZones(['1'], ['2'], ['3']), spreadBy(ZONE, { tolerations: AKS_TOLERATIONS })),
  },
  'spot-capacity/pools-have-the-label': {
    fails: () => together(GROUPS, spreadBy(CAPACITY_LABEL)),
    at: 'shop',
    passes: () =>
      together(GROUPS, spreadBy(CAPACITY_LABEL, { nodeSelector: { 'cluster-blueprints/spot-capacity': 'spot' } })),
  },
};
