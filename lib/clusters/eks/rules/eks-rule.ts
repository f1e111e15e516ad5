import type { Rule } from '../../../core/rule';
import type { EksCluster } from '../eks-cluster';

/** A rule about EKS clusters, whose strings may be known only later. */
export type EksRule = Rule<EksCluster<unknown>>;
