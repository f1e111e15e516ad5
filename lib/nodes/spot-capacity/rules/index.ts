import type { Rule, RuleSummary } from '../../../core/rule';
import type { SpotCapacitySettings } from '../settings';
import { SPOT_CAPACITY_COMPOSE_RULES } from './compose-rules';
import { MACHINE_RULES } from './machine-rules';
import { OPTION_RULES } from './option-rules';

export { SPOT_CAPACITY_COMPOSE_RULES } from './compose-rules';

/** What must hold for a description of spot capacity, for one kind of pool. */
export const SPOT_CAPACITY_OPTION_RULES: readonly Rule<SpotCapacitySettings>[] = [...OPTION_RULES, ...MACHINE_RULES];

/** Everything that is known to go wrong with spot capacity, for catalogues. */
export const SPOT_CAPACITY_RULES: readonly RuleSummary[] = [
  ...SPOT_CAPACITY_OPTION_RULES,
  ...SPOT_CAPACITY_COMPOSE_RULES,
];
