import type { RuleSummary } from '../../../../core/rule';
import { BGP_RULES } from './bgp-rules';
import { ANNOUNCEMENT_COMPOSE_RULES } from './compose-rules';
import { L2_RULES } from './l2-rules';
import { NAME_RULES } from './name-rules';
import { POOL_RULES } from './pool-rules';
import { REFERENCE_RULES } from './reference-rules';
import type { AnnouncementRule } from './rule-type';

export { ANNOUNCEMENT_COMPOSE_RULES } from './compose-rules';

/** What must hold for announcements, by themselves. */
export const ANNOUNCEMENT_PLAN_RULES: readonly AnnouncementRule[] = [
  ...NAME_RULES,
  ...REFERENCE_RULES,
  ...POOL_RULES,
  ...L2_RULES,
  ...BGP_RULES,
];

/** Everything that is known to go wrong with announcements, for catalogues. */
export const CILIUM_ANNOUNCEMENT_RULES: readonly RuleSummary[] = [
  ...ANNOUNCEMENT_PLAN_RULES,
  ...ANNOUNCEMENT_COMPOSE_RULES,
];
