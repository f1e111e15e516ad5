import type { Cluster } from '../../../core/cluster';
import { startupTaintKey } from '../../../core/startup-taints';

/** The key of the taint that Cilium's operator takes off a node once the agent is ready there, unless told otherwise. */
export const DEFAULT_AGENT_TAINT_KEY = 'node.cilium.io/agent-not-ready';

/** The key of that taint in a cluster. `undefined`: nodes cannot start with it. */
export function agentTaintKey({ platform }: Cluster<unknown>): string | undefined {
  return startupTaintKey(platform.startupTaints, { key: DEFAULT_AGENT_TAINT_KEY, name: 'cilium-agent-not-ready' });
}
