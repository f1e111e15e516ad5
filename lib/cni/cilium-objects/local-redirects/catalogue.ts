import type { RuleSummary } from '../../../core/rule';
import { REDIRECT_COMPOSE_RULES } from './compose-rules';
import { REDIRECT_PLAN_RULES } from './rules';

/** Everything that is known to go wrong with redirects, for catalogues. */
export const CILIUM_REDIRECT_RULES: readonly RuleSummary[] = [...REDIRECT_PLAN_RULES, ...REDIRECT_COMPOSE_RULES];
