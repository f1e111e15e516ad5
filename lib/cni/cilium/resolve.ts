import { resolveChart } from '../../charts';
import { type Cluster, fewestNodes } from '../../core/cluster';
import type { PodNetwork } from '../../core/pod-network';
import { resolvePools } from './addresses/pools';
import { keepsConfigurations, seesServices } from './coexistence/neighbours';
import { resolveHubble } from './hubble/settings';
import { resolveMasquerade } from './masquerade/resolve';
import type { CiliumResources } from './operation/options';
import type { CiliumOptions } from './options';
import { agentTaintKey } from './platforms/agent-taint';
import { resolveProxy, showsServices } from './proxy/settings';
import type { CiliumRouting } from './routing/options';
import type { CiliumSettings } from './settings';

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
  const kubeProxyReplacement = (options.kubeProxyReplacement ?? cluster.kubeProxy === 'none') !== false;
  const { podNetwork } = cluster.platform;
  const isChained = podNetwork.kind === 'chained';
  const istioAmbient = options.istioAmbient ?? false;
  const usual = kubeProxyReplacement && !istioAmbient ? 'bpf' : 'iptables';
  const hiding = resolveMasquerade(cluster, options, isChained ? 'none' : usual);
  const neighbours = options.coexistence ?? [];
  // A resolver on the host is out of reach for packets that bypass the host's network stack.
  const bypassHidesDns = cluster.platform.hostDns && hiding.masquerade === 'bpf';
  const chart = resolveChart('cilium', options.version);
  const proxy = resolveProxy(options, chart);
  return {
    ...proxy,
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart,
    install: options.install ?? (cluster.platform.bundledCniCharts['cilium'] === undefined ? 'release' : 'bundled'),
    routing: options.routing ?? ROUTING[podNetwork.kind],
    kubeProxyReplacement,
    ...hiding,
    exclusive: !isChained && (options.exclusive ?? !(istioAmbient || neighbours.some(keepsConfigurations))),
    socketLBHostNamespaceOnly:
      showsServices(proxy, chart) ||
      (options.socketLBHostNamespaceOnly ?? (istioAmbient || neighbours.some(seesServices))),
    hostLegacyRouting: options.hostLegacyRouting ?? ((istioAmbient && kubeProxyReplacement) || bypassHidesDns),
    ipam: modeOf(options.ipam) ?? ipamOf(cluster),
    pools: resolvePools(cluster, options),
    podNetwork,
    agentTaintKey: agentTaintKey(cluster),
    hubble: resolveHubble(options.hubble ?? true),
    operatorReplicas: options.operatorReplicas ?? Math.min(2, Math.max(1, fewestNodes(cluster, 'linux'))),
    resources: { ...RESOURCES, ...options.resources },
  };
}

function modeOf(ipam: CiliumOptions<unknown>['ipam']): CiliumSettings['ipam'] | undefined {
  return typeof ipam === 'object' ? ipam.mode : ipam;
}

function ipamOf({ platform }: Cluster<unknown>): CiliumSettings['ipam'] {
  const { nodeCidrs, podNetwork } = platform;
  if (podNetwork.kind === 'cloud') return podNetwork.cloud === 'aws' ? 'eni' : 'kubernetes';
  return nodeCidrs === 'always' ? 'kubernetes' : 'cluster-pool';
}
