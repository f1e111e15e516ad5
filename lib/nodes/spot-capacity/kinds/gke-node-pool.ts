import type { GkeNodePoolOptions } from '../../../clusters/gke/node-pool-options';
import { ARM_TAINT, SPOT_TAINT } from '../../../clusters/gke/node-pools';
import type { Taint } from '../../../core/needs';
import { gcpTypes } from '../machines/gcp';
import type { SpotCapacitySettings } from '../settings';
import { onDemandName } from './growing-pools';
import { KARPENTER_WORDS, type SpotPoolMaker } from './maker';
import { nodeLabels } from './node-labels';
import { nodesWithin, sizedPools } from './sized-pools';

/** Node pools of GKE Standard. */
export const GKE_NODE_POOL_MAKER: SpotPoolMaker<'gke-node-pool'> = {
  title: 'node pools of GKE',
  handler: 'kubelet',
  fallbacks: ['own-pool', 'none'],
  unheeded: KARPENTER_WORDS,
  names: { pattern: /^[a-z]/, longest: 40 },
  fewest: { types: 2, why: 'there is none when its spot capacity is gone' },
  typesIn: ({ instances }) => gcpTypes(instances).length,
  pools,
  taints: gcpTaints,
  manual: () => [],
};

/** Taints of spot nodes, and of nodes with Arm processors. */
export function gcpTaints({ instances }: SpotCapacitySettings): readonly Taint[] {
  return [SPOT_TAINT, ...(gcpTypes(instances).some(({ architecture }) => architecture === 'arm64') ? [ARM_TAINT] : [])];
}

function pools({ capacity, instances, onDemand }: SpotCapacitySettings): readonly GkeNodePoolOptions<never>[] {
  const { name, shutdownGrace, taints } = capacity;
  return sizedPools(gcpTypes(instances), onDemand).map(({ machine, capacity: paid }) => ({
    name: `${paid === 'spot' ? name : onDemandName(name)}-${machine.name}`,
    nodes: nodesWithin(capacity, machine),
    counted: 'in-total',
    ...(instances.zones !== undefined && { zones: instances.zones }),
    machineType: machine.name,
    spot: paid === 'spot',
    ...(paid === 'spot' && shutdownGrace !== undefined && { shutdownGrace }),
    ...(taints !== undefined && { taints }),
    labels: nodeLabels(capacity, paid),
  }));
}
