import type { Needs, PodAddressing, PortNeed } from '../../core/needs';
import type { FeatureNeeds } from './feature';
import { CILIUM_FEATURES } from './features';
import type { CiliumSettings } from './settings';

const REQUIREMENTS = 'https://docs.cilium.io/en/stable/operations/system_requirements/';

const HEALTH_CHECKS: Omit<PortNeed, 'protocol'> = { from: 'node', to: 'node', purpose: 'health checks between agents' };

/** What every installation asks for. */
const ALWAYS: FeatureNeeds = {
  kernel: [{ feature: 'Cilium', atLeast: '5.10', evidence: REQUIREMENTS }],
  ports: [
    { protocol: 'TCP', port: 4240, ...HEALTH_CHECKS },
    { protocol: 'ICMP', ...HEALTH_CHECKS },
  ],
  hostPorts: [
    { protocol: 'TCP', port: 9879, purpose: 'health of the agent' },
    { protocol: 'TCP', port: 9890, purpose: 'diagnostics of the agent' },
  ],
};

/** Blocks by IP family that the operator cuts the cluster's own pod ranges into; for other ranges there are rules. */
function blocksOfCluster({ pools }: CiliumSettings): PodAddressing['blockPrefix'] {
  const ofCluster = Object.entries(pools).filter(([, { isOwn }]) => !isOwn);
  return Object.fromEntries(ofCluster.map(([family, { blockPrefix }]) => [family, blockPrefix]));
}

/** What the cluster under Cilium must give. */
export function ciliumNeeds(settings: CiliumSettings): Needs {
  const { cluster, install, ipam, podNetwork } = settings;
  const asked = [ALWAYS, ...CILIUM_FEATURES.map(({ needs }) => needs?.(settings) ?? {})];
  const gatewayApi = asked.flatMap((needs) => needs.gatewayApi ?? []);
  return {
    kernel: asked.flatMap(({ kernel }) => kernel ?? []),
    kernelModules: asked.flatMap(({ kernelModules }) => kernelModules ?? []),
    ports: asked.flatMap(({ ports }) => ports ?? []),
    hostPorts: asked.flatMap(({ hostPorts }) => hostPorts ?? []).sort((a, b) => a.port - b.port),
    startupTaints:
      settings.agentTaintKey === undefined
        ? []
        : [{ key: settings.agentTaintKey, value: 'true', effect: 'NoExecute', removedBy: "Cilium's agent" }],
    distribution: {
      cni: install === 'bundled' ? { name: 'cilium' } : 'none',
      networkPolicyController: 'off',
    },
    ...((podNetwork.kind === 'own' || ipam === 'kubernetes') && {
      podAddressing: {
        from: ipam === 'kubernetes' ? ('node-cidrs' as const) : ('own-pool' as const),
        blockPrefix: ipam === 'kubernetes' ? cluster.nodeCidrPrefix : blocksOfCluster(settings),
      },
    }),
    ...(gatewayApi.length > 0 && { gatewayApi }),
    manual: asked.flatMap(({ manual }) => manual ?? []),
  };
}
