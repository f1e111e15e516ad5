import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { DEFAULT_AGENT_TAINT_KEY } from './agent-taint';
import { CILIUM_GKE_RULES } from './gke-rules';

const DOCS = 'https://docs.cilium.io/en/stable';

/** What goes wrong on the nodes of a provider. */
export const PLATFORM_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/agent-taint-is-taken-off',
    title: 'A pool starts with no taint of the agent but the one that is taken off: pods would wait for ever',
    severity: 'error',
    evidence: `${DOCS}/installation/taints/`,
    check: ({ agentTaintKey, cluster }, report) => {
      if (agentTaintKey === DEFAULT_AGENT_TAINT_KEY) return;
      const { startupTaints } = cluster.platform;
      for (const [index, pool] of cluster.nodePools.entries()) {
        const number = pool.taints.findIndex(({ key }) => key === DEFAULT_AGENT_TAINT_KEY);
        if (number < 0) continue;
        report({
          path: ['cluster', 'nodePools', index, 'taints', number],
          message:
            startupTaints.kind === 'none'
              ? `nobody takes ${DEFAULT_AGENT_TAINT_KEY} off: ${startupTaints.because}`
              : `nobody takes ${DEFAULT_AGENT_TAINT_KEY} off: the key is ${agentTaintKey} here`,
          fix: startupTaints.kind === 'none' ? 'remove it' : 'remove it: whoever makes the nodes adds the right one',
        });
      }
    },
  },
  ...CILIUM_GKE_RULES,
];
