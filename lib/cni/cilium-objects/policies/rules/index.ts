import type { RuleSummary } from '../../../../core/rule';
import { BASELINE_RULES } from './baseline-rules';
import { CILIUM_POLICY_COMPOSE_RULES } from './compose-rules';
import { DNS_RULES } from './dns-rules';
import { NAME_RULES } from './name-rules';
import { PEER_RULES } from './peer-rules';
import { REQUEST_RULES } from './request-rules';
import type { CiliumPolicyRule } from './rule-type';
import { TRAFFIC_RULES } from './traffic-rules';
import { versionAgrees } from './version-agrees';

export { CILIUM_POLICY_COMPOSE_RULES } from './compose-rules';

/** What must hold for policies by themselves. */
export const CILIUM_POLICY_PLAN_RULES: readonly CiliumPolicyRule[] = [
  ...NAME_RULES,
  ...PEER_RULES,
  ...TRAFFIC_RULES,
  ...REQUEST_RULES,
  ...DNS_RULES,
  ...BASELINE_RULES,
];

/** Everything that is known to go wrong with policies of Cilium, for catalogues. */
export const CILIUM_POLICY_RULES: readonly RuleSummary[] = [
  ...CILIUM_POLICY_PLAN_RULES,
  ...CILIUM_POLICY_COMPOSE_RULES,
  versionAgrees('cilium-policies', '1.19'),
];
