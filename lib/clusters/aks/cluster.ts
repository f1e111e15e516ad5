import { nthAddress } from '../../core/network/cidr';
import { known } from '../../core/network/ranges';
import { type ClusterInspection, clusterOf, inspectCluster } from '../define';
import { DEFAULT_KUBERNETES } from '../options';
import type { AksCluster, AksSettings } from './aks-cluster';
import { modeOf } from './modes';
import type { AksNetworking } from './networking';
import { poolsOf } from './node-pools';
import type { AksOptions } from './options';
import { AKS_RULES } from './rules';
import { networkOf } from './subnets';

/**
 * Describes an AKS cluster.
 *
 * @throws BlueprintError with every problem found.
 * @see https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
 */
export function aksCluster<S = string>(options: AksOptions<S>): AksCluster<S> {
  return clusterOf(inspectAks(options));
}

/** What {@link aksCluster} would say, without throwing. */
export function inspectAks<S>(options: AksOptions<S>): ClusterInspection<S, AksCluster<S>> {
  return inspectCluster<S, AksOptions<S>, AksCluster<S>>('AksOptions', options, buildAks, {
    rules: AKS_RULES,
    termsOf: (path, { aks }) => termsOf(path, aks),
  });
}

/** The cluster of options whose shape is known to be right. */
export function buildAks<S>(options: AksOptions<S>): AksCluster<S> {
  const { networking, vnet = { kind: 'managed' }, connectedNetworks = [], nodeProvisioning, istioAddon } = options;
  const services = options.advancedNetworking && { observability: true, ...options.advancedNetworking };
  const mode = modeOf(networking, services);
  const nodePools = poolsOf(options.nodePools, mode.maxPods);
  const serviceRange = options.serviceRange ?? ('10.0.0.0/16' as S);
  const dnsServiceIp = options.dnsServiceIp ?? tenthOf(serviceRange);
  const ipv6 = ipv6Of(networking);
  const network = networkOf(vnet, { pods: mode.pods, isDualStack: ipv6 !== undefined });
  return {
    name: options.name,
    distribution: 'aks',
    kubernetes: options.kubernetes ?? DEFAULT_KUBERNETES,
    apiServer: { host: options.apiServer.host, port: 443 },
    nodePools: nodePools.map(({ name, role, nodes, os, architecture, taints, labels, spot, instanceTypes }) => ({
      ...{ name, role, nodes, os, architecture, taints, labels, spot, instanceTypes },
    })),
    ipFamilies: ipv6 === undefined ? ['ipv4'] : ['ipv4', 'ipv6'],
    ranges: {
      pods: podRanges(networking),
      services: [serviceRange, ...(ipv6 === undefined ? [] : [ipv6.serviceRange])],
      nodes: [...network.vnetCidrs, ...connectedNetworks.flatMap(({ cidrs }) => cidrs)],
    },
    nodeCidrPrefix: { ipv4: 24, ipv6: 64 },
    kubeProxy: mode.isCilium ? 'none' : 'iptables',
    network: { mtu: 1500 },
    platform: {
      podNetwork: mode.podNetwork,
      apiServerReachesPods: true,
      startupTaints: { kind: 'none', because: 'AKS lets nobody take a taint off a node of a pool' },
      provides: mode.provides,
      helmController: false,
      bundledCnis: [],
      bundledCniCharts: {},
      nodeCidrs: mode.nodeCidrs,
      routesByNodeCidr: false,
      kubeProxyRunsAs: 'DaemonSet',
      podsLoadKernelModules: true,
      hostDns: false,
      components: ['coredns', 'metrics-server'],
      ports: [],
    },
    settings: {},
    waivers: options.waivers ?? [],
    aks: {
      networking,
      mode,
      vnet,
      ...network,
      serviceRange,
      ...(dnsServiceIp !== undefined && { dnsServiceIp }),
      outboundType: options.outboundType ?? 'loadBalancer',
      nodePools,
      ...(services !== undefined && { advancedNetworking: services }),
      ...(nodeProvisioning !== undefined && {
        nodeProvisioning: { defaultNodePools: nodeProvisioning.defaultNodePools ?? 'Auto' },
      }),
      ...(istioAddon !== undefined && {
        istioAddon: { revisions: istioAddon.revisions, ingressGateways: istioAddon.ingressGateways ?? [] },
      }),
      connectedNetworks,
    },
  };
}

function ipv6Of<S>(networking: AksNetworking<S>): { readonly podRange: S; readonly serviceRange: S } | undefined {
  const isOverlay = networking.mode === 'overlay' || networking.mode === 'overlay-cilium';
  if (!isOverlay || networking.ipv6 === undefined) return undefined;
  const { podRange = 'fd12:3456:789a::/64' as S, serviceRange = 'fd12:3456:789a:1::/108' as S } = networking.ipv6;
  return { podRange, serviceRange };
}

function podRanges<S>(networking: AksNetworking<S>): readonly S[] {
  if (networking.mode === 'node-subnet' || networking.mode === 'pod-subnet') return [];
  const ipv6 = ipv6Of(networking);
  return [networking.podRange ?? ('10.244.0.0/16' as S), ...(ipv6 === undefined ? [] : [ipv6.podRange])];
}

/** The address that AKS gives cluster DNS too. Absent: the range is known only later, or is none. */
function tenthOf<S>(serviceRange: S): S | undefined {
  const range = typeof serviceRange === 'string' ? known(serviceRange) : undefined;
  return range === undefined || 32 - range.prefix < 4 ? undefined : (nthAddress(range, 10) as S);
}

/** The general rules speak of ranges; the caller has named them otherwise. */
function termsOf<S>(path: string, { vnet, vnetCidrs, connectedNetworks }: AksSettings<S>): string {
  const ofVnet = (n: number): string => {
    if (vnet.kind === 'managed') return 'vnet';
    const isIpv4 = vnet.kind === 'existing' || n < (vnet.cidrs?.length ?? 1);
    return isIpv4 ? `vnet.cidrs[${n}]` : 'vnet.ipv6.cidr';
  };
  const places: Readonly<Record<string, readonly string[]>> = {
    nodes: [
      ...vnetCidrs.map((_, n) => ofVnet(n)),
      ...connectedNetworks.flatMap(({ cidrs }, n) => cidrs.map((_, m) => `connectedNetworks[${n}].cidrs[${m}]`)),
    ],
    services: ['serviceRange', 'networking.ipv6.serviceRange'],
    pods: ['networking.podRange', 'networking.ipv6.podRange'],
  };
  const [, use = '', index = ''] = /^cluster\.ranges\.(\w+)\[(\d+)\]$/.exec(path) ?? [];
  const place = places[use]?.[Number(index)];
  return place === undefined ? path : `cluster.${place}`;
}
