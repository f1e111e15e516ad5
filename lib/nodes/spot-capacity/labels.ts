/**
 * The label of nodes that says how they are paid for, the same in every cloud: `spot` or `on-demand`. Nodes of a pool that
 * takes both have it not.
 */
export const CAPACITY_LABEL = 'cluster-blueprints/capacity';

/** The label of nodes that says which spot capacity they are of, those that come after it included: its name. */
export const SPOT_CAPACITY_LABEL = 'cluster-blueprints/spot-capacity';

/**
 * The label of pods that says which half they are of, where a workload is on both kinds of capacity by two Deployments:
 * `spot` or `on-demand`.
 */
export const HALF_LABEL = 'cluster-blueprints/half';
