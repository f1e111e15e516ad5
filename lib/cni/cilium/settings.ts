import { type ResolvedChart, resolveChart } from '../../charts';
import { type Cluster, fewestNodes } from '../../core/cluster';
import type { IpFamily } from '../../core/network/cidr';
import type { Encapsulation } from '../../core/network/mtu';
import type { PodNetwork } from '../../core/pod-network';
import { agentTaintKey } from './agent-taint';
import type { CiliumOptions, CiliumResources, CiliumRouting, HubbleOptions, HubbleTls } from './options';

/** Everything about a Cilium installation, decided. */
export interface CiliumSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: CiliumOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly install: 'release' | 'bundled';
  readonly routing: CiliumRouting<S>;
  readonly kubeProxyReplacement: boolean;
  readonly masquerade: 'bpf' | 'iptables' | 'none';
  readonly exclusive: boolean;
  readonly socketLBHostNamespaceOnly: boolean;
  readonly hostLegacyRouting: boolean;
  readonly ipam: 'kubernetes' | 'cluster-pool' | 'eni';
  readonly podNetwork: PodNetwork<S>;
  /** Key of the taint that nodes start with until the agent is ready. Absent: they cannot. */
  readonly agentTaintKey: string | undefined;
  readonly hubble: (Required<Omit<HubbleOptions, 'tls'>> & { readonly tls: HubbleTls }) | undefined;
  readonly operatorReplicas: number;
  readonly resources: Required<CiliumResources>;
}

const RESOURCES: Required<CiliumResources> = {
  agent: { requests: { cpu: '100m', memory: '512Mi' } },
  envoy: { requests: { cpu: '100m', memory: '128Mi' } },
  operator: { requests: { cpu: '50m', memory: '128Mi' } },
};

/** How pods on different nodes reach each other, unless the caller says otherwise: a cloud routes its own addresses. */
const ROUTING: Readonly<Record<PodNetwork['kind'], CiliumRouting<never>>> = {
  own: { mode: 'tunnel', protocol: 'vxlan' },
  fixed: { mode: 'tunnel', protocol: 'vxlan' },
  cloud: { mode: 'native', autoDirectNodeRoutes: false },
  chained: { mode: 'native', autoDirectNodeRoutes: false },
};

/** Fills in every default. */
export function resolveCilium<S>(cluster: Cluster<S>, options: CiliumOptions<S>): CiliumSettings<S> {
  const kubeProxyReplacement = options.kubeProxyReplacement ?? cluster.kubeProxy === 'none';
  const { podNetwork } = cluster.platform;
  const isChained = podNetwork.kind === 'chained';
  const istioAmbient = options.istioAmbient ?? false;
  const usual = kubeProxyReplacement && !istioAmbient ? 'bpf' : 'iptables';
  const masquerade = options.masquerade ?? (isChained ? 'none' : usual);
  // A resolver on the host is out of reach for packets that bypass the host's network stack.
  const bypassHidesDns = cluster.platform.hostDns && masquerade === 'bpf';
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart: resolveChart('cilium', options.version),
    install: options.install ?? (cluster.platform.bundledCniCharts['cilium'] === undefined ? 'release' : 'bundled'),
    routing: options.routing ?? ROUTING[podNetwork.kind],
    kubeProxyReplacement,
    masquerade,
    exclusive: !isChained && (options.exclusive ?? !istioAmbient),
    socketLBHostNamespaceOnly: options.socketLBHostNamespaceOnly ?? istioAmbient,
    hostLegacyRouting: options.hostLegacyRouting ?? ((istioAmbient && kubeProxyReplacement) || bypassHidesDns),
    ipam: options.ipam ?? ipamOf(cluster),
    podNetwork,
    agentTaintKey: agentTaintKey(cluster),
    hubble: resolveHubble(options.hubble ?? true),
    operatorReplicas: options.operatorReplicas ?? Math.min(2, Math.max(1, fewestNodes(cluster, 'linux'))),
    resources: { ...RESOURCES, ...options.resources },
  };
}

function ipamOf({ platform }: Cluster<unknown>): CiliumSettings['ipam'] {
  const { nodeCidrs, podNetwork } = platform;
  if (podNetwork.kind === 'cloud') return podNetwork.cloud === 'aws' ? 'eni' : 'kubernetes';
  return nodeCidrs === 'always' ? 'kubernetes' : 'cluster-pool';
}

/** The cluster's range of pod addresses of an IP family, where it has one. */
export function podRange<S>({ cluster }: CiliumSettings<S>, family: IpFamily): S | undefined {
  const index = cluster.ipFamilies.indexOf(family);
  return index < 0 ? undefined : cluster.ranges.pods[index];
}

/** Where pods are reached as they are, as far as something says so: packets that leave it get the address of their node. */
export function nativeRange<S>(settings: CiliumSettings<S>, family: IpFamily): S | undefined {
  const { cluster, podNetwork, routing } = settings;
  const given = routing.mode === 'native' ? routing[`${family}NativeRoutingCIDR`] : undefined;
  if (given !== undefined) return given;
  if (podNetwork.kind !== 'cloud' || podNetwork.cloud !== 'gcp') return podRange(settings, family);
  return podNetwork.routed[cluster.ipFamilies.indexOf(family)];
}

/** How packets between nodes are wrapped, innermost first. */
export function wrappingsOf(settings: CiliumSettings): readonly Exclude<Encapsulation, 'none' | 'ipip'>[] {
  return [
    ...(settings.routing.mode === 'tunnel' ? [settings.routing.protocol ?? 'vxlan'] : []),
    ...(settings.options.encryption === undefined ? [] : (['wireguard'] as const)),
  ];
}

/** The UDP port of the tunnel, or `undefined` without one. */
export function tunnelPort(settings: CiliumSettings): number | undefined {
  if (settings.routing.mode !== 'tunnel') return undefined;
  return settings.routing.port ?? (settings.routing.protocol === 'geneve' ? 6081 : 8472);
}

function resolveHubble(options: boolean | HubbleOptions): CiliumSettings['hubble'] {
  if (options === false) return undefined;
  return { relay: true, ui: false, metrics: [], tls: { method: 'cronJob' }, ...(options === true ? {} : options) };
}
