import type { RuleSummary } from '../../../core/rule';
import { EGRESS_COMPOSE_RULES } from './compose-rules';
import { EGRESS_PLAN_RULES } from './rules';

/** Everything that is known to go wrong with ways out, for catalogues. */
export const CILIUM_EGRESS_RULES: readonly RuleSummary[] = [...EGRESS_PLAN_RULES, ...EGRESS_COMPOSE_RULES];
