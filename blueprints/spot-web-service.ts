import type { Composition } from '../lib/core/compose';
import { planSpotSafeWorkload, type SpotSafeWorkloadOptions } from '../lib/workloads/spot-safe';
import { composeWorkload, type WorkloadPart } from './parts/workload-blueprint';

/** Options of {@link spotWebService}. */
export interface SpotWebServiceOptions<S = string> extends WorkloadPart<S> {
  /** How much of it must be left after a loss, and what runs. */
  readonly web: SpotSafeWorkloadOptions<S>;
}

/**
 * A web service on spot capacity, in any cluster: as many pods, in as many places, as leave what is needed when a node or a
 * zone is taken back.
 *
 * @throws BlueprintError with every problem found.
 */
export function spotWebService<S = string>(options: SpotWebServiceOptions<S>): Composition<S> {
  return composeWorkload<S, SpotWebServiceOptions<S>>(options, {
    key: 'web',
    schema: 'SpotSafeWorkloadOptions',
    onDemand: 0,
    plan: (cluster, { web }) => planSpotSafeWorkload(cluster, web),
  });
}
