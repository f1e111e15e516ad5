import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const AGENT = 'https://github.com/cilium/cilium/blob/main/pkg/kpr/initializer/kube_proxy_replacement.go';

/** Ports that Linux gives to connections that a node opens, unless told otherwise. */
const EPHEMERAL = { from: 32_768, to: 60_999 };

/** What goes wrong with ports of Services at nodes. */
export const NODE_PORT_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/node-ports-run-up',
    title: 'The range of node ports has a first port before its last: the agent exits otherwise',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/loadbalancer/config.go',
    check: ({ options: { nodePort } }, report) => {
      if (nodePort?.range === undefined || nodePort.range.from < nodePort.range.to) return;
      report({
        path: ['nodePort', 'range'],
        message: `${nodePort.range.from} to ${nodePort.range.to} is no range of at least two ports`,
        fix: "write the range of the API server's --service-node-port-range, such as from 30000 to 32767",
      });
    },
  },
  {
    id: 'cilium/node-ports-are-reserved',
    title: 'A node gives no port of a Service to connections of its own: the agent exits where it could, or loses them',
    severity: 'warning',
    evidence: AGENT,
    check: ({ kubeProxyReplacement, options: { nodePort } }, report) => {
      const { from, to } = nodePort?.range ?? { from: 30_000, to: 32_767 };
      if (!kubeProxyReplacement || from >= to || to < EPHEMERAL.from) return;
      if (from > EPHEMERAL.to) {
        report({
          path: ['nodePort', 'range'],
          message: `ports from ${from} on are above those that Linux gives to connections of a node (${EPHEMERAL.from} to ${EPHEMERAL.to}), which the agent does not accept`,
          fix: `use ports below ${EPHEMERAL.from}`,
        });
      } else if (nodePort?.autoProtectPortRange === false) {
        report({
          path: ['nodePort', 'autoProtectPortRange'],
          message: `ports ${from} to ${to} are among those that Linux gives to connections of a node, and nothing reserves them`,
          fix: 'remove autoProtectPortRange, or reserve them on every node (net.ipv4.ip_local_reserved_ports)',
        });
      }
    },
  },
];
