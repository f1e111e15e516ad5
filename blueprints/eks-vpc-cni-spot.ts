import type { Composition } from '../lib/core/compose';
import { composeEks, type EksDescription } from './parts/eks-blueprint';
import { type EksKarpenterPart, karpenterPart, SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksVpcCniSpot}. */
export interface EksVpcCniSpotOptions<S = string> extends EksKarpenterPart<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and two on-demand nodes of its own, named `eks` */
  readonly cluster?: EksDescription<S>;
}

/**
 * What AWS supports in full, made dense and cheap: Amazon's CNI with prefixes and its policy agent, nodes by Karpenter.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksVpcCniSpot<S = string>(options: EksVpcCniSpotOptions<S>): Composition<S> {
  return composeEks<S, EksVpcCniSpotOptions<S>>({
    options,
    keys: ['nodeImage', 'karpenter'],
    texts: ['nodeImage'],
    places: { nodeImage: 'karpenter.nodeClasses[0].image' },
    facts: 'EksFactsWithKarpenter',
    decides: {
      networking: { mode: 'vpc-cni', prefixDelegation: true, networkPolicy: 'standard' },
    },
    plans: {
      karpenter: (cluster, options, startupTaints) => karpenterPart(cluster, options, startupTaints, [SPOT_FIRST]),
    },
  });
}
