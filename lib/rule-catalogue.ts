import { CALICO_RULES } from './cni/calico/rules';
import { CILIUM_RULES } from './cni/cilium/rules';
import { FLANNEL_RULES } from './cni/flannel/rules';
import { CLUSTER_RULES } from './core/cluster-rules';
import { UNUSED_WAIVER } from './core/compose';
import { COMPOSE_RULES } from './core/compose-rules';
import type { RuleSummary } from './core/rule';
import { DELIVERY_RULES } from './delivery/rules';
import { FILE_RULE } from './file/read-file';
import { HELM_RULES } from './helm/rules';
import { INPUT_RULES } from './input/rules';
import { SETTINGS_RULE } from './machines/settings';

/** Every rule of this library, sorted by id. */
export const RULES: readonly RuleSummary[] = [
  ...Object.values(INPUT_RULES),
  FILE_RULE,
  ...CLUSTER_RULES,
  ...COMPOSE_RULES,
  UNUSED_WAIVER,
  ...CILIUM_RULES,
  ...CALICO_RULES,
  ...FLANNEL_RULES,
  ...DELIVERY_RULES,
  ...HELM_RULES,
  SETTINGS_RULE,
]
  .map(summary)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function summary({ id, title, severity, versions, evidence }: RuleSummary): RuleSummary {
  return { id, title, severity, ...(versions !== undefined && { versions }), evidence };
}
