import type { AksNodePoolOptions } from '../lib/clusters/aks';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { type AksBlueprintOptions, type AksDescription, composeAks } from './parts/aks-blueprint';

/** Options of {@link aksByoCilium}. */
export interface AksByoCiliumOptions<S = string> extends AksBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VNet, on-demand and spot nodes of its own, named `aks` */
  readonly cluster?: AksDescription<S>;
  /** What to decide differently about Cilium. @defaultValue WireGuard, and Hubble with metrics of drops and DNS */
  readonly cilium?: CiliumOptions<S>;
}

/** On-demand nodes for what the cluster itself needs, and spot nodes for the rest. */
const NODE_POOLS: readonly AksNodePoolOptions[] = [
  { name: 'system', mode: 'system', vmSize: 'Standard_D4ads_v5', nodes: 3 },
  { name: 'spot', vmSize: 'Standard_D4ads_v5', spot: true, nodes: { min: 0, max: 10 } },
];

/**
 * Your own Cilium on AKS, in a tunnel: encryption, policies on names and protocols and flows without a fee for them.
 *
 * @throws BlueprintError with every problem found.
 */
export function aksByoCilium<S = string>(options: AksByoCiliumOptions<S>): Composition<S> {
  return composeAks<S, AksByoCiliumOptions<S>>({
    options,
    keys: ['cilium'],
    decides: { networking: { mode: 'byo' }, nodePools: NODE_POOLS },
    plans: {
      cilium: (cluster, { cilium }) =>
        planCilium(cluster, {
          encryption: { type: 'wireguard' },
          hubble: { metrics: ['dns', 'drop', 'tcp'] },
          ...cilium,
        }),
    },
  });
}
