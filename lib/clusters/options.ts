import type { Cluster, KubeProxyMode, NodeNetwork } from '../core/cluster';
import type { Taint } from '../core/needs';
import type { IpFamily } from '../core/network/cidr';
import type { Values } from '../core/values';
import type { Waiver } from '../core/waiver';

/** Nodes that are alike, as a caller describes them. */
export interface NodePoolOptions {
  /** A DNS label, unique in the cluster. */
  readonly name: string;
  /**
   * What the nodes run: the control plane, or workloads only.
   * @defaultValue `'worker'`
   */
  readonly role?: 'control-plane' | 'worker';
  /**
   * How many there are: a number, or the fewest and most where the pool scales.
   * Sizes of address ranges are checked against the most.
   * @defaultValue `1`
   */
  readonly nodes?: NodeCount | NodeCountRange;
  /**
   * Operating system of the nodes. Agents of the CNI run on Linux; Windows nodes are refused where it serves none.
   * @defaultValue `'linux'`
   */
  readonly os?: 'linux' | 'windows';
  /**
   * Processor architecture, as Go and container images name it.
   * @defaultValue `'amd64'`
   */
  readonly architecture?: 'amd64' | 'arm64';
  /**
   * The kernel as `uname -r` prints it, such as `6.8.0-45-generic`. Given, every feature that needs a newer one is refused.
   * @defaultValue not known: only the preflight script looks at it, on the node
   */
  readonly kernel?: string;
  /**
   * Taints that the nodes keep. Start-up taints of a CNI are added by themselves.
   * @defaultValue none
   */
  readonly taints?: readonly Taint[];
  /**
   * Labels of the nodes, as node selectors and BGP peers read them.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Whether the nodes are spot capacity.
   * @defaultValue `false`
   */
  readonly spot?: boolean;
}

/**
 * A number of nodes.
 * @minimum 0
 * @maximum 15000
 * @asType integer
 */
export type NodeCount = number;

/** The fewest and the most nodes of a pool that scales. */
export interface NodeCountRange {
  /** What the pool never shrinks below. */
  readonly min: NodeCount;
  /** What the pool never grows beyond. Address ranges must be large enough for it. */
  readonly max: NodeCount;
}

/**
 * A TCP or UDP port.
 * @minimum 1
 * @maximum 65535
 * @asType integer
 */
export type Port = number;

/** The network between nodes, as a caller describes it. */
export interface NodeNetworkOptions {
  /**
   * MTU of the nodes' network cards, in bytes.
   * @minimum 576
   * @maximum 65535
   * @asType integer
   * @defaultValue `1500`
   */
  readonly mtu?: number;
  /**
   * Whether all nodes share one layer 2 segment, so that each can be another's next hop.
   * @defaultValue not known
   */
  readonly sharedSegment?: boolean;
}

/** Address ranges in CIDR notation. Two of a kind make a dual-stack cluster: IPv4 and IPv6, in the order Services prefer. */
export interface AddressRangeOptions<S = string> {
  /**
   * Where pods get addresses. Cannot be changed on a cluster that runs.
   * @defaultValue that of the distribution
   */
  readonly pods?: readonly S[];
  /**
   * Where Services get cluster addresses. Cannot be changed on a cluster that runs.
   * @defaultValue that of the distribution
   */
  readonly services?: readonly S[];
  /**
   * Networks that the nodes are in, and every other network they must reach, for overlap checks.
   * @defaultValue not known: overlaps with them are not checked
   */
  readonly nodes?: readonly S[];
}

