import type { GkeNodePoolOptions } from '../lib/clusters/gke';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeGke, type GkeBlueprintOptions, type GkeDescription } from './parts/gke-blueprint';

/** Options of {@link gkeCilium}. */
export interface GkeCiliumOptions<S = string> extends GkeBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VPC, on-demand and spot nodes of its own, named `gke` */
  readonly cluster?: GkeDescription<S>;
  /** What to decide differently about Cilium. @defaultValue Hubble with metrics of drops and DNS */
  readonly cilium?: CiliumOptions<S>;
}

/** One on-demand node in each zone for what the cluster itself needs, and spot nodes for the rest. */
const NODE_POOLS: readonly GkeNodePoolOptions<never>[] = [
  { name: 'system', machineType: 'e2-standard-4' },
  { name: 'spot', machineType: 'n2-standard-4', spot: true, nodes: { min: 0, max: 10 } },
];

/**
 * Your own Cilium on GKE Standard: policies on names and protocols, encryption and flows that Dataplane V2 does not have.
 *
 * @throws BlueprintError with every problem found.
 */
export function gkeCilium<S = string>(options: GkeCiliumOptions<S>): Composition<S> {
  return composeGke<S, GkeCiliumOptions<S>>({
    options,
    keys: ['cilium'],
    decides: { networking: { mode: 'cilium' }, nodePools: NODE_POOLS },
    plans: {
      cilium: (cluster, { cilium }) => planCilium(cluster, { hubble: { metrics: ['dns', 'drop', 'tcp'] }, ...cilium }),
    },
  });
}
