import type { Composition } from '../lib/core/compose';
import { planSpotStateful, type SpotStatefulOptions } from '../lib/workloads/stateful';
import { composeWorkload, type WorkloadPart } from './parts/workload-blueprint';

/** Options of {@link spotStateful}. */
export interface SpotStatefulServiceOptions<S = string> extends WorkloadPart<S> {
  /** How many members there are, with which volumes, and what runs. */
  readonly set: SpotStatefulOptions<S>;
}

/**
 * Members with volumes on spot capacity, in any cluster: a majority is left when a node or a zone is taken back, and a member
 * finds its volume again where it left it.
 *
 * @throws BlueprintError with every problem found.
 */
export function spotStateful<S = string>(options: SpotStatefulServiceOptions<S>): Composition<S> {
  return composeWorkload<S, SpotStatefulServiceOptions<S>>(options, {
    key: 'set',
    schema: 'SpotStatefulOptions',
    onDemand: 0,
    plan: (cluster, { set }) => planSpotStateful(cluster, set),
  });
}
