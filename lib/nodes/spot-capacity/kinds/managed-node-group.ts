import type { EksNodePoolOptions } from '../../../clusters/eks/options';
import { type AwsGroup, awsGroups } from '../machines/aws';
import type { SpotCapacitySettings } from '../settings';
import { onDemandName } from './growing-pools';
import { KARPENTER_WORDS, type SpotPoolMaker } from './maker';
import { nodeLabels } from './node-labels';
import { nodesWithin, sizedPools } from './sized-pools';

/** As many types are likely to have capacity. */
const TYPES = 5;

/** Managed node groups of EKS. */
export const MANAGED_NODE_GROUP_MAKER: SpotPoolMaker<'managed-node-group'> = {
  title: 'managed node groups',
  handler: 'managed-node-group',
  fallbacks: ['own-pool', 'none'],
  unheeded: [...KARPENTER_WORDS, ['shutdownGrace'], ['instances', 'zones']],
  names: { pattern: /^[a-z0-9]/, longest: 63 },
  fewest: { types: TYPES, why: 'there is none when the spot capacity of these is gone' },
  typesIn: ({ instances }) => fewestTypes(awsGroups(instances)),
  pools,
  taints: () => [],
  manual: ({ onDemand }) => [
    'a cluster autoscaler makes and removes the nodes of managed node groups, and may call eks:DescribeNodegroup: labels of a group without nodes are known from there alone',
    'nobody chooses the zone of a node within a group: pods that must be spread over zones may wait for one that a cluster autoscaler does not see, where Karpenter and Auto Mode choose',
    ...(onDemand === 'own-pool'
      ? ["the cluster autoscaler has the expander 'priority', and its priorities prefer groups of spot capacity"]
      : []),
  ],
};

function pools({ capacity, instances, onDemand }: SpotCapacitySettings): readonly EksNodePoolOptions[] {
  const { name, taints } = capacity;
  return sizedPools(awsGroups(instances), onDemand).map(({ machine, capacity: paid }) => ({
    name: `${paid === 'spot' ? name : onDemandName(name)}-${machine.cpus}x${machine.memory}-${machine.architecture}`,
    nodes: nodesWithin(capacity, machine),
    instanceTypes: machine.types,
    spot: paid === 'spot',
    ...(taints !== undefined && { taints }),
    labels: nodeLabels(capacity, paid),
  }));
}

function fewestTypes(groups: readonly AwsGroup[]): number {
  return groups.length === 0 ? 0 : Math.min(...groups.map(({ types }) => types.length));
}
