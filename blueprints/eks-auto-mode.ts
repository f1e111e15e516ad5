import type { Composition } from '../lib/core/compose';
import type { AutoModePoolsOptions } from '../lib/nodes/auto-mode/options';
import { planAutoModePools } from '../lib/nodes/auto-mode/plan';
import { composeEks, type EksBlueprintOptions, type EksDescription } from './parts/eks-blueprint';
import { SPOT_FIRST } from './parts/eks-karpenter';

/** Options of {@link eksAutoMode}. */
export interface EksAutoModeOptions<S = string> extends EksBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VPC of its own, both built-in pools, policies enforced, named `eks` */
  readonly cluster?: EksDescription<S>;
  /** Pools besides the built-in ones. @defaultValue one that takes spot capacity while there is any */
  readonly pools?: AutoModePoolsOptions<S>;
}

/**
 * Nodes, network, storage and load balancing run by AWS, and spot capacity, which its own pools do not take.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksAutoMode<S = string>(options: EksAutoModeOptions<S>): Composition<S> {
  return composeEks<S, EksAutoModeOptions<S>>({
    options,
    keys: ['pools'],
    decides: {
      networking: { mode: 'auto', networkPolicy: 'DefaultAllow' },
    },
    plans: { pools: (cluster, { pools }) => planAutoModePools(cluster, pools ?? { nodePools: [SPOT_FIRST] }) },
  });
}
