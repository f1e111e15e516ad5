import type { Rule } from '../../../core/rule';
import { obstacleToHostRouting } from '../host-routing';
import type { CiliumSettings } from '../settings';
import { usesNetkit } from './needs';

const NETKIT = 'https://docs.cilium.io/en/stable/operations/performance/tuning/#netkit-device-mode';

/** What goes wrong with the devices that pods are attached with. */
export const DEVICE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/netkit-bypasses-the-host',
    title: 'netkit hands packets over past the host: without eBPF host routing, the agent exits or packets get lost',
    severity: 'error',
    evidence: NETKIT,
    check: (settings, report) => {
      const obstacle = obstacleToHostRouting(settings);
      if (!usesNetkit(settings) || obstacle === undefined) return;
      report({
        path: ['datapathMode'],
        message: `netkit needs eBPF host routing, and ${obstacle}`,
        fix: "remove datapathMode, or use kube-proxy replacement and masquerade 'bpf' without hostLegacyRouting",
      });
    },
  },
  {
    id: 'cilium/netkit-goes-without-tproxy',
    title: 'With netkit, eBPF cannot hand traffic to the proxy: the chart does not render, or the agent exits',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/39892',
    check: (settings, report) => {
      if (!usesNetkit(settings) || settings.options.tproxy !== true) return;
      report({
        path: ['tproxy'],
        message: 'tproxy does not work with netkit',
        fix: "remove tproxy, or use datapathMode 'veth'",
      });
    },
  },
  {
    id: 'cilium/netkit-brings-tcx',
    title: 'With netkit, Cilium attaches with tcx whatever is said',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/datapath/connector/config.go',
    check: (settings, report) => {
      if (!usesNetkit(settings) || settings.options.tcx !== false) return;
      report({
        path: ['tcx'],
        message: 'tcx is switched on again, and runs before the older programs that it was switched off for',
        fix: "remove tcx, or use datapathMode 'veth'",
      });
    },
  },
];
