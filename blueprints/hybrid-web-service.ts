import type { Composition } from '../lib/core/compose';
import { type HybridWorkloadOptions, planHybridWorkload } from '../lib/workloads/hybrid';
import { composeWorkload, type WorkloadPart } from './parts/workload-blueprint';

/** Options of {@link hybridWebService}. */
export interface HybridWebServiceOptions<S = string> extends WorkloadPart<S> {
  /** How much of it must be left after a loss, how much of it is on on-demand nodes, and what runs. */
  readonly web: HybridWorkloadOptions<S>;
}

/**
 * A web service of which a base is on on-demand nodes and the rest on spot capacity, in any cluster: the base is there also
 * when no spot capacity can be had.
 *
 * @throws BlueprintError with every problem found.
 */
export function hybridWebService<S = string>(options: HybridWebServiceOptions<S>): Composition<S> {
  return composeWorkload<S, HybridWebServiceOptions<S>>(options, {
    key: 'web',
    schema: 'HybridWorkloadOptions',
    onDemand: 2,
    plan: (cluster, { web }) => planHybridWorkload(cluster, web),
  });
}
