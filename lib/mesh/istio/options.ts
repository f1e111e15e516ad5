import type { NodeCount } from '../../clusters/options';
import type { ResourceRequirements } from '../../core/resources';
import type { Values } from '../../core/values';
import type { IstioExtensionProvider, IstioTelemetryOptions } from './telemetry-options';

/**
 * Options of Istio in ambient mode. All have defaults, most of them from the cluster.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://istio.io/latest/docs/ambient/install/helm/
 */
export interface IstioAmbientOptions<S = string> {
  /**
   * A minor (`'1.30'`: the patch that is tested here) or an exact version. Supported: 1.29, 1.30, 1.31.
   * @defaultValue `'1.30'`
   */
  readonly version?: string;
  /**
   * The minor that runs now, where this is an upgrade: what it changes is then said.
   * @pattern ^1\.(0|[1-9]\d{0,2})$
   * @defaultValue nothing runs yet
   */
  readonly upgradingFrom?: string;
  /**
   * Whose file layout nodes have. `'k3s'` also for k3d and K3s' own CNI; `'none'` for the usual folders, which are those
   * of a CNI of your own on K3s too.
   * @defaultValue `'gke'` on GKE, `'k3s'` on K3s with kube-proxy, otherwise `'none'`
   * @see https://istio.io/latest/docs/ambient/install/platform-prerequisites/
   */
  readonly platform?: IstioPlatform;
  /**
   * Where istiod runs, and the agents too except on OpenShift: a DNS label. Mesh-wide policies live here.
   * @defaultValue `'istio-system'`
   */
  readonly namespace?: string;
  /**
   * Name of the control plane's revision: a DNS label. Agents and ztunnel have none, even with it.
   * @defaultValue none: the one control plane
   */
  readonly revision?: string;
  /**
   * Names that namespaces and waypoints select the control plane by, to be moved to another revision in one step.
   * @maxItems 10
   * @defaultValue none
   */
  readonly revisionTags?: readonly string[];
  /**
   * Domain of identities, `<trustDomain>/ns/<namespace>/sa/<service account>`. Policies name it: hard to change later.
   * @defaultValue `'cluster.local'`
   */
  readonly trustDomain?: S;
  /**
   * Name of the cluster in metrics and in a mesh of several clusters.
   * @defaultValue name of the cluster
   */
  readonly clusterName?: S;
  /**
   * Name of the network that pods are in, for a mesh of several networks.
   * @defaultValue none: one network
   */
  readonly network?: S;
  /**
   * Whether pods of the mesh accept plaintext from outside it: `'strict'` refuses it in every namespace that is enrolled,
   * webhooks and Prometheus included; `'permissive'` leaves it to policies of a namespace.
   * @defaultValue `'permissive'`
   */
  readonly mtls?: 'strict' | 'permissive';
  /**
   * Whether new nodes take pods only once the agent runs there. Without, a pod that comes first speaks plaintext. Whoever
   * makes nodes that come and go adds the taint, istiod takes it off; the first nodes have none, for what runs before.
   * @defaultValue `false`
   */
  readonly nodeReadinessTaint?: boolean;
  /**
   * What the webhooks do while istiod is away. `'Fail'` is written from the start, so that server-side apply has nothing
   * to fight over; `'chart'` begins with `Ignore`, which istiod turns into `Fail` once the webhooks answer.
   * @defaultValue `'Fail'`; `'chart'` where the API server does not reach pods
   */
  readonly validationFailurePolicy?: 'Fail' | 'chart';
  /** The control plane. @defaultValue two to five copies, over nodes and zones */
  readonly istiod?: IstiodOptions<S>;
  /** The agent on every node, which enrols pods. @defaultValue as upstream */
  readonly nodeAgent?: IstioNodeAgentOptions<S>;
  /** The proxy on every node, which encrypts. @defaultValue as upstream, with five minutes to drain */
  readonly ztunnel?: ZtunnelOptions<S>;
  /** Policies that let the mesh work where others deny. @defaultValue none */
  readonly networkPolicies?: IstioNetworkPolicyOptions;
  /**
   * Services that proxies send traces or logs to, or ask for permission, by name.
   * @maxItems 30
   * @defaultValue none
   */
  readonly extensionProviders?: readonly IstioExtensionProvider<S>[];
  /** Traces and logs of waypoints and gateways in the whole mesh. @defaultValue logs of errors */
  readonly telemetry?: IstioTelemetryOptions;
  /** Values of a chart that no option covers, merged last. Setting what an option renders is an error. */
  readonly values?: IstioChartValues<S>;
}

/** File layouts of nodes that Istio's charts know. */
export type IstioPlatform = 'none' | 'gke' | 'k3s' | 'k3d' | 'microk8s' | 'minikube' | 'openshift';

/** The control plane. */
export interface IstiodOptions<S = string> {
  /**
   * Fewest and most copies. With one there is no disruption budget, and no new certificate while its node is drained.
   * @defaultValue 2 to 5; one if the cluster may shrink to one Linux node
   */
  readonly replicas?: { readonly min: NodeCount; readonly max: NodeCount };
  /**
   * Requests and limits.
   * @defaultValue 500m and 2Gi; no limits
   */
  readonly resources?: ResourceRequirements;
  /**
   * Priority of its pods: an existing class, or `''` for none.
   * @defaultValue `'system-cluster-critical'`
   */
  readonly priorityClassName?: string;
  /**
   * More variables of its environment.
   * @defaultValue none
   */
  readonly env?: Readonly<Record<string, S>>;
}

