import type { Composition } from '../lib/core/compose';
import type { AksNapPoolsOptions } from '../lib/nodes/aks-nap/options';
import { planAksNapPools } from '../lib/nodes/aks-nap/plan';
import { type AksBlueprintOptions, type AksDescription, composeAks } from './parts/aks-blueprint';
import { AMBIENT_KEYS, type AmbientPart, ambientPlans } from './parts/ambient-mesh';

/** Options of {@link aksOverlayCiliumAmbient}. */
export interface AksOverlayCiliumAmbientOptions<S = string> extends AksBlueprintOptions<S>, AmbientPart<S> {
  /** What to say of the cluster differently. @defaultValue a VNet and three on-demand nodes of its own, named `aks` */
  readonly cluster?: AksDescription<S>;
  /** Pools of node auto-provisioning. @defaultValue one that takes spot capacity while there is any */
  readonly pools?: AksNapPoolsOptions<S>;
}

/**
 * An overlay with the Cilium that AKS runs, as it comes: it leaves room for Istio in ambient mode, which is your own.
 *
 * @throws BlueprintError with every problem found.
 */
export function aksOverlayCiliumAmbient<S = string>(options: AksOverlayCiliumAmbientOptions<S>): Composition<S> {
  return composeAks<S, AksOverlayCiliumAmbientOptions<S>>({
    options,
    keys: [...AMBIENT_KEYS, 'pools'],
    decides: { networking: { mode: 'overlay-cilium' }, nodeProvisioning: { defaultNodePools: 'None' } },
    plans: {
      ...ambientPlans(options),
      pools: (cluster, { pools }) =>
        planAksNapPools(cluster, pools ?? { nodePools: [{ name: 'spot-first', capacity: 'spot-or-on-demand' }] }),
    },
  });
}
