import type { NodePool } from '../../core/cluster';
import { type ClusterInspection, clusterOf, inspectCluster } from '../define';
import { DEFAULT_KUBERNETES } from '../options';
import type { GkeCluster, GkeNodePool } from './gke-cluster';
import { parseGkeVersion } from './gke-version';
import { regionOfZone, ZONES_OF_A_REGION } from './locations';
import { type GkeMode, modeOf } from './modes';
import { nodePoolsOf } from './node-pools';
import type { GkeOptions } from './options';
import { GKE_RULES } from './rules';
import { termsOf } from './terms';
import { rangesOfVpc, routedRanges } from './vpc-ranges';

/**
 * Describes a GKE cluster.
 *
 * @throws BlueprintError with every problem found.
 * @see https://docs.cloud.google.com/kubernetes-engine/docs/concepts/network-overview
 */
export function gkeCluster<S = string>(options: GkeOptions<S>): GkeCluster<S> {
  return clusterOf(inspectGke(options));
}

/** What {@link gkeCluster} would say, without throwing. */
export function inspectGke<S>(options: GkeOptions<S>): ClusterInspection<S, GkeCluster<S>> {
  return inspectCluster<S, GkeOptions<S>, GkeCluster<S>>('GkeOptions', options, buildGke, {
    rules: GKE_RULES,
    termsOf: (path, { gke }) => termsOf(path, gke),
  });
}

/** The cluster of options whose shape is known to be right. */
export function buildGke<S>(options: GkeOptions<S>): GkeCluster<S> {
  const connectedNetworks = options.connectedNetworks ?? [];
  const ranges = rangesOfVpc(options.vpc);
  const mode = modeOf(options.networking, routedRanges(ranges.pods));
  const region = regionOfZone(options.location);
  const isRegional = region === undefined;
  const zones = options.zones ?? (isRegional ? undefined : [options.location]);
  const zoneCount = zones === undefined ? ZONES_OF_A_REGION : new Set(zones).size;
  const maxPodsPerNode = options.maxPodsPerNode ?? 110;
  const podRangeOverprovision = options.podRangeOverprovision ?? true;
  const nodePools = mode.isAutopilot ? [] : nodePoolsOf(options, { zoneCount, maxPodsPerNode, podRangeOverprovision });
  const stackType = options.stackType ?? 'ipv4';
  const gatewayApi = options.gatewayApi ?? (options.networking.mode === 'cilium' ? 'none' : 'standard');
  const [podRange] = ranges.pods;
  return {
    name: options.name,
    distribution: 'gke',
    kubernetes: options.kubernetes ?? parseGkeVersion(options.gkeVersion ?? '')?.kubernetes ?? DEFAULT_KUBERNETES,
    apiServer: { host: options.apiServer.host, port: 443 },
    nodePools: nodePools.map(commonPart),
    ipFamilies: stackType === 'ipv4' ? ['ipv4'] : stackType === 'ipv6' ? ['ipv6'] : ['ipv4', 'ipv6'],
    ranges: {
      pods: podRange?.cidr === undefined ? [] : [podRange.cidr],
      services: ranges.services === undefined ? [] : [ranges.services],
      nodes: [
        ...(ranges.nodes === undefined ? [] : [ranges.nodes]),
        ...connectedNetworks.flatMap(({ cidrs }) => cidrs),
      ],
    },
    nodeCidrPrefix: { ipv4: smallestBlock(nodePools), ipv6: 112 },
    kubeProxy: mode.kubeProxy,
    network: { mtu: options.vpc.mtu ?? 1460 },
    platform: {
      podNetwork: mode.podNetwork,
      apiServerReachesPods: true,
      provides: [...mode.provides, ...(gatewayApi === 'standard' ? (['gateway-api'] as const) : [])],
      helmController: false,
      bundledCnis: [],
      bundledCniCharts: {},
      nodeCidrs: 'always',
      routesByNodeCidr: false,
      kubeProxyRunsAs: 'static-pod',
      ...(mode.isAutopilot && { refusesNodeAccess: mode.title }),
      podsLoadKernelModules: !mode.isAutopilot,
      hostDns: false,
      components: [mode.dns],
      ports: [],
      startupTaints: { kind: 'prefixed', prefix: 'startup-taint.cluster-autoscaler.kubernetes.io/' },
      ...(options.gkeVersion !== undefined && { build: options.gkeVersion }),
    },
    settings: {},
    waivers: options.waivers ?? [],
    gke: {
      ...(options.gkeVersion !== undefined && { gkeVersion: options.gkeVersion }),
      location: options.location,
      region: region ?? options.location,
      isRegional,
      ...(zones !== undefined && { zones }),
      zoneCount,
      networking: options.networking,
      mode,
      vpc: options.vpc,
      ...(ranges.nodes !== undefined && { nodeRange: ranges.nodes }),
      podRanges: ranges.pods,
      ...(ranges.services !== undefined && { serviceRange: ranges.services }),
      stackType,
      maxPodsPerNode,
      podRangeOverprovision,
      nodePools,
      ...(options.autoProvisioning !== undefined &&
        !mode.isAutopilot && { autoProvisioning: options.autoProvisioning }),
      autoscalingProfile: options.autoscalingProfile ?? (mode.isAutopilot ? 'optimize-utilization' : 'balanced'),
      gatewayApi,
      unused: unusedOptions(options, mode),
      connectedNetworks,
    },
  };
}

/** What other distributions know of a pool, too. */
function commonPart(pool: GkeNodePool<unknown>): NodePool {
  const { name, role, nodes, os, architecture, taints, labels, spot, instanceTypes } = pool;
  return { name, role, nodes, os, architecture, taints, labels, spot, instanceTypes };
}

/** Prefix length of the smallest block that a node gets. Where Google runs the nodes, that of 110 pods stands for it. */
function smallestBlock(pools: readonly GkeNodePool<unknown>[]): number {
  return pools.length === 0 ? 24 : Math.max(...pools.map((pool) => pool.podBlockPrefix));
}

/** What is said of nodes, where Google runs them. */
function unusedOptions<S>(options: GkeOptions<S>, { isAutopilot }: GkeMode<S>): readonly (keyof GkeOptions)[] {
  const ofNodes = [
    'maxPodsPerNode',
    'podRangeOverprovision',
    'nodePools',
    'autoProvisioning',
    'autoscalingProfile',
  ] as const;
  return isAutopilot ? ofNodes.filter((key) => options[key] !== undefined) : [];
}
