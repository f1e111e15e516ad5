import { cloudOf } from '../../../core/pod-network';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const OPTION = 'installNoConntrackIptablesRules';

/** What goes wrong where traffic of pods is not tracked by iptables. */
export const CONNTRACK_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/nobody-needs-conntrack',
    title:
      'Traffic goes past the connection tracking of iptables only where nothing needs it: the agent exits otherwise',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/operations/performance/tuning/#bypass-iptables-connection-tracking',
    check: ({ cluster, kubeProxyReplacement, masquerade, options, routing }, report) => {
      if (options[OPTION] !== true) return;
      const against = [
        ...(routing.mode === 'tunnel' ? ['packets travel in a tunnel'] : []),
        ...(kubeProxyReplacement ? [] : ['kube-proxy routes Services with it']),
        ...(masquerade === 'iptables' ? ['iptables masquerades with it'] : []),
        ...(cluster.ipFamilies.includes('ipv4') ? [] : ['it is for IPv4, which pods do not have']),
      ];
      for (const because of against) report({ path: [OPTION], message: because, fix: `remove ${OPTION}` });
    },
  },
  {
    id: 'cilium/conntrack-is-kept-on-clouds',
    title: 'On clouds that route pod addresses, and after another plugin, the chart keeps connection tracking',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/cilium-configmap.yaml',
    check: ({ options, podNetwork }, report) => {
      const isKept = podNetwork.kind === 'chained' || cloudOf(podNetwork) === 'aws' || cloudOf(podNetwork) === 'gcp';
      if (options[OPTION] !== true || !isKept) return;
      report({ path: [OPTION], message: 'the chart ignores it here', fix: `remove ${OPTION}` });
    },
  },
];
