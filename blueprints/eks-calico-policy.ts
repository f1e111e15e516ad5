import { type EksCluster, type EksFacts, type EksOptions, eksCluster } from '../lib/clusters/eks';
import type { CalicoOptions } from '../lib/cni/calico/options';
import { planCalico } from '../lib/cni/calico/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';

/** Options of {@link eksCalicoPolicy}. */
export interface EksCalicoPolicyOptions<S = string> {
  /** What is known of the cluster once it exists: a Pulumi component hands it in, late. */
  readonly facts: EksFacts<S>;
  /** What to say of the cluster differently. @defaultValue a VPC of its own, three to six `m7g.large`, named `eks` */
  readonly cluster?: Partial<Omit<EksOptions<S>, 'apiServer'>>;
  /** What to decide differently about Calico. @defaultValue policies only, flows in view */
  readonly calico?: CalicoOptions<S>;
}

/**
 * Amazon's CNI as AWS supports it, with Calico's policies: tiers, global policies, and flows to see them by.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksCalicoPolicy<S = string>(options: EksCalicoPolicyOptions<S>): Composition<S> {
  return composeBlueprint<S, EksCalicoPolicyOptions<S>, EksCluster<S>>({
    options,
    keys: { cluster: 'cluster', facts: 'facts', calico: 'calico' },
    required: { facts: 'EksFacts' },
    places: { 'facts.apiServerHost': 'cluster.apiServer.host' },
    cluster: ({ facts, cluster }) =>
      eksCluster<S>({
        name: 'eks',
        vpc: { kind: 'new' },
        networking: { mode: 'calico-policy', vpcCni: { prefixDelegation: true } },
        nodePools: [{ name: 'nodes', nodes: { min: 3, max: 6 }, instanceTypes: ['m7g.large'] }],
        ...cluster,
        apiServer: { host: facts.apiServerHost },
      }),
    plans: { calico: (cluster, { calico }) => planCalico(cluster, { flowVisibility: true, ...calico }) },
  });
}
