import { type ResolvedChart, resolveChart } from '../../charts';
import type { Cluster } from '../../core/cluster';
import { OVERHEAD } from '../../core/network/mtu';
import type { CalicoAutodetection, CalicoBgp, CalicoOptions, CalicoResources } from './options';

/** Everything about a Calico installation, decided. */
export interface CalicoSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: CalicoOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly install: 'release' | 'bundled';
  /** Whether another plugin gives pods their addresses, and Calico only enforces policies. */
  readonly isPolicyOnly: boolean;
  readonly encapsulation: NonNullable<CalicoOptions['encapsulation']>;
  readonly linuxDataplane: NonNullable<CalicoOptions['linuxDataplane']>;
  /** Absent: BGP is off. */
  readonly bgp: CalicoBgp<S> | undefined;
  readonly blockSize: { readonly ipv4: number; readonly ipv6: number };
  readonly autodetection: CalicoAutodetection<S>;
  /** `included`: the operator's chart carries them, as it did until 3.31. */
  readonly crds: 'included' | 'chart' | 'operator';
  /** Whether the operator parks kube-proxy and finds the API server by itself. */
  readonly managesKubeProxy: boolean;
  readonly resources: Required<CalicoResources>;
}

const RESOURCES: Required<CalicoResources> = {
  node: { requests: { cpu: '250m', memory: '128Mi' } },
  typha: { requests: { cpu: '50m', memory: '64Mi' } },
  kubeControllers: { requests: { cpu: '50m', memory: '64Mi' } },
  operator: { requests: { cpu: '50m', memory: '64Mi' } },
};

/** Fills in every default. */
export function resolveCalico<S>(cluster: Cluster<S>, options: CalicoOptions<S>): CalicoSettings<S> {
  const chart = resolveChart('tigera-operator', options.version);
  const install =
    options.install ?? (cluster.platform.bundledCniCharts['calico'] === undefined ? 'release' : 'bundled');
  const isPolicyOnly = cluster.platform.podNetwork.kind === 'chained';
  const encapsulation = options.encapsulation ?? (isPolicyOnly ? 'None' : 'VXLAN');
  const linuxDataplane = options.linuxDataplane ?? DATAPLANES[cluster.kubeProxy];
  const bgp = options.bgp ?? !(isPolicyOnly || encapsulation.startsWith('VXLAN'));
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart,
    install,
    isPolicyOnly,
    encapsulation,
    linuxDataplane,
    bgp: bgp === false ? undefined : bgp === true ? {} : bgp,
    blockSize: { ipv4: options.blockSize?.ipv4 ?? 26, ipv6: options.blockSize?.ipv6 ?? 122 },
    autodetection: options.nodeAddressAutodetection ?? { kubernetes: 'NodeInternalIP' },
    crds: crdsOf(cluster, options, chart.minor, install),
    managesKubeProxy: linuxDataplane === 'BPF' && cluster.kubeProxy !== 'none',
    resources: { ...RESOURCES, ...options.resources },
  };
}

const DATAPLANES = { none: 'BPF', nftables: 'Nftables', iptables: 'Iptables', ipvs: 'Iptables' } as const;

function crdsOf<S>(
  cluster: Cluster<S>,
  options: CalicoOptions<S>,
  minor: string,
  install: 'release' | 'bundled',
): CalicoSettings['crds'] {
  if (install === 'bundled' || minor === '3.30' || minor === '3.31') return 'included';
  return options.crds ?? (cluster.platform.helmController ? 'operator' : 'chart');
}

/** How packets between nodes are wrapped. WireGuard replaces the other wrapping where both nodes have it. */
export function wrappingsOf({ encapsulation, options }: CalicoSettings): readonly ('vxlan' | 'ipip' | 'wireguard')[] {
  return [
    ...(encapsulation.startsWith('VXLAN') ? (['vxlan'] as const) : []),
    ...(encapsulation.startsWith('IPIP') ? (['ipip'] as const) : []),
    ...(options.wireguard ? (['wireguard'] as const) : []),
  ];
}

/** The MTU that Calico finds for pods: the least that any of the paths in use leaves. eBPF always counts VXLAN. */
export function detectedMtu(settings: CalicoSettings): number {
  const { cluster, linuxDataplane } = settings;
  const underlay = cluster.ipFamilies.includes('ipv6') ? 'ipv6' : 'ipv4';
  const paths = [...wrappingsOf(settings), ...(linuxDataplane === 'BPF' ? (['vxlan'] as const) : [])];
  return cluster.network.mtu - Math.max(0, ...paths.map((wrapping) => OVERHEAD[wrapping][underlay]));
}
