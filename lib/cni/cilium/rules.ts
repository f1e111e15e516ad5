import { versionRules } from '../../charts';
import type { Rule } from '../../core/rule';
import { valuesRule } from '../../input/values-rule';
import { bundledRules } from '../bundled-rules';
import { CILIUM_FEATURES } from './features';
import type { CiliumSettings } from './settings';
import { renderedValues } from './values';
import { OPTION_EXISTS_IN_VERSION } from './version-gates';

/** What is known to go wrong with Cilium. */
export const CILIUM_RULES: readonly Rule<CiliumSettings>[] = [
  ...versionRules('cilium', 'cilium'),
  ...bundledRules('cilium', 'Cilium'),
  OPTION_EXISTS_IN_VERSION,
  ...CILIUM_FEATURES.flatMap(({ rules }) => rules ?? []),
  valuesRule('cilium', renderedValues),
];
