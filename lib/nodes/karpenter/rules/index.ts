import type { Rule, RuleSummary } from '../../../core/rule';
import { poolRules } from '../../node-pool/rules/pool-rules';
import { SPLIT_RULE } from '../capacity-split';
import type { KarpenterPoolsSettings, KarpenterSettings } from '../settings';
import { CLASS_RULES } from './class-rules';
import { CONTROLLER_RULES, VERSION_RULES } from './controller-rules';
import { AWS_POOL_EVIDENCE } from './evidence';
import { INSTANCE_RULES } from './instance-rules';

export { KARPENTER_COMPOSE_RULES } from './compose-rules';

/** What must hold for pools and node classes of Karpenter. */
export const KARPENTER_POOLS_RULES: readonly Rule<KarpenterPoolsSettings>[] = [
  ...VERSION_RULES,
  ...poolRules('karpenter', AWS_POOL_EVIDENCE),
  ...CLASS_RULES,
  ...INSTANCE_RULES,
];

/** What must hold for Karpenter with its pools and node classes. */
export const KARPENTER_PLAN_RULES: readonly Rule<KarpenterSettings>[] = [...KARPENTER_POOLS_RULES, ...CONTROLLER_RULES];

/** The rule that Karpenter for AWS wants an EKS cluster: without one there is nothing for the others to look at. */
export const CLUSTER_IS_EKS: RuleSummary = {
  id: 'karpenter/cluster-is-eks',
  title: 'Karpenter for AWS makes nodes of EKS clusters',
  severity: 'error',
  evidence: 'https://karpenter.sh/docs/reference/settings/',
};

/** Everything that is known to go wrong with Karpenter, for catalogues. */
export const KARPENTER_RULES: readonly RuleSummary[] = [CLUSTER_IS_EKS, ...KARPENTER_PLAN_RULES, SPLIT_RULE];
