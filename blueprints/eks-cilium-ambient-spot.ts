import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { AMBIENT_KEYS, type AmbientPart, ambientPlans } from './parts/ambient-mesh';
import { composeEks, type EksDescription } from './parts/eks-blueprint';
import { type EksKarpenterPart, karpenterPart, SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksCiliumAmbientSpot}. */
export interface EksCiliumAmbientSpotOptions<S = string> extends EksKarpenterPart<S>, AmbientPart<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and two on-demand nodes of its own, named `eks` */
  readonly cluster?: EksDescription<S>;
  /** What to decide differently about Cilium. @defaultValue Hubble with metrics of drops and DNS, and Services of pods left to the mesh */
  readonly cilium?: CiliumOptions<S>;
}

/**
 * Cilium with addresses of the VPC, Istio in ambient mode, and nodes by Karpenter on spot capacity, which take pods only
 * once both agents run there.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksCiliumAmbientSpot<S = string>(options: EksCiliumAmbientSpotOptions<S>): Composition<S> {
  return composeEks<S, EksCiliumAmbientSpotOptions<S>>({
    options,
    keys: ['nodeImage', 'cilium', ...AMBIENT_KEYS, 'karpenter'],
    texts: ['nodeImage'],
    places: { nodeImage: 'karpenter.nodeClasses[0].image' },
    facts: 'EksFactsWithKarpenter',
    decides: { networking: { mode: 'cilium-eni' } },
    plans: {
      cilium: (cluster, { cilium }) =>
        planCilium(cluster, { istioAmbient: true, hubble: { metrics: ['dns', 'drop', 'tcp'] }, ...cilium }),
      ...ambientPlans(options, { nodeReadinessTaint: true }),
      karpenter: (cluster, options, startupTaints) => karpenterPart(cluster, options, startupTaints, [SPOT_FIRST]),
    },
  });
}
