import type { Rule } from '../../../core/rule';
import type { GkeCluster } from '../gke-cluster';

/** A rule about GKE clusters, whose strings may be known only later. */
export type GkeRule = Rule<GkeCluster<unknown>>;
