import type { AksNodePoolOptions } from '../../../clusters/aks/node-pool-options';
import { SPOT_TAINT } from '../../../clusters/aks/node-pools';
import { azureSizes } from '../machines/azure';
import type { SpotInstances } from '../options';
import type { SpotCapacitySettings } from '../settings';
import { KARPENTER_WORDS, type SpotPoolMaker } from './maker';
import { nodeLabels } from './node-labels';
import { nodesWithin, sizedPools } from './sized-pools';

type Zone = NonNullable<AksNodePoolOptions['zones']>[number];

const ALL_ZONES: readonly Zone[] = ['1', '2', '3'];

/** User pools of AKS, each in one zone. */
export const AKS_NODE_POOL_MAKER: SpotPoolMaker<'aks-node-pool'> = {
  title: 'pools of AKS',
  handler: 'auto-drain',
  fallbacks: ['own-pool', 'none'],
  unheeded: [...KARPENTER_WORDS, ['shutdownGrace']],
  names: { pattern: /^[a-z]/, longest: 12 },
  fewest: { types: 2, why: 'there is none when its spot capacity is gone' },
  typesIn: ({ instances }) => azureSizes(instances).length,
  pools,
  taints: () => [SPOT_TAINT],
  manual: ({ instances, onDemand }) => [
    ...(onDemand === 'own-pool'
      ? [
          "the autoscaler profile of the cluster has the expander 'priority', and the ConfigMap kube-system/cluster-autoscaler-priority-expander prefers pools of spot capacity",
        ]
      : []),
    ...(zonesOf(instances).length > 1
      ? [
          "the autoscaler profile of the cluster has 'balance-similar-node-groups', so that pools of all zones grow alike",
        ]
      : []),
  ],
};

/** The zone of a region by its number, which the label of nodes ends with: `westeurope-1`. Absent: it is none. */
export function azureZone(zone: string): Zone | undefined {
  return ALL_ZONES.find((number) => zone === number || (/^[a-z0-9]+-[123]$/.test(zone) && zone.endsWith(number)));
}

function pools({ capacity, instances, onDemand }: SpotCapacitySettings): readonly AksNodePoolOptions[] {
  const base = capacity.name.replace(/[^a-z0-9]/g, '');
  const zones = zonesOf(instances);
  return sizedPools(azureSizes(instances), onDemand).flatMap(({ machine, capacity: paid }) =>
    // Nobody chooses the zone of a node within a pool: the autoscaler would take any, where a pod waits for one.
    zones.map((zone) => ({
      name: `${base}${paid === 'spot' ? '' : 'o'}${shortName(machine.name)}${zones.length > 1 ? zone : ''}`,
      mode: 'user' as const,
      nodes: nodesWithin(capacity, machine, zones.length),
      vmSize: machine.name,
      spot: paid === 'spot',
      zones: [zone],
      ...(capacity.taints !== undefined && { taints: capacity.taints }),
      labels: nodeLabels(capacity, paid),
    })),
  );
}

/** `Standard_D4ads_v5` is `d4ads5`: names of pools are short. */
function shortName(vmSize: string): string {
  return vmSize
    .replace(/^Standard_/, '')
    .replace('_v', '')
    .replaceAll('_', '')
    .toLowerCase();
}

function zonesOf({ zones }: SpotInstances): readonly Zone[] {
  return zones === undefined ? ALL_ZONES : zones.map(azureZone).filter((zone) => zone !== undefined);
}
