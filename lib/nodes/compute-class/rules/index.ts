import type { Rule, RuleSummary } from '../../../core/rule';
import type { ComputeClassesSettings } from '../settings';
import { CLASS_RULES } from './class-rules';
import { CLUSTER_RULES } from './cluster-rules';
import { EVIDENCE } from './evidence';
import { NODE_POOL_RULES } from './node-pool-rules';
import { PRIORITY_RULES } from './priority-rules';

/** What must hold for compute classes. */
export const COMPUTE_CLASS_PLAN_RULES: readonly Rule<ComputeClassesSettings>[] = [
  ...CLASS_RULES,
  ...PRIORITY_RULES,
  ...NODE_POOL_RULES,
  ...CLUSTER_RULES,
];

/** The rule that compute classes want a GKE cluster: without one there is nothing for the others to look at. */
export const CLUSTER_IS_GKE: RuleSummary = {
  id: 'compute-class/cluster-is-gke',
  title: 'Compute classes are for GKE clusters',
  severity: 'error',
  evidence: EVIDENCE.concept,
};

/** Everything that is known to go wrong with compute classes, for catalogues. */
export const COMPUTE_CLASS_RULES: readonly RuleSummary[] = [CLUSTER_IS_GKE, ...COMPUTE_CLASS_PLAN_RULES];
