import type { Capability } from './capability';
import type { Finding, WaivedFinding } from './finding';
import type { PortNeed, Taint } from './needs';
import type { IpFamily } from './network/cidr';
import type { PodNetwork } from './pod-network';
import type { DeferredCheck } from './rule';
import type { StartupTaintKeys } from './startup-taints';
import type { Values } from './values';
import type { Waiver } from './waiver';

/** Who makes the cluster. */
export type Distribution = 'k3s' | 'rke2' | 'kubeadm' | 'kind' | 'talos' | 'eks' | 'gke' | 'aks';

/** How each distribution writes its own name. */
export const DISTRIBUTION_NAMES: Readonly<Record<Distribution, string>> = {
  k3s: 'K3s',
  rke2: 'RKE2',
  kubeadm: 'kubeadm',
  kind: 'kind',
  talos: 'Talos',
  eks: 'EKS',
  gke: 'GKE',
  aks: 'AKS',
};

/** How Services are turned into addresses of pods. `none`: a CNI must do it. */
export type KubeProxyMode = 'none' | 'iptables' | 'ipvs' | 'nftables';

/** Nodes that are alike. */
export interface NodePool {
  /** A DNS label, unique in the cluster. */
  readonly name: string;
  /** `control-plane` nodes run the control plane, `worker` nodes only workloads. */
  readonly role: 'control-plane' | 'worker';
  /** Fewest and most nodes: equal where nothing scales. */
  readonly nodes: { readonly min: number; readonly max: number };
  /** Operating system. */
  readonly os: 'linux' | 'windows';
  /** Processor architecture, as Go and container images name it. */
  readonly architecture: 'amd64' | 'arm64';
  /** The kernel that `uname -r` prints, where it is known: turns kernel floors into findings. */
  readonly kernel?: string;
  /** Taints that the nodes keep. */
  readonly taints: readonly Taint[];
  /** Labels of the nodes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether the nodes are spot capacity, to be taken away at short notice. */
  readonly spot: boolean;
  /** Instance types of a cloud, best first. Empty elsewhere. */
  readonly instanceTypes: readonly string[];
}

/** The address ranges of a cluster, in CIDR notation, IPv4 before IPv6. */
export interface AddressRanges<S = string> {
  /** Where pods get addresses: one range an IP family. */
  readonly pods: readonly S[];
  /** Where Services get cluster addresses: one range an IP family. */
  readonly services: readonly S[];
  /** Networks that the nodes are in. Empty: not known, so that overlaps with them cannot be checked. */
  readonly nodes: readonly S[];
}

/** Where the API server answers. */
export interface Endpoint<S = string> {
  /** A host name or an address, without scheme and port. */
  readonly host: S;
  /** 1 to 65535. */
  readonly port: number;
}

/** The network between nodes. */
export interface NodeNetwork {
  /** MTU of the nodes' network cards, in bytes. */
  readonly mtu: number;
  /** Whether all nodes share one layer 2 segment. Absent: not known. */
  readonly sharedSegment?: boolean;
}

/**
 * What a distribution settles for everything that runs on it.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 */
