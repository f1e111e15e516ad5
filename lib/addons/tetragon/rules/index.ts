import { versionRules } from '../../../charts';
import { valuesRule } from '../../../input/values-rule';
import { renderedValues } from '../values';
import { ACTION_RULES } from './action-rules';
import { ARGUMENT_RULES } from './argument-rules';
import { EVENT_RULES } from './event-rules';
import { HOOK_RULES } from './hook-rules';
import { NODE_RULES } from './node-rules';
import { POLICY_RULES } from './policy-rules';
import { READY_MADE_RULES } from './ready-made-rules';
import type { TetragonRule } from './rule-type';
import { SELECTOR_RULES } from './selector-rules';
import { VERSION_RULES } from './version-rules';

/** What is known to go wrong with Tetragon and its policies. */
export const TETRAGON_RULES: readonly TetragonRule[] = [
  ...versionRules('tetragon', 'tetragon'),
  ...NODE_RULES,
  ...EVENT_RULES,
  ...POLICY_RULES,
  ...READY_MADE_RULES,
  ...VERSION_RULES,
  ...HOOK_RULES,
  ...ARGUMENT_RULES,
  ...SELECTOR_RULES,
  ...ACTION_RULES,
  valuesRule('tetragon', renderedValues),
];
