import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { CILIUM_AMBIENT_RULES } from './ambient';

const CHAINING = 'https://docs.cilium.io/en/stable/installation/cni-chaining-aws-cni/';

/** What goes wrong beside other plugins and meshes. */
export const COEXISTENCE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/chained-comes-second',
    title: 'Chained after another plugin, Cilium leaves its configuration alone, and addresses and Services to it',
    severity: 'error',
    evidence: CHAINING,
    check: ({ podNetwork, options }, report) => {
      if (podNetwork.kind !== 'chained') return;
      if (options.exclusive === true) {
        report({
          path: ['exclusive'],
          message: `the configuration of ${podNetwork.plugin} would be moved out of the way`,
          fix: 'remove exclusive',
        });
      }
      if (options.masquerade !== undefined && options.masquerade !== 'none') {
        report({
          path: ['masquerade'],
          message: `${podNetwork.plugin} hides pod addresses on the way out by itself`,
          fix: "remove masquerade, or set it to 'none'",
        });
      }
    },
  },
  ...CILIUM_AMBIENT_RULES,
];
