import type { Rule } from '../../../core/rule';
import type { EksCluster } from '../cluster';
import { CLUSTER_RULES } from './cluster-rules';

/** What must hold for an EKS cluster, whatever is installed in it. */
export const EKS_RULES: readonly Rule<EksCluster<unknown>>[] = [...CLUSTER_RULES];
