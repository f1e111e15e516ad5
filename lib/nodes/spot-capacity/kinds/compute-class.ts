import type { ComputeClassOptions } from '../../compute-class/options';
import type { ComputeClassPriority } from '../../compute-class/priority-options';
import { gcpFamilies, gcpTypes } from '../machines/gcp';
import type { SpotInstances } from '../options';
import { gcpTaints } from './gke-node-pool';
import { KARPENTER_WORDS, type SpotPoolMaker } from './maker';
import { nodeLabels } from './node-labels';

/** Compute classes of GKE. */
export const COMPUTE_CLASS_MAKER: SpotPoolMaker<'compute-class'> = {
  title: 'compute classes',
  handler: 'kubelet',
  fallbacks: ['same-pool', 'none'],
  unheeded: [...KARPENTER_WORDS, ['shutdownGrace'], ['limits']],
  names: { pattern: /^[a-z0-9]/, longest: 63 },
  fewest: { types: 2, why: 'there is none when its spot capacity is gone' },
  typesIn: ({ instances }) => prioritiesOf(instances).length,
  pools: ({ capacity, instances, onDemand }): readonly ComputeClassOptions<never>[] => [
    {
      name: capacity.name,
      priorities: prioritiesOf(instances),
      onDemandFallback: onDemand === 'same-pool',
      ...(instances.zones !== undefined && { priorityDefaults: { location: { zones: instances.zones } } }),
      nodePoolConfig: {
        nodeLabels: nodeLabels(capacity, onDemand === 'none' ? 'spot' : undefined),
        ...(capacity.taints !== undefined && { taints: capacity.taints }),
      },
    },
  ],
  taints: gcpTaints,
  manual: () => [],
};

/** Types where processors or memory are asked for, and otherwise families: GKE finds the size for the pods. */
function prioritiesOf(instances: SpotInstances): readonly ComputeClassPriority<never>[] {
  const { cpus, memoryPerCpu } = instances;
  return cpus === undefined && memoryPerCpu === undefined
    ? gcpFamilies(instances).map((machineFamily) => ({ machineFamily, spot: true }))
    : gcpTypes(instances).map(({ name }) => ({ machineType: name, spot: true }));
}
