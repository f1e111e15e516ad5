import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const DOCS = 'https://docs.cilium.io/en/stable';

/** What goes wrong with the enforcement of policies. */
export const ENFORCEMENT_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/always-enforcing-needs-policies',
    title: "policyEnforcementMode 'always' cuts off every pod that no policy selects, CoreDNS included",
    severity: 'warning',
    evidence: `${DOCS}/security/network/policyenforcement/`,
    check: ({ options }, report) => {
      if (options.policyEnforcementMode !== 'always') return;
      report({
        path: ['policyEnforcementMode'],
        message: 'system pods get no traffic until policies allow it, and none are part of this plan',
        fix: "use 'default', or apply policies for kube-system first",
      });
    },
  },
];
