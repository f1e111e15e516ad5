import type { RuleSummary } from '../../../core/rule';
import { GATEWAY_CLASSES_COMPOSE_RULES } from './compose-rules';
import { GATEWAY_CLASSES_PLAN_RULES } from './rules';

/** Everything that is known to go wrong with classes of Gateways, for catalogues. */
export const CILIUM_GATEWAY_CLASSES_RULES: readonly RuleSummary[] = [
  ...GATEWAY_CLASSES_PLAN_RULES,
  ...GATEWAY_CLASSES_COMPOSE_RULES,
];
