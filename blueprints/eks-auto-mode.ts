import { type EksCluster, type EksFacts, type EksOptions, eksCluster } from '../lib/clusters/eks';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import type { AutoModePoolsOptions } from '../lib/nodes/auto-mode/options';
import { planAutoModePools } from '../lib/nodes/auto-mode/plan';
import { SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksAutoMode}. */
export interface EksAutoModeOptions<S = string> {
  /** What is known of the cluster once it exists: a Pulumi component hands it in, late. */
  readonly facts: EksFacts<S>;
  /** What to say of the cluster differently. @defaultValue a VPC of its own, both built-in pools, policies enforced, named `eks` */
  readonly cluster?: Partial<Omit<EksOptions<S>, 'apiServer'>>;
  /** Pools besides the built-in ones. @defaultValue one that takes spot capacity while there is any */
  readonly pools?: AutoModePoolsOptions<S>;
}

/**
 * Nodes, network, storage and load balancing run by AWS, and spot capacity, which its own pools do not take.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksAutoMode<S = string>(options: EksAutoModeOptions<S>): Composition<S> {
  return composeBlueprint<S, EksAutoModeOptions<S>, EksCluster<S>>({
    options,
    keys: { cluster: 'cluster', facts: 'facts', pools: 'pools' },
    required: { facts: 'EksFacts' },
    places: { 'facts.apiServerHost': 'cluster.apiServer.host' },
    cluster: ({ facts, cluster }) =>
      eksCluster<S>({
        name: 'eks',
        vpc: { kind: 'new' },
        networking: { mode: 'auto', networkPolicy: 'DefaultAllow' },
        ...cluster,
        apiServer: { host: facts.apiServerHost },
      }),
    plans: { pools: (cluster, { pools }) => planAutoModePools(cluster, pools ?? { nodePools: [SPOT_FIRST] }) },
  });
}
