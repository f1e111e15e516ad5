import type { BundledCni, DistributionNeeds, Needs, PortNeed } from '../../core/needs';
import type { FlannelSettings } from './settings';

const BACKENDS = 'https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md';

/** What the cluster under Flannel must give. */
export function flannelNeeds(settings: FlannelSettings): Needs {
  const { backend, cluster, healthPort, install } = settings;
  return {
    kernel: backend.type === 'wireguard' ? [{ feature: 'WireGuard', atLeast: '5.6', evidence: BACKENDS }] : [],
    kernelModules: ['br_netfilter', ...(backend.type === 'host-gw' ? [] : [backend.type])],
    ports: ports(settings),
    hostPorts: healthPort === 0 ? [] : [{ protocol: 'TCP', port: healthPort, purpose: 'health of Flannel' }],
    startupTaints: [],
    distribution: distribution(settings),
    podAddressing: { from: 'node-cidrs', blockPrefix: cluster.nodeCidrPrefix },
    manual:
      install === 'release'
        ? [
            'the reference CNI plugins bridge, host-local, loopback and portmap are in /opt/cni/bin: Flannel brings only its own',
          ]
        : [],
  };
}

function distribution({ install, bundled, backend, networkPolicy, options }: FlannelSettings): DistributionNeeds {
  if (install === 'release') return { cni: 'none', networkPolicyController: 'off' };
  const word = bundled?.backends[backend.type];
  const cni: BundledCni = {
    name: 'flannel',
    ...(word !== undefined && { backend: word }),
    ...(options.interface !== undefined && 'name' in options.interface && { interface: options.interface.name }),
  };
  return { cni, networkPolicyController: networkPolicy ? 'on' : 'off' };
}

function ports({ backend, cluster }: FlannelSettings): readonly PortNeed[] {
  const betweenNodes = { from: 'node', to: 'node' } as const;
  switch (backend.type) {
    case 'vxlan':
      return [{ protocol: 'UDP', port: backend.port ?? 8472, ...betweenNodes, purpose: 'pod traffic in VXLAN' }];
    case 'host-gw':
      return [];
    case 'wireguard':
      return cluster.ipFamilies.map((family) => ({
        protocol: 'UDP',
        port: family === 'ipv4' ? (backend.port ?? 51_820) : 51_821,
        ...betweenNodes,
        purpose: 'pod traffic in WireGuard',
      }));
  }
}
