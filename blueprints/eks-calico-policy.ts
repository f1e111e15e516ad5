import type { CalicoOptions } from '../lib/cni/calico/options';
import { planCalico } from '../lib/cni/calico/plan';
import type { Composition } from '../lib/core/compose';
import { composeEks, type EksBlueprintOptions, type EksDescription } from './parts/eks-blueprint';

/** Options of {@link eksCalicoPolicy}. */
export interface EksCalicoPolicyOptions<S = string> extends EksBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VPC of its own, three to six `m7g.large`, named `eks` */
  readonly cluster?: EksDescription<S>;
  /** What to decide differently about Calico. @defaultValue policies only, flows in view */
  readonly calico?: CalicoOptions<S>;
}

/**
 * Amazon's CNI as AWS supports it, with Calico's policies: tiers, global policies, and flows to see them by.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksCalicoPolicy<S = string>(options: EksCalicoPolicyOptions<S>): Composition<S> {
  return composeEks<S, EksCalicoPolicyOptions<S>>({
    options,
    keys: ['calico'],
    decides: {
      networking: { mode: 'calico-policy', vpcCni: { prefixDelegation: true } },
      nodePools: [{ name: 'nodes', nodes: { min: 3, max: 6 }, instanceTypes: ['m7g.large'] }],
    },
    plans: { calico: (cluster, { calico }) => planCalico(cluster, { flowVisibility: true, ...calico }) },
  });
}
