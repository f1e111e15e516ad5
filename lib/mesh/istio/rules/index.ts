import { versionRules } from '../../../charts';
import type { RuleSummary } from '../../../core/rule';
import { CLOUD_RULES } from './cloud-rules';
import { ISTIO_COMPOSE_RULES, ISTIO_POOL_RULES } from './compose-rules';
import { OPTION_RULES } from './option-rules';
import { PATCH_RULES } from './patch-rules';
import { PLATFORM_RULES } from './platform-rules';
import type { IstioRule } from './rule-type';
import { UPGRADE_RULES } from './upgrade-rules';
import { VALUES_RULES } from './values-rules';

export { ISTIO_COMPOSE_RULES, ISTIO_POOL_RULES } from './compose-rules';

/** What must hold for an installation of Istio by itself. */
export const ISTIO_PLAN_RULES: readonly IstioRule[] = [
  ...versionRules('istio', 'istiod'),
  ...OPTION_RULES,
  ...PLATFORM_RULES,
  ...CLOUD_RULES,
  ...PATCH_RULES,
  ...UPGRADE_RULES,
  ...VALUES_RULES,
];

/** Everything that is known to go wrong with an installation of Istio, for catalogues. */
export const ISTIO_RULES: readonly RuleSummary[] = [...ISTIO_PLAN_RULES, ...ISTIO_COMPOSE_RULES, ...ISTIO_POOL_RULES];
