import type { RuleSummary } from '../../../core/rule';
import { POD_POOL_COMPOSE_RULES } from './compose-rules';
import { POD_POOL_PLAN_RULES } from './rules';

/** Everything that is known to go wrong with pools of pods, for catalogues. */
export const CILIUM_POD_POOL_RULES: readonly RuleSummary[] = [...POD_POOL_PLAN_RULES, ...POD_POOL_COMPOSE_RULES];
