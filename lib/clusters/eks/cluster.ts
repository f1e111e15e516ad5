import { type ClusterInspection, clusterOf, inspectCluster } from '../define';
import { DEFAULT_KUBERNETES } from '../options';
import type { EksCluster, EksNodePool, EksSettings } from './eks-cluster';
import { type EksMode, modeOf } from './modes';
import type { EksNodePoolOptions, EksOptions, EksVpc } from './options';
import { EKS_RULES } from './rules';

/**
 * Describes an EKS cluster.
 *
 * @throws BlueprintError with every problem found.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-networking.html
 */
export function eksCluster<S = string>(options: EksOptions<S>): EksCluster<S> {
  return clusterOf(inspectEks(options));
}

/** What {@link eksCluster} would say, without throwing. */
export function inspectEks<S>(options: EksOptions<S>): ClusterInspection<S, EksCluster<S>> {
  return inspectCluster<S, EksOptions<S>, EksCluster<S>>('EksOptions', options, buildEks, {
    rules: EKS_RULES,
    termsOf: (path, { eks }) => termsOf(path, eks),
  });
}

/** The cluster of options whose shape is known to be right. */
export function buildEks<S>(options: EksOptions<S>): EksCluster<S> {
  const ipFamily = options.ipFamily ?? 'ipv4';
  const connectedNetworks = options.connectedNetworks ?? [];
  const vpcCidrs = cidrsOf(options.vpc);
  const routed = [...vpcCidrs, ...connectedNetworks.flatMap(({ cidrs }) => cidrs)];
  const mode = modeOf(options.networking, routed);
  const nodePools = poolsOf(options, mode.isAuto);
  const serviceRange = ipFamily === 'ipv4' ? (options.serviceRange ?? ('172.20.0.0/16' as S)) : undefined;
  return {
    name: options.name,
    distribution: 'eks',
    kubernetes: options.kubernetes ?? DEFAULT_KUBERNETES,
    apiServer: { host: options.apiServer.host, port: 443 },
    nodePools: nodePools.map(({ image: _image, diskSize: _diskSize, maxPods: _maxPods, ...pool }) => pool),
    ipFamilies: [ipFamily],
    ranges: {
      pods: podRanges(options, mode),
      services: serviceRange === undefined ? [] : [serviceRange],
      nodes: [...routed, ...(options.networking.mode === 'hybrid' ? options.networking.remoteNodeNetworks : [])],
    },
    nodeCidrPrefix: { ipv4: 24, ipv6: 64 },
    kubeProxy: mode.kubeProxy,
    network: { mtu: 9001 },
    platform: {
      podNetwork: mode.podNetwork,
      apiServerReachesPods: mode.apiServerReachesPods,
      provides: mode.provides,
      helmController: false,
      bundledCnis: [],
      bundledCniCharts: {},
      nodeCidrs: 'never',
      routesByNodeCidr: false,
      kubeProxyRunsAs: 'DaemonSet',
      podsLoadKernelModules: true,
      hostDns: false,
      components: ['coredns'],
      ports: [],
      startupTaints: { kind: 'any' },
    },
    settings: {},
    waivers: options.waivers ?? [],
    eks: {
      networking: options.networking,
      mode,
      vpc: options.vpc,
      vpcCidrs,
      ipFamily,
      ...(serviceRange !== undefined && { serviceRange }),
      unused: [
        ...(options.podRange !== undefined && (mode.pods === 'vpc' || options.networking.mode === 'hybrid')
          ? (['podRange'] as const)
          : []),
        ...(options.serviceRange !== undefined && ipFamily === 'ipv6' ? (['serviceRange'] as const) : []),
      ],
      nodePools,
      connectedNetworks,
      endpointAccess: {
        private: options.endpointAccess?.private ?? true,
        public: options.endpointAccess?.public ?? true,
      },
    },
  };
}

function cidrsOf<S>(vpc: EksVpc<S>): readonly S[] {
  return vpc.kind === 'new' ? [vpc.cidr ?? ('10.0.0.0/16' as S), ...(vpc.secondaryCidrs ?? [])] : vpc.cidrs;
}

function podRanges<S>(options: EksOptions<S>, mode: EksMode<S>): readonly S[] {
  if (options.networking.mode === 'hybrid') return options.networking.remotePodNetworks;
  return mode.pods === 'range' ? [options.podRange ?? ('10.244.0.0/16' as S)] : [];
}

/** Two small nodes for what the cluster itself needs: a controller that makes nodes cannot run on nodes it makes. */
const SYSTEM_POOL: EksNodePoolOptions = { name: 'system', instanceTypes: ['m7g.large'] };

function poolsOf<S>(options: EksOptions<S>, isAuto: boolean): readonly EksNodePool[] {
  return (options.nodePools ?? (isAuto ? [] : [SYSTEM_POOL])).map((pool) => ({
    name: pool.name,
    role: 'worker',
    nodes: typeof pool.nodes === 'object' ? pool.nodes : { min: pool.nodes ?? 2, max: pool.nodes ?? 2 },
    os: pool.image === 'windows-2022' ? 'windows' : 'linux',
    architecture: pool.instanceTypes.some(isArm) ? 'arm64' : 'amd64',
    taints: pool.taints ?? [],
    labels: pool.labels ?? {},
    spot: pool.spot ?? false,
    instanceTypes: pool.instanceTypes,
    image: pool.image ?? 'al2023',
    diskSize: pool.diskSize ?? 50,
    ...(pool.maxPods !== undefined && { maxPods: pool.maxPods }),
  }));
}

/** Graviton instances have a `g` after the generation: `m7g.large`, `c6gn.xlarge`, `im4gn.large`, `t4g.small`. */
function isArm(instanceType: string): boolean {
  return /^[a-z]+\d+g/.test(instanceType) || instanceType.startsWith('a1.');
}

/** The general rules speak of ranges; the caller has named them otherwise. */
function termsOf<S>(path: string, { vpc, connectedNetworks, networking }: EksSettings<S>): string {
  const each = (list: readonly unknown[], place: string): readonly string[] => list.map((_, n) => `${place}[${n}]`);
  const isHybrid = networking.mode === 'hybrid';
  const nodes = [
    ...(vpc.kind === 'new'
      ? ['vpc.cidr', ...each(vpc.secondaryCidrs ?? [], 'vpc.secondaryCidrs')]
      : each(vpc.cidrs, 'vpc.cidrs')),
    ...connectedNetworks.flatMap(({ cidrs }, n) => each(cidrs, `connectedNetworks[${n}].cidrs`)),
    ...(isHybrid ? each(networking.remoteNodeNetworks, 'networking.remoteNodeNetworks') : []),
  ];
  const places: Readonly<Record<string, readonly string[]>> = {
    nodes,
    services: ['serviceRange'],
    pods: isHybrid ? each(networking.remotePodNetworks, 'networking.remotePodNetworks') : ['podRange'],
  };
  const [, use = '', index = ''] = /^cluster\.ranges\.(\w+)\[(\d+)\]$/.exec(path) ?? [];
  const place = places[use]?.[Number(index)];
  return place === undefined ? path : `cluster.${place}`;
}
