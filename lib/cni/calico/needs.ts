import type { Cluster, KubeProxyMode } from '../../core/cluster';
import type { KernelNeed, Needs, PortNeed } from '../../core/needs';
import { type CalicoSettings, wrappingsOf } from './settings';

const REQUIREMENTS = 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/requirements';

/** What the cluster under Calico must give. */
export function calicoNeeds(settings: CalicoSettings): Needs {
  return {
    kernel: kernels(settings),
    kernelModules: modules(settings),
    ports: ports(settings),
    hostPorts: [{ protocol: 'TCP', port: 9099, purpose: 'health of Felix' }],
    startupTaints: [],
    distribution: {
      cni: settings.install === 'bundled' ? { name: 'calico' } : 'none',
      networkPolicyController: 'off',
    },
    kubeProxy: kubeProxyModes(settings.linuxDataplane, settings.cluster),
    ...(!settings.isPolicyOnly && { podAddressing: { from: 'own-pool' as const, blockPrefix: settings.blockSize } }),
    manual: ['where NetworkManager runs, it leaves interfaces cali*, tunl*, vxlan.calico and wireguard.cali alone'],
  };
}

/** eBPF replaces kube-proxy: it must be gone, or be one that the operator can park. The others must agree with it. */
function kubeProxyModes(
  dataplane: CalicoSettings['linuxDataplane'],
  cluster: Cluster<unknown>,
): readonly KubeProxyMode[] {
  switch (dataplane) {
    case 'BPF':
      return cluster.platform.kubeProxyRunsAs === 'DaemonSet' ? ['none', 'iptables'] : ['none'];
    case 'Nftables':
      return ['nftables'];
    case 'Iptables':
      return ['iptables', 'ipvs'];
  }
}

function kernels({ linuxDataplane, options }: CalicoSettings): readonly KernelNeed[] {
  return [
    { feature: 'Calico', atLeast: '5.10', evidence: REQUIREMENTS },
    ...(linuxDataplane === 'Nftables'
      ? [
          {
            feature: "Calico's nftables dataplane",
            atLeast: '5.13',
            evidence: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/nftables',
          },
        ]
      : []),
    ...(options.wireguard
      ? [
          {
            feature: 'WireGuard',
            atLeast: '5.6',
            evidence: 'https://docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic',
          },
        ]
      : []),
  ];
}

function modules(settings: CalicoSettings): readonly string[] {
  const ofDataplane = { BPF: [], Nftables: ['nf_tables'], Iptables: ['ip_set', 'xt_set', 'xt_rpfilter'] };
  return [...wrappingsOf(settings), ...ofDataplane[settings.linuxDataplane]];
}

function ports(settings: CalicoSettings): readonly PortNeed[] {
  const { bgp, cluster, encapsulation, linuxDataplane, options } = settings;
  const betweenNodes = { from: 'node', to: 'node' } as const;
  const needs: PortNeed[] = [
    { protocol: 'TCP', port: 5473, ...betweenNodes, purpose: 'agents asking Typha for updates' },
  ];
  if (encapsulation.startsWith('VXLAN') || linuxDataplane === 'BPF') {
    const purpose =
      linuxDataplane === 'BPF' ? 'NodePort forwarding between nodes, and pod traffic in VXLAN' : 'pod traffic in VXLAN';
    needs.push({ protocol: 'UDP', port: 4789, ...betweenNodes, purpose });
  }
  if (encapsulation.startsWith('IPIP'))
    needs.push({ protocol: 'IPIP', ...betweenNodes, purpose: 'pod traffic in IPIP' });
  if (bgp !== undefined) {
    const port = bgp.listenPort ?? 179;
    if (bgp.nodeToNodeMesh !== false)
      needs.push({ protocol: 'TCP', port, ...betweenNodes, purpose: 'BGP between nodes' });
    if ((bgp.peers ?? []).length > 0)
      needs.push({ protocol: 'TCP', port, from: 'bgp-peer', to: 'node', purpose: 'BGP with routers' });
  }
  if (options.wireguard) {
    for (const [family, port] of [
      ['ipv4', 51_820],
      ['ipv6', 51_821],
    ] as const) {
      if (cluster.ipFamilies.includes(family))
        needs.push({ protocol: 'UDP', port, ...betweenNodes, purpose: 'WireGuard' });
    }
  }
  return needs;
}
