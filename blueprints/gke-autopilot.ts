import type { Composition } from '../lib/core/compose';
import type { ComputeClassesOptions } from '../lib/nodes/compute-class/options';
import { planComputeClasses } from '../lib/nodes/compute-class/plan';
import { composeGke, type GkeBlueprintOptions, type GkeDescription } from './parts/gke-blueprint';
import { SPOT_FIRST_CLASS } from './parts/gke-spot-class';

/** Options of {@link gkeAutopilot}. */
export interface GkeAutopilotOptions<S = string> extends GkeBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VPC of its own, named `gke` */
  readonly cluster?: GkeDescription<S>;
  /** Compute classes. @defaultValue `spot-first`, which takes spot capacity while there is any */
  readonly classes?: ComputeClassesOptions<S>;
}

/**
 * Nodes and network run by Google, policies by host name, and spot capacity for pods that select it.
 *
 * @throws BlueprintError with every problem found.
 */
export function gkeAutopilot<S = string>(options: GkeAutopilotOptions<S>): Composition<S> {
  return composeGke<S, GkeAutopilotOptions<S>>({
    options,
    keys: ['classes'],
    decides: {
      networking: { mode: 'autopilot', fqdnNetworkPolicy: true },
    },
    plans: {
      classes: (cluster, { classes }) => planComputeClasses(cluster, classes ?? { classes: [SPOT_FIRST_CLASS] }),
    },
  });
}
