import type { Composition } from '../lib/core/compose';
import type { AksNapPoolsOptions } from '../lib/nodes/aks-nap/options';
import { planAksNapPools } from '../lib/nodes/aks-nap/plan';
import { type AksBlueprintOptions, type AksDescription, composeAks } from './parts/aks-blueprint';

/** Options of {@link aksOverlayCiliumSpot}. */
export interface AksOverlayCiliumSpotOptions<S = string> extends AksBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VNet and three on-demand nodes of its own, named `aks` */
  readonly cluster?: AksDescription<S>;
  /** Pools of node auto-provisioning. @defaultValue one that takes spot capacity while there is any */
  readonly pools?: AksNapPoolsOptions<S>;
}

/**
 * What Microsoft recommends and supports in full: an overlay with the Cilium that AKS runs, and nodes as pods need them,
 * of spot capacity while there is any.
 *
 * @throws BlueprintError with every problem found.
 */
export function aksOverlayCiliumSpot<S = string>(options: AksOverlayCiliumSpotOptions<S>): Composition<S> {
  return composeAks<S, AksOverlayCiliumSpotOptions<S>>({
    options,
    keys: ['pools'],
    decides: { networking: { mode: 'overlay-cilium' }, nodeProvisioning: { defaultNodePools: 'None' } },
    plans: {
      pools: (cluster, { pools }) =>
        planAksNapPools(cluster, pools ?? { nodePools: [{ name: 'spot-first', capacity: 'spot-or-on-demand' }] }),
    },
  });
}
