import type { Rule } from '../../../core/rule';
import { usesBpfHostRouting } from '../host-routing';
import type { CiliumSettings } from '../settings';
import { strictEgress } from './strict';

/** What goes wrong with IPsec. */
export const IPSEC_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/ipsec-is-not-chained',
    title: 'IPsec is not supported after another CNI plugin',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/issues/15596',
    check: ({ options, podNetwork }, report) => {
      if (options.encryption?.type !== 'ipsec' || podNetwork.kind !== 'chained') return;
      report({
        path: ['encryption', 'type'],
        message: `Cilium is chained after ${podNetwork.plugin}, where nobody upstream tries IPsec`,
        fix: "use type 'wireguard', or a networking mode in which Cilium is alone",
      });
    },
  },
  {
    id: 'cilium/ipsec-pools-need-a-tunnel',
    title: 'Before 1.19, pools of addresses and IPsec need a tunnel: the agent exits without one',
    severity: 'error',
    versions: '<1.19',
    evidence: 'https://github.com/cilium/cilium/blob/v1.18.11/daemon/cmd/daemon_main.go',
    check: ({ ipam, options, routing }, report) => {
      if (options.encryption?.type !== 'ipsec' || ipam !== 'multi-pool' || routing.mode === 'tunnel') return;
      report({
        path: ['routing', 'mode'],
        message: 'pods have addresses of several pools, and are reached by routes',
        fix: "set routing to { mode: 'tunnel' }, or use Cilium '1.19'",
      });
    },
  },
  {
    id: 'cilium/ipsec-strict-egress-is-read',
    title: 'IPsec has a strict mode since 1.19: before, nothing reads it, and traffic may leave in the clear',
    severity: 'error',
    versions: '<1.19',
    evidence: 'https://github.com/cilium/cilium/blob/v1.18.11/bpf/lib/wireguard.h',
    check: (settings, report) => {
      if (settings.options.encryption?.type !== 'ipsec' || strictEgress(settings) === undefined) return;
      report({
        path: ['encryption', 'strict', 'egress'],
        message: 'this minor looks at it only where WireGuard encrypts',
        fix: "use Cilium '1.19' or newer, or type 'wireguard'",
      });
    },
  },
  {
    id: 'cilium/ipsec-past-the-host-needs-a-fix',
    title: 'IPsec past the network stack of the host needs a kernel with the fix of CVE-2025-37959',
    severity: 'warning',
    versions: '>=1.19',
    evidence: 'https://docs.cilium.io/en/v1.19/operations/upgrade/',
    check: (settings, report) => {
      if (settings.options.encryption?.type !== 'ipsec' || !usesBpfHostRouting(settings)) return;
      report({
        path: ['hostLegacyRouting'],
        message: 'packets of pods go past the network stack of the host, which since 1.19 they do with IPsec too',
        fix: 'set it to true, or see that the kernel of every node has the fix, and waive this',
      });
    },
  },
];
