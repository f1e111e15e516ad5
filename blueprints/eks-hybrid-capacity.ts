import type { Composition } from '../lib/core/compose';
import { type CapacityShares, splitCapacity } from '../lib/nodes/karpenter/capacity-split';
import type { KarpenterNodePoolOptions } from '../lib/nodes/karpenter/pool-options';
import { composeEks, type EksDescription } from './parts/eks-blueprint';
import { type EksKarpenterPart, karpenterPart, SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksHybridCapacity}. */
export interface EksHybridCapacityOptions<S = string> extends EksKarpenterPart<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and two on-demand nodes of its own, named `eks` */
  readonly cluster?: EksDescription<S>;
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
  return composeEks<S, EksHybridCapacityOptions<S>>({
    options,
    keys: ['nodeImage', 'karpenter', 'shares'],
    texts: ['nodeImage'],
    places: { nodeImage: 'karpenter.nodeClasses[0].image' },
    facts: 'EksFactsWithKarpenter',
    decides: {
      networking: { mode: 'vpc-cni', prefixDelegation: true, networkPolicy: 'standard' },
    },
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
