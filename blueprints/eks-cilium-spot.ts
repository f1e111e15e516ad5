import { type EksCluster, type EksOptions, eksCluster } from '../lib/clusters/eks';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import { type EksKarpenterPart, karpenterPart, SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksCiliumSpot}. */
export interface EksCiliumSpotOptions<S = string> extends EksKarpenterPart<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and two on-demand nodes of its own, named `eks` */
  readonly cluster?: Partial<Omit<EksOptions<S>, 'apiServer'>>;
  /** What to decide differently about Cilium. @defaultValue Hubble with metrics of drops and DNS */
  readonly cilium?: CiliumOptions<S>;
}

/**
 * Cilium instead of Amazon's CNI and kube-proxy: pods with addresses of the VPC, flows in view, nodes by Karpenter.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksCiliumSpot<S = string>(options: EksCiliumSpotOptions<S>): Composition<S> {
  return composeBlueprint<S, EksCiliumSpotOptions<S>, EksCluster<S>>({
    options,
    keys: { cluster: 'cluster', facts: 'facts', nodeImage: 'nodeImage', cilium: 'cilium', karpenter: 'karpenter' },
    texts: ['nodeImage'],
    required: { facts: 'EksFactsWithKarpenter' },
    places: { 'facts.apiServerHost': 'cluster.apiServer.host', nodeImage: 'karpenter.nodeClasses[0].image' },
    cluster: ({ facts, cluster }) =>
      eksCluster<S>({
        name: 'eks',
        vpc: { kind: 'new' },
        networking: { mode: 'cilium-eni' },
        ...cluster,
        apiServer: { host: facts.apiServerHost },
      }),
    plans: {
      cilium: (cluster, { cilium }) => planCilium(cluster, { hubble: { metrics: ['dns', 'drop', 'tcp'] }, ...cilium }),
      karpenter: (cluster, options, startupTaints) => karpenterPart(cluster, options, startupTaints, [SPOT_FIRST]),
    },
  });
}
