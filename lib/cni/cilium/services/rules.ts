import { isManaged } from '../../../core/cluster';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const DOCS = 'https://docs.cilium.io/en/stable';

/** What goes wrong with Services. */
export const SERVICES_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/kube-proxy-is-off',
    title: 'kube-proxy does not run beside its replacement',
    severity: 'warning',
    evidence: `${DOCS}/network/kubernetes/kubeproxy-free/`,
    check: ({ cluster, kubeProxyReplacement }, report) => {
      if (!kubeProxyReplacement || cluster.kubeProxy === 'none') return;
      report({
        path: ['kubeProxyReplacement'],
        message: `Cilium replaces kube-proxy, and kube-proxy still runs in mode '${cluster.kubeProxy}': two tables of Services, and connections break when it goes`,
        fix: isManaged(cluster)
          ? 'remove kubeProxyReplacement, or choose a networking mode without kube-proxy'
          : "set the cluster's kubeProxy to 'none'",
      });
    },
  },
];
