import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { BANDWIDTH_RULES } from './bandwidth-rules';
import { CONNTRACK_RULES } from './conntrack-rules';
import { DEVICE_RULES } from './device-rules';
import { MAP_RULES } from './map-rules';

/** What goes wrong at the devices of a node. */
export const DATAPATH_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/mtu-fits-the-network',
    title: "The MTU given to Cilium is at most that of the nodes' network",
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/configuration/',
    check: ({ cluster, options }, report) => {
      if (options.mtu === undefined || options.mtu <= cluster.network.mtu) return;
      report({
        path: ['mtu'],
        message: `${options.mtu} bytes do not fit into packets of ${cluster.network.mtu}`,
        fix: `set mtu to ${cluster.network.mtu} or less, or mend network.mtu of the cluster`,
      });
    },
  },
  ...DEVICE_RULES,
  ...BANDWIDTH_RULES,
  ...CONNTRACK_RULES,
  ...MAP_RULES,
];
