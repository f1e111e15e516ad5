import type { Rule } from '../../../core/rule';
import { TERMINATION_RULES } from '../../../nodes/termination/rules';
import { PLACEMENT_RULES } from '../../placement/rules';
import type { SpotSafeSettings } from '../settings';
import { BUDGET_RULES } from './budget-rules';
import { CHANGE_RULES } from './change-rules';
import { CHOICE_RULES } from './choice-rules';
import { LIFE_RULES } from './life-rules';
import { NAMING_RULES } from './naming-rules';
import { PLACING_RULES } from './placing-rules';
import type { SpotSafeRule, WorkloadRule } from './rule-type';
import { SERVICE_RULES } from './service-rules';
import { SIGNAL_RULES } from './signal-rules';

export { BUDGET_RULES } from './budget-rules';
export { SPOT_SAFE_COMPOSE_RULES } from './compose-rules';
export { LIFE_RULES } from './life-rules';
export { PLACING_RULES } from './placing-rules';
export type {
  BudgetRule,
  BudgetRuleSubject,
  PodRule,
  PodRuleSubject,
  WorkloadRule,
  WorkloadRuleSubject,
} from './rule-type';

/** What must hold for workloads of any kind. */
export const WORKLOAD_RULES: readonly WorkloadRule[] = [...NAMING_RULES, ...CHOICE_RULES, ...SIGNAL_RULES];

/** What must hold for a workload that keeps what it needs. */
export const SPOT_SAFE_RULES: readonly SpotSafeRule[] = [
  ...WORKLOAD_RULES,
  ...SERVICE_RULES,
  ...PLACING_RULES,
  ...LIFE_RULES,
  ...BUDGET_RULES,
  ...CHANGE_RULES,
];

/** All rules that such a workload is held against. */
export const SPOT_SAFE_PLAN_RULES: readonly SpotSafeRule[] = [
  ...within(PLACEMENT_RULES, ({ need }: SpotSafeSettings) => need),
  ...within(TERMINATION_RULES, ({ cluster, options, termination }: SpotSafeSettings) => ({
    cluster,
    given: options.termination ?? {},
    termination,
  })),
  ...SPOT_SAFE_RULES,
];

/** Rules about a part of something, as rules about the whole. */
export function within<Whole, Part>(
  rules: readonly Rule<Part>[],
  partOf: (whole: Whole) => Part,
): readonly Rule<Whole>[] {
  return rules.map((rule) => ({
    ...rule,
    check: (whole, report) => {
      rule.check(partOf(whole), report);
    },
  }));
}
