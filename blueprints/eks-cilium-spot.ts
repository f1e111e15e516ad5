import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeEks, type EksDescription } from './parts/eks-blueprint';
import { type EksKarpenterPart, karpenterPart, SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksCiliumSpot}. */
export interface EksCiliumSpotOptions<S = string> extends EksKarpenterPart<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and two on-demand nodes of its own, named `eks` */
  readonly cluster?: EksDescription<S>;
  /** What to decide differently about Cilium. @defaultValue Hubble with metrics of drops and DNS */
  readonly cilium?: CiliumOptions<S>;
}

/**
 * Cilium instead of Amazon's CNI and kube-proxy: pods with addresses of the VPC, flows in view, nodes by Karpenter.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksCiliumSpot<S = string>(options: EksCiliumSpotOptions<S>): Composition<S> {
  return composeEks<S, EksCiliumSpotOptions<S>>({
    options,
    keys: ['nodeImage', 'cilium', 'karpenter'],
    texts: ['nodeImage'],
    places: { nodeImage: 'karpenter.nodeClasses[0].image' },
    facts: 'EksFactsWithKarpenter',
    decides: {
      networking: { mode: 'cilium-eni' },
    },
    plans: {
      cilium: (cluster, { cilium }) => planCilium(cluster, { hubble: { metrics: ['dns', 'drop', 'tcp'] }, ...cilium }),
      karpenter: (cluster, options, startupTaints) => karpenterPart(cluster, options, startupTaints, [SPOT_FIRST]),
    },
  });
}
