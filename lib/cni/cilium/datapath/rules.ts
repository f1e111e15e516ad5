import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const DOCS = 'https://docs.cilium.io/en/stable';

/** What goes wrong at the devices of a node. */
export const DATAPATH_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/mtu-fits-the-network',
    title: "The MTU given to Cilium is at most that of the nodes' network",
    severity: 'warning',
    evidence: `${DOCS}/configuration/`,
    check: ({ cluster, options }, report) => {
      if (options.mtu === undefined || options.mtu <= cluster.network.mtu) return;
      report({
        path: ['mtu'],
        message: `${options.mtu} bytes do not fit into packets of ${cluster.network.mtu}`,
        fix: `set mtu to ${cluster.network.mtu} or less, or mend network.mtu of the cluster`,
      });
    },
  },
];
