import type { Cluster } from './cluster';
import type { Needs } from './needs';
import type { InstallPlan } from './plan';

/** What the rules of a composition look at. */
export interface Whole {
  /** Where all of it is installed. */
  readonly cluster: Cluster<unknown>;
  /** In the order in which they were given. */
  readonly plans: readonly InstallPlan<unknown>[];
  /** What all plans ask of the cluster together. */
  readonly needs: Needs;
}
