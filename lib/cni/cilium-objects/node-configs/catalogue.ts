import type { RuleSummary } from '../../../core/rule';
import { NODE_CONFIGS_COMPOSE_RULES } from './compose-rules';
import { NODE_CONFIGS_PLAN_RULES } from './rules';

/** Everything that is known to go wrong with settings of some nodes, for catalogues. */
export const CILIUM_NODE_CONFIGS_RULES: readonly RuleSummary[] = [
  ...NODE_CONFIGS_PLAN_RULES,
  ...NODE_CONFIGS_COMPOSE_RULES,
];
