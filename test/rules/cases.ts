import type { Finding } from '../../lib/core/finding';

/** How a rule is seen to fire, and to keep silent about the nearest thing that works. */
export interface RuleCase {
  /** What is found where the rule is broken. */
  readonly fails: () => readonly Finding[];
  /** Where the finding points. */
  readonly at: string;
  /** What is found where it is kept. */
  readonly passes: () => readonly Finding[];
}

/** Cases by the id of their rule. */
export type RuleCases = Readonly<Record<string, RuleCase>>;
