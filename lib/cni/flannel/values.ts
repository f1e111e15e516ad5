import type { IpFamily } from '../../core/network/cidr';
import { resourceValues } from '../../core/resources';
import { mergeValues, type Values } from '../../core/values';
import type { FlannelBackend, FlannelInterface } from './options';
import type { FlannelSettings } from './settings';

/** The chart's values for these settings, with the caller's own merged last. */
export function flannelValues<S>(settings: FlannelSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. A bundled Flannel is told by settings of the distribution, not by values. */
export function renderedValues<S>(settings: FlannelSettings<S>): Values<S> {
  const { cluster, options, networkPolicy } = settings;
  if (settings.install === 'bundled') return {};
  return {
    podCidr: podRange(settings, 'ipv4') ?? '',
    podCidrv6: podRange(settings, 'ipv6') ?? '',
    flannel: {
      ...backendValues(settings.backend),
      args: ['--ip-masq', '--kube-subnet-mgr', ...interfaceArguments(options.interface)],
      ...(cluster.kubeProxy === 'nftables' && { enableNFTables: true }),
      ...(options.resources && { resources: resourceValues(options.resources) }),
      ...(settings.chart.minor === '0.28' && { healthz: { port: settings.healthPort } }),
    },
    netpol: { enabled: networkPolicy },
  };
}

function backendValues(backend: FlannelBackend): Values<never> {
  switch (backend.type) {
    case 'vxlan':
      return {
        backend: 'vxlan',
        ...(backend.port !== undefined && { backendPort: backend.port }),
        ...(backend.vni !== undefined && { vni: backend.vni }),
        ...(backend.directRouting && { directRouting: true }),
        ...(backend.mtu !== undefined && { mtu: backend.mtu }),
      };
    case 'host-gw':
      return { backend: 'host-gw' };
    case 'wireguard':
      return {
        backend: 'wireguard',
        ...(backend.port !== undefined && { backendPort: backend.port }),
        ...(backend.persistentKeepalive !== undefined && { keepaliveInterval: backend.persistentKeepalive }),
        ...(backend.mtu !== undefined && { mtu: backend.mtu }),
      };
  }
}

function interfaceArguments(wanted: FlannelInterface | undefined): readonly string[] {
  if (wanted === undefined) return [];
  if ('name' in wanted) return [`--iface=${wanted.name}`];
  return 'regex' in wanted ? [`--iface-regex=${wanted.regex}`] : [`--iface-can-reach=${wanted.canReach}`];
}

function podRange<S>({ cluster }: FlannelSettings<S>, family: IpFamily): S | undefined {
  const index = cluster.ipFamilies.indexOf(family);
  return index < 0 ? undefined : cluster.ranges.pods[index];
}
