import type { Composition } from '../lib/core/compose';
import { AMBIENT_KEYS, type AmbientPart, ambientPlans } from './parts/ambient-mesh';
import { composeGke, type GkeBlueprintOptions, type GkeDescription } from './parts/gke-blueprint';

/** Options of {@link gkeDataplaneV2Ambient}. */
export interface GkeDataplaneV2AmbientOptions<S = string> extends GkeBlueprintOptions<S>, AmbientPart<S> {
  /** What to say of the cluster differently. @defaultValue a VPC and one on-demand node in each zone of its own, named `gke`, without GKE's Gateway API */
  readonly cluster?: GkeDescription<S>;
}

/**
 * Dataplane V2 with Istio in ambient mode above: the Gateway API in the version that Istio was built with, instead of GKE's.
 *
 * @throws BlueprintError with every problem found.
 */
export function gkeDataplaneV2Ambient<S = string>(options: GkeDataplaneV2AmbientOptions<S>): Composition<S> {
  return composeGke<S, GkeDataplaneV2AmbientOptions<S>>({
    options,
    keys: AMBIENT_KEYS,
    decides: {
      networking: { mode: 'dataplane-v2', dns: 'cloud-dns', observability: { metrics: true, relay: true } },
      gatewayApi: 'none',
    },
    plans: ambientPlans(options),
  });
}
