import { type EksCluster, type EksOptions, eksCluster } from '../lib/clusters/eks';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import { type EksKarpenterPart, karpenterPart, SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksVpcCniSpot}. */
export interface EksVpcCniSpotOptions<S = string> extends EksKarpenterPart<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and two on-demand nodes of its own, named `eks` */
  readonly cluster?: Partial<Omit<EksOptions<S>, 'apiServer'>>;
}

/**
 * What AWS supports in full, made dense and cheap: Amazon's CNI with prefixes and its policy agent, nodes by Karpenter.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksVpcCniSpot<S = string>(options: EksVpcCniSpotOptions<S>): Composition<S> {
  return composeBlueprint<S, EksVpcCniSpotOptions<S>, EksCluster<S>>({
    options,
    keys: { cluster: 'cluster', facts: 'facts', nodeImage: 'nodeImage', karpenter: 'karpenter' },
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
      karpenter: (cluster, options, startupTaints) => karpenterPart(cluster, options, startupTaints, [SPOT_FIRST]),
    },
  });
}