/** The agent on every node. */
export interface IstioNodeAgentOptions<S = string> {
  /**
   * Write a CNI configuration of its own, which sorts before the others, instead of changing theirs: after a reboot no pod
   * starts without the mesh.
   * @defaultValue `true` on machines of your own; `false` on clouds, which replace nodes, and on OpenShift
   */
  readonly ownConfig?: boolean;
  /**
   * Whether pods with IPv6 addresses are enrolled. `false` for kernels without.
   * @defaultValue `true`
   */
  readonly ipv6?: boolean;
  /**
   * Answer DNS of enrolled pods on their node: names of ServiceEntries need it.
   * @defaultValue `true`
   */
  readonly dnsCapture?: boolean;
  /**
   * Use nftables instead of iptables. A node that has rules of the other keeps them until it is rebooted.
   * @defaultValue `false`
   */
  readonly nftables?: boolean;
  /**
   * Namespaces whose pods are never enrolled, in addition to `kube-system`.
   * @defaultValue none
   */
  readonly excludeNamespaces?: readonly string[];
  /** Where probes of kubelet seem to come from. @defaultValue upstream's link-local addresses */
  readonly probeAddress?: ProbeAddress;
  /** Folders of the CNI on nodes, where the platform's are not right. @defaultValue those of the platform */
  readonly folders?: CniFolders;
  /**
   * Requests and limits.
   * @defaultValue 100m and 100Mi; no limits
   */
  readonly resources?: ResourceRequirements;
  /**
   * More variables of its environment.
   * @defaultValue none
   */
  readonly env?: Readonly<Record<string, S>>;
}

/** Where probes of kubelet seem to come from, as pods see it. */
export interface ProbeAddress {
  /** An address of IPv4. @defaultValue `'169.254.7.127'` */
  readonly ipv4?: string;
  /** An address of IPv6. @defaultValue `'fd16:9254:7127:1337:ffff:ffff:ffff:ffff'` */
  readonly ipv6?: string;
}

/** Folders of the CNI on nodes: absolute paths. */
export interface CniFolders {
  /**
   * Programs.
   * @pattern ^/[A-Za-z0-9/._-]{1,200}$
   * @defaultValue `/opt/cni/bin`, or the platform's
   */
  readonly bin?: string;
  /**
   * Configuration.
   * @pattern ^/[A-Za-z0-9/._-]{1,200}$
   * @defaultValue `/etc/cni/net.d`, or the platform's
   */
  readonly conf?: string;
  /**
   * Network namespaces.
   * @pattern ^/[A-Za-z0-9/._-]{1,200}$
   * @defaultValue `/var/run/netns`, or the platform's
   */
  readonly netns?: string;
}

/** The proxy on every node. */
export interface ZtunnelOptions<S = string> {
  /**
   * Requests and limits. A limit on CPU slows every pod of the node.
   * @defaultValue 200m and 512Mi, enough for 100,000 connections; no limits
   */
  readonly resources?: ResourceRequirements;
  /**
   * Threads that carry traffic: a number, or a share of the node's cores as `50%`.
   * @pattern ^([1-9][0-9]{0,2}|([1-9][0-9]?|100)%)$
   * @defaultValue 2 up to Istio 1.30, later by cores
   */
  readonly workerThreads?: string;
  /**
   * Seconds that connections have to end when it is replaced: long ones are cut off after.
   * @minimum 11
   * @maximum 86400
   * @asType integer
   * @defaultValue `300`
   */
  readonly terminationGracePeriodSeconds?: number;
  /**
   * Refuse certificates that the list of a CA of your own has revoked.
   * @defaultValue `false`
   */
  readonly peerCaCrl?: boolean;
  /**
   * Write logs as JSON.
   * @defaultValue `false`
   */
  readonly logAsJson?: boolean;
  /**
   * More variables of its environment.
   * @defaultValue none
   */
  readonly env?: Readonly<Record<string, S>>;
}

/** Policies that let the mesh work where others deny. */
export interface IstioNetworkPolicyOptions {
  /**
   * Let in to istiod, agent and ztunnel what they need and nothing else.
   * @defaultValue `false`
   */
  readonly components?: boolean;
  /**
   * Let in probes of kubelet to every pod of the cluster, by Cilium's own kind of policy, which denies nothing besides.
   * Other CNIs need a NetworkPolicy in every namespace that denies by default.
   * @defaultValue `'none'`
   */
  readonly hostProbes?: 'CiliumClusterwideNetworkPolicy' | 'none';
}

/** Values of charts that no option covers. */
export interface IstioChartValues<S = string> {
  /** Chart `base`: definitions. @defaultValue none */
  readonly base?: Values<S>;
  /** Chart `istiod`: what is of its pod goes under `pilot`. @defaultValue none */
  readonly istiod?: Values<S>;
  /** Chart `cni`: all but `global` goes under `cni`. @defaultValue none */
  readonly cni?: Values<S>;
  /** Chart `ztunnel`. @defaultValue none */
  readonly ztunnel?: Values<S>;
}
