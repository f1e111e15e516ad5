import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';
import { dispatchOf, usesXdp } from './load-balancing';

const GENEVE_PORT = 6081;

/** What routing Services asks of nodes and firewalls. */
export function serviceNeeds(settings: CiliumSettings): FeatureNeeds {
  const { cluster, kubeProxyReplacement, options, routing } = settings;
  if (!kubeProxyReplacement) return {};
  const dispatch = dispatchOf(settings);
  const replacement = typeof options.kubeProxyReplacement === 'object' ? options.kubeProxyReplacement : {};
  const ofHealthz = replacement.healthzBindAddress?.match(/:(\d+)$/)?.[1];
  const ownTunnel = dispatch === 'geneve' && routing.mode === 'native';
  return {
    kernelModules: ownTunnel ? ['geneve'] : [],
    ports: ownTunnel
      ? [
          {
            protocol: 'UDP',
            port: GENEVE_PORT,
            from: 'node',
            to: 'node',
            purpose: 'requests answered directly (Geneve)',
          },
        ]
      : [],
    hostPorts:
      ofHealthz === undefined ? [] : [{ protocol: 'TCP', port: Number(ofHealthz), purpose: 'health of Services' }],
    manual: [
      ...(dispatch !== undefined && cluster.distribution === 'eks'
        ? ['EC2 does not check source and destination of any node: answers to clients carry the address of the Service']
        : []),
      ...(usesXdp(settings) ? [CARDS[cluster.distribution] ?? CARDS_ELSEWHERE] : []),
    ],
  };
}

const CARDS_ELSEWHERE = 'the drivers of network cards support native XDP, with acceleration native on every device';

/** What XDP needs of network cards. */
const CARDS: Readonly<Partial<Record<CiliumSettings['cluster']['distribution'], string>>> = {
  eks: 'every node uses at most half of the channels of its network interface (ethtool -L) and an MTU of at most 3498',
  aks: 'every node has accelerated networking on a ConnectX-4 Lx or later, with large receive offload off',
};
