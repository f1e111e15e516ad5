import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { CILIUM_AMBIENT_RULES } from './ambient';
import { keepsConfigurations, seesServices } from './neighbours';

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
  {
    id: 'cilium/neighbours-keep-their-configuration',
    title: 'What keeps files in the CNI configuration is not moved out of the way: its pods would start without it',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/network/servicemesh/istio/',
    check: ({ exclusive, options, podNetwork }, report) => {
      const kept = (options.coexistence ?? []).filter(keepsConfigurations);
      if (kept.length === 0 || !exclusive || podNetwork.kind === 'chained') return;
      report({
        path: ['exclusive'],
        message: `configurations of ${kept.join(', ')} would be renamed`,
        fix: 'remove exclusive',
      });
    },
  },
  {
    id: 'cilium/neighbours-see-services',
    title:
      'Who routes Services itself sees their addresses: at the socket, Cilium turns them into those of pods before',
    severity: 'error',
    evidence:
      'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/#socket-loadbalancer-bypass-in-pod-namespace',
    check: ({ kubeProxyReplacement, options, socketLBHostNamespaceOnly }, report) => {
      const blind = (options.coexistence ?? []).filter(seesServices);
      if (blind.length === 0 || !kubeProxyReplacement || socketLBHostNamespaceOnly) return;
      report({
        path: ['socketLBHostNamespaceOnly'],
        message: `${blind.join(', ')} would not see the addresses of Services that pods connect to`,
        fix: 'remove socketLBHostNamespaceOnly',
      });
    },
  },
  ...CILIUM_AMBIENT_RULES,
];
