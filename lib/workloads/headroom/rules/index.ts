import type { RuleSummary } from '../../../core/rule';
import { HEADROOM_COMPOSE_RULES } from './compose-rules';
import { HEADROOM_OPTION_RULES } from './option-rules';

export { HEADROOM_COMPOSE_RULES } from './compose-rules';
export { HEADROOM_OPTION_RULES } from './option-rules';

/** Everything that is known to go wrong with room that is kept, for catalogues. */
export const HEADROOM_RULES: readonly RuleSummary[] = [...HEADROOM_OPTION_RULES, ...HEADROOM_COMPOSE_RULES];