export interface Platform<S = string> {
  /** How the network under the nodes takes part in that of the pods. */
  readonly podNetwork: PodNetwork<S>;
  /** Whether the API server opens connections to pod addresses: without, webhooks must listen on nodes. */
  readonly apiServerReachesPods: boolean;
  /** What is there before anything is installed, besides the work of kube-proxy and bundled CNIs. */
  readonly provides: readonly Capability[];
  /** Whether a Helm controller in the cluster installs `helm.cattle.io/v1` HelmChart objects. */
  readonly helmController: boolean;
  /** CNIs that the distribution can install by itself, by the name its setting uses; the first is its default. */
  readonly bundledCnis: readonly string[];
  /** The chart of a bundled CNI that a HelmChartConfig customises, by CNI. Absent: settings only. */
  readonly bundledCniCharts: Readonly<Record<string, string>>;
  /** Whether Kubernetes gives every node a range of its own: always, if the cluster is set up to, or never. */
  readonly nodeCidrs: 'always' | 'on-request' | 'never';
  /** Whether traffic from the control plane finds pods by the range of their node, so that a CNI must keep to it. */
  readonly routesByNodeCidr: boolean;
  /** How kube-proxy is run, where it runs: only a DaemonSet can be parked by an operator. */
  readonly kubeProxyRunsAs: 'DaemonSet' | 'static-pod' | 'embedded';
  /** Who keeps pods from having rights over their node, as messages name it: `GKE Autopilot`. Absent: nobody. */
  readonly refusesNodeAccess?: string;
  /** Whether privileged pods may load kernel modules. */
  readonly podsLoadKernelModules: boolean;
  /** Where cgroup v2 is already mounted, if pods must not mount it. */
  readonly cgroupRoot?: string;
  /** Whether DNS of pods is forwarded to a resolver on the host, outside the pod network. */
  readonly hostDns: boolean;
  /** Parts that the distribution runs besides Kubernetes: `servicelb`, `traefik` … */
  readonly components: readonly string[];
  /** Traffic that the distribution itself needs. */
  readonly ports: readonly PortNeed[];
  /** Which taints nodes may start with until an agent is ready there. */
  readonly startupTaints: StartupTaintKeys;
  /** The distribution's own version, where it counts builds and one is named: `1.36.2-gke.2064000`. Absent: not known. */
  readonly build?: string;
}

/**
 * A cluster as data: what every planner and renderer may know of it.
 * Made by `k3sCluster`, `kubeadmCluster` and their siblings; immutable.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 */
export interface Cluster<S = string> {
  /** A DNS label. */
  readonly name: string;
  /** Who makes the cluster, and so whose configuration files it has. */
  readonly distribution: Distribution;
  /** `major.minor` or `major.minor.patch`. */
  readonly kubernetes: string;
  /** The API server as a process on a node reaches it without any Service: what a CNI needs before it works. */
  readonly apiServer: Endpoint<S>;
  /** At least one, and one of them with the control plane where the distribution shows it. */
  readonly nodePools: readonly NodePool[];
  /** One, or both in the order that Services prefer. */
  readonly ipFamilies: readonly IpFamily[];
  /** Address ranges of pods, Services and nodes. */
  readonly ranges: AddressRanges<S>;
  /** Prefix length of the range that Kubernetes gives each node. */
  readonly nodeCidrPrefix: Readonly<Record<IpFamily, number>>;
  /** How Services are routed without the help of a CNI. */
  readonly kubeProxy: KubeProxyMode;
  /** What is known of the network between nodes. */
  readonly network: NodeNetwork;
  /** What the distribution settles for everything that runs on it. */
  readonly platform: Platform<S>;
  /** More settings for the distribution's own configuration file, merged last. */
  readonly settings: Values;
  /** Findings that the owner of this cluster accepts. */
  readonly waivers: readonly Waiver[];
  /** What rules of its distribution alone had to say. Absent: the distribution has none. */
  readonly remarks?: ClusterRemarks<S>;
}

/** What rules of one distribution said of a cluster that they let pass. */
export interface ClusterRemarks<S = string> {
  /** Warnings. */
  readonly findings: readonly Finding[];
  /** What was found and accepted, with the reasons. */
  readonly waived: readonly WaivedFinding[];
  /** Checks that wait for strings known only later. */
  readonly deferred: readonly DeferredCheck<S>[];
}

/** Whether a cloud runs the control plane, out of sight, and sets nodes up. */
export function isManaged({ distribution }: Cluster<unknown>): boolean {
  return distribution === 'eks' || distribution === 'gke' || distribution === 'aks';
}

/** The most nodes that the pools of a cluster can have, all or those of one operating system. */
export function mostNodes(cluster: Cluster<unknown>, os?: NodePool['os']): number {
  return cluster.nodePools
    .filter((pool) => os === undefined || pool.os === os)
    .reduce((sum, pool) => sum + pool.nodes.max, 0);
}

/** The fewest nodes that the pools of a cluster have, all or those of one operating system. */
export function fewestNodes(cluster: Cluster<unknown>, os?: NodePool['os']): number {
  return cluster.nodePools
    .filter((pool) => os === undefined || pool.os === os)
    .reduce((sum, pool) => sum + pool.nodes.min, 0);
}
