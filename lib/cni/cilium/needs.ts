import type { KernelNeed, Needs, PortNeed } from '../../core/needs';
import { ciliumGatewayApi } from './gateway-api';
import { isBlindToLaterGke, UNKNOWN_GKE } from './gke-rules';
import { type CiliumSettings, tunnelPort, wrappingsOf } from './settings';

const REQUIREMENTS = 'https://docs.cilium.io/en/stable/operations/system_requirements/';

/** What the cluster under Cilium must give. */
export function ciliumNeeds(settings: CiliumSettings): Needs {
  const { chart, cluster, install, ipam, options, podNetwork } = settings;
  const gatewayApi = ciliumGatewayApi(settings);
  return {
    kernel: kernels(settings),
    kernelModules: modules(settings),
    ports: ports(settings),
    hostPorts: [
      { protocol: 'TCP', port: 9878, purpose: 'health of Envoy' },
      { protocol: 'TCP', port: 9879, purpose: 'health of the agent' },
      { protocol: 'TCP', port: 9890, purpose: 'diagnostics of the agent' },
    ],
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
        blockPrefix: cluster.nodeCidrPrefix,
      },
    }),
    ...(gatewayApi.length > 0 && { gatewayApi }),
    manual: [
      ...(options.devices === undefined ? [] : [`every node has one of the devices ${options.devices.join(', ')}`]),
      ...(isBlindToLaterGke(settings)
        ? [`no upgrade takes nodes to GKE ${UNKNOWN_GKE} or later, which Cilium ${chart.ref.version} cannot prepare`]
        : []),
    ],
  };
}

function kernels({ options }: CiliumSettings): readonly KernelNeed[] {
  return [
    { feature: 'Cilium', atLeast: '5.10', evidence: REQUIREMENTS },
    ...(options.encryption === undefined
      ? []
      : [
          {
            feature: 'WireGuard',
            atLeast: '5.6',
            evidence: 'https://docs.cilium.io/en/stable/security/network/encryption-wireguard/',
          },
        ]),
  ];
}

function modules(settings: CiliumSettings): readonly string[] {
  return [...wrappingsOf(settings), ...(settings.masquerade === 'iptables' ? ['ip_set', 'xt_set', 'xt_comment'] : [])];
}

function ports(settings: CiliumSettings): readonly PortNeed[] {
  const { hubble, options } = settings;
  const tunnel = tunnelPort(settings);
  const betweenNodes = { from: 'node', to: 'node' } as const;
  const needs: PortNeed[] = [
    { protocol: 'TCP', port: 4240, ...betweenNodes, purpose: 'health checks between agents' },
    { protocol: 'ICMP', ...betweenNodes, purpose: 'health checks between agents' },
  ];
  if (tunnel !== undefined)
    needs.push({ protocol: 'UDP', port: tunnel, ...betweenNodes, purpose: 'pod traffic in the tunnel' });
  if (options.encryption !== undefined)
    needs.push({ protocol: 'UDP', port: 51_871, ...betweenNodes, purpose: 'WireGuard' });
  if (hubble !== undefined)
    needs.push({
      protocol: 'TCP',
      port: 4244,
      from: 'pod',
      to: 'node',
      purpose: 'Hubble relay asking agents for flows',
    });
  if (options.prometheus) {
    needs.push({
      protocol: 'TCP',
      port: 9962,
      endPort: 9964,
      from: 'pod',
      to: 'node',
      purpose: 'metrics of agent, operator and Envoy',
    });
  }
  if (hubble !== undefined && hubble.metrics.length > 0) {
    needs.push({ protocol: 'TCP', port: 9965, from: 'pod', to: 'node', purpose: 'metrics of flows' });
  }
  return needs;
}