/** What can be said of any cluster. */
export interface ClusterOptions<S = string> {
  /** A DNS label: lower-case letters, digits and `-`, at most 63 characters. */
  readonly name: string;
  /**
   * Kubernetes `major.minor` or `major.minor.patch`.
   * @defaultValue `'1.35'`: the newest minor that the default Cilium, Calico and Flannel are all tested with
   */
  readonly kubernetes?: string;
  /**
   * The nodes, grouped by what is alike.
   * @defaultValue one control plane node that also runs workloads, on Linux and amd64
   */
  readonly nodePools?: readonly NodePoolOptions[];
  /**
   * Address ranges of pods, Services and nodes.
   * @defaultValue those of the distribution
   */
  readonly ranges?: AddressRangeOptions<S>;
  /**
   * IP versions, preferred first.
   * @defaultValue those of the pod ranges; IPv4 if these are known only later
   */
  readonly ipFamilies?: readonly IpFamily[];
  /**
   * How Services are routed. `none`: kube-proxy is not run, and a CNI must replace it.
   * @defaultValue `'iptables'`
   */
  readonly kubeProxy?: KubeProxyMode;
  /**
   * The API server as a process on a node reaches it, without any Service.
   * @defaultValue where the distribution has a local address for it, that one
   */
  readonly apiServer?: ApiServerOptions<S>;
  /** What is known of the network between nodes: the MTU of everything above it follows from this. */
  readonly network?: NodeNetworkOptions;
  /**
   * More keys for the distribution's configuration file, merged last. They must not contradict ours.
   * @defaultValue none
   */
  readonly settings?: Values;
  /**
   * Findings that you accept, each with the reason.
   * @defaultValue none
   */
  readonly waivers?: readonly Waiver[];
}

/** Where the API server answers, as a caller says it. */
export interface ApiServerOptions<S = string> {
  /** A host name or an address, without scheme and port. */
  readonly host: S;
  /**
   * TCP port.
   * @defaultValue `6443`
   */
  readonly port?: Port;
}

/** What a distribution adds where the caller is silent. */
export interface ClusterDefaults<S> {
  readonly pods: readonly string[];
  readonly services: readonly string[];
  readonly apiServer: { readonly host: S | string; readonly port: number };
}

/** Kubernetes, where the caller names none. */
export const DEFAULT_KUBERNETES = '1.35';

/** Fills in every default of the options that all distributions share. */
export function resolveCluster<S>(
  options: ClusterOptions<S>,
  defaults: ClusterDefaults<S>,
): Omit<Cluster<S>, 'distribution' | 'platform'> {
  const pods = options.ranges?.pods ?? (defaults.pods as readonly S[]);
  return {
    name: options.name,
    kubernetes: options.kubernetes ?? DEFAULT_KUBERNETES,
    apiServer: {
      host: options.apiServer?.host ?? (defaults.apiServer.host as S),
      port: options.apiServer?.port ?? (options.apiServer === undefined ? defaults.apiServer.port : 6443),
    },
    nodePools: (options.nodePools ?? [{ name: 'nodes', role: 'control-plane' }]).map((pool) => ({
      name: pool.name,
      role: pool.role ?? 'worker',
      nodes: typeof pool.nodes === 'object' ? pool.nodes : { min: pool.nodes ?? 1, max: pool.nodes ?? 1 },
      os: pool.os ?? 'linux',
      architecture: pool.architecture ?? 'amd64',
      ...(pool.kernel !== undefined && { kernel: pool.kernel }),
      taints: pool.taints ?? [],
      labels: pool.labels ?? {},
      spot: pool.spot ?? false,
      instanceTypes: [],
    })),
    ipFamilies: options.ipFamilies ?? familiesOf(pods),
    ranges: {
      pods,
      services: options.ranges?.services ?? (defaults.services as readonly S[]),
      nodes: options.ranges?.nodes ?? [],
    },
    nodeCidrPrefix: { ipv4: 24, ipv6: 64 },
    kubeProxy: options.kubeProxy ?? 'iptables',
    network: resolveNetwork(options.network),
    settings: options.settings ?? {},
    waivers: options.waivers ?? [],
  };
}

function resolveNetwork(options: NodeNetworkOptions = {}): NodeNetwork {
  return {
    mtu: options.mtu ?? 1500,
    ...(options.sharedSegment !== undefined && { sharedSegment: options.sharedSegment }),
  };
}

function familiesOf(ranges: readonly unknown[]): readonly IpFamily[] {
  const families = ranges.map(
    (range): IpFamily => (typeof range === 'string' && range.includes(':') ? 'ipv6' : 'ipv4'),
  );
  return families.length === 0 ? ['ipv4'] : [...new Set(families)];
}
