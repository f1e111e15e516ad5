import { reportBadRanges } from '../../../core/network/ranges';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const DOCS = 'https://docs.cilium.io/en/stable/network/concepts/masquerading/';
const DAEMON = 'https://github.com/cilium/cilium/blob/main/daemon/cmd/daemon.go';

/** What goes wrong with hiding pod addresses. */
export const MASQUERADE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/masquerades-some-family',
    title: 'Who masquerades by eBPF masquerades some IP family that the cluster has: the agent exits otherwise',
    severity: 'error',
    evidence: DAEMON,
    check: ({ cluster, masquerade, masqueradeFamilies, options }, report) => {
      if (masquerade === 'none' || typeof options.masquerade !== 'object' || masqueradeFamilies.length > 0) return;
      report({
        path: ['masquerade', 'families'],
        message: `the cluster has ${cluster.ipFamilies.join(' and ')} only`,
        fix: "remove families, or set masquerade to 'none'",
      });
    },
  },
  {
    id: 'cilium/non-masquerade-ranges-are-ranges',
    title: 'Destinations that see pod addresses are ranges in CIDR notation: the agent exits with others',
    severity: 'error',
    evidence: DOCS,
    check: ({ ipMasqAgent }, report) => {
      const ranges = ipMasqAgent?.nonMasqueradeCIDRs ?? [];
      reportBadRanges(
        ranges.map((cidr, index) => ({
          cidr,
          use: 'range without masquerading',
          path: ['masquerade', 'ipMasqAgent', 'nonMasqueradeCIDRs', index],
        })),
        report,
      );
    },
  },
  {
    id: 'cilium/eni-pods-find-a-way-out',
    title:
      'Addresses of pods reach the internet through a NAT gateway only: in public subnets their node must hide them',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/network/concepts/ipam/eni/',
    check: ({ ipam, masquerade }, report) => {
      if (ipam !== 'eni' || masquerade !== 'none') return;
      report({
        path: ['masquerade'],
        message: "nobody hides addresses of pods, and an internet gateway knows none but the nodes'",
        fix: 'remove masquerade, or make sure that all subnets of nodes have a NAT gateway and waive this',
      });
    },
  },
  {
    id: 'cilium/bpf-masquerades-by-device',
    title:
      'eBPF masquerades at the devices of Cilium, with their address: the agent exits where iptables is told otherwise',
    severity: 'error',
    evidence: DAEMON,
    check: ({ masquerade, options: { values } }, report) => {
      if (masquerade !== 'bpf') return;
      for (const key of ['egressMasqueradeInterfaces', 'enableMasqueradeRouteSource']) {
        const value = values?.[key];
        if (value === undefined || value === false || value === '') continue;
        report({
          path: ['values', key],
          message: 'it is for masquerading by iptables alone',
          fix: "remove it, or set masquerade to { by: 'iptables' } with it",
        });
      }
    },
  },
];
