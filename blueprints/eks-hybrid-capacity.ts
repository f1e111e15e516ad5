import { type EksCluster, type EksOptions, eksCluster } from '../lib/clusters/eks';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import { type CapacityShares, splitCapacity } from '../lib/nodes/karpenter/capacity-split';
import type { KarpenterNodePoolOptions } from '../lib/nodes/karpenter/pool-options';
import { type EksKarpenterPart, karpenterPart, SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksHybridCapacity}. */
export interface EksHybridCapacityOptions<S = string> extends EksKarpenterPart<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and two on-demand nodes of its own, named `eks` */
  readonly cluster?: Partial<Omit<EksOptions<S>, 'apiServer'>>;
  /** How much of a workload runs on spot capacity, and how much on demand. @defaultValue `{ spot: 3, onDemand: 1 }` */
  readonly shares?: CapacityShares;
}

/**
 * A base of on-demand capacity with spot capacity above it: workloads that spread over `capacity-spread` lose only their
 * spot share when AWS takes it back.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksHybridCapacity<S = string>(options: EksHybridCapacityOptions<S>): Composition<S> {
  return composeBlueprint<S, EksHybridCapacityOptions<S>, EksCluster<S>>({
    options,
    keys: { cluster: 'cluster', facts: 'facts', nodeImage: 'nodeImage', karpenter: 'karpenter', shares: 'shares' },
    texts: ['nodeImage'],
    required: { facts: 'EksFactsWithKarpenter' },
    places: { 'facts.apiServerHost': 'cluster.apiServer.host', nodeImage: 'karpenter.nodeClasses[0].image' },
    cluster: ({ facts, cluster }) =>
      eksCluster<S>({
        name: 'eks',
        vpc: { kind: 'new' },
        networking: { mode: 'vpc-cni', prefixDelegation: true, networkPolicy: 'standard' },
        ...cluster,
        apiServer: { host: facts.apiServerHost },
      }),
    plans: {
      karpenter: (cluster, options, startupTaints) =>
        karpenterPart(cluster, options, startupTaints, poolsFor(options.shares ?? { spot: 3, onDemand: 1 })),
    },
  });
}

function poolsFor(shares: CapacityShares): readonly KarpenterNodePoolOptions[] {
  const split = splitCapacity(shares);
  const { instances } = SPOT_FIRST;
  return [
    { name: 'on-demand', capacity: 'on-demand', requirements: [split.onDemand], ...(instances && { instances }) },
    { name: 'spot', capacity: 'spot', requirements: [split.spot], ...(instances && { instances }) },
  ];
}
