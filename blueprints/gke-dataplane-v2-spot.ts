import type { Composition } from '../lib/core/compose';
import type { ComputeClassesOptions } from '../lib/nodes/compute-class/options';
import { planComputeClasses } from '../lib/nodes/compute-class/plan';
import { composeGke, type GkeBlueprintOptions, type GkeDescription } from './parts/gke-blueprint';
import { SPOT_FIRST_CLASS } from './parts/gke-spot-class';

/** Options of {@link gkeDataplaneV2Spot}. */
export interface GkeDataplaneV2SpotOptions<S = string> extends GkeBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and one on-demand node in each zone of its own, named `gke` */
  readonly cluster?: GkeDescription<S>;
  /** Compute classes. @defaultValue `spot-first`, which takes spot capacity while there is any */
  readonly classes?: ComputeClassesOptions<S>;
}

/**
 * What Google supports in full: Dataplane V2 with flows in view, and a compute class whose nodes GKE makes of spot capacity.
 *
 * @throws BlueprintError with every problem found.
 */
export function gkeDataplaneV2Spot<S = string>(options: GkeDataplaneV2SpotOptions<S>): Composition<S> {
  return composeGke<S, GkeDataplaneV2SpotOptions<S>>({
    options,
    keys: ['classes'],
    decides: {
      networking: { mode: 'dataplane-v2', dns: 'cloud-dns', observability: { metrics: true, relay: true } },
    },
    plans: {
      classes: (cluster, { classes }) => planComputeClasses(cluster, classes ?? { classes: [SPOT_FIRST_CLASS] }),
    },
  });
}
