import type { ReplicaCount } from '../../clusters/eks/addons/options';
import type { ResourceRequirements } from '../../core/resources';
import type { Toleration } from '../../core/tolerations';
import type { Values } from '../../core/values';
import type { EventOptions } from './events';
import type { TracingPolicy } from './policies/options';

/**
 * Options of Tetragon, which sees on every node which programs run, and what they do, and can forbid it. It works with any
 * CNI.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://tetragon.io/docs/
 */
export interface TetragonOptions<S = string> {
  /**
   * The chart: a minor (`'1.7'`: the patch that is tested here) or an exact version. Supported: 1.6, 1.7.
   * @defaultValue `'1.7'`
   */
  readonly version?: string;
  /**
   * Where it runs. Any other namespace is made, with room for privileged pods.
   * @defaultValue `'kube-system'`
   */
  readonly namespace?: string;
  /**
   * Who makes the definitions of policies. `helm`: the chart, so that policies can follow. `operator`: Tetragon's operator,
   * some time after the release. `none`: they are there.
   * @defaultValue `'helm'`
   */
  readonly crds?: 'helm' | 'operator' | 'none';
  /** Which events leave the agent. @defaultValue those that its chart chooses */
  readonly events?: EventOptions;
  /**
   * Whether events have the credentials and capabilities of the process.
   * @defaultValue `false`
   */
  readonly processCredentials?: boolean;
  /**
   * Whether events have the Linux namespaces of the process.
   * @defaultValue `false`
   */
  readonly processNamespaces?: boolean;
  /**
   * Whether events have every process above the one that started theirs.
   * @defaultValue `false`
   */
  readonly processAncestors?: boolean;
  /**
   * Where events go, besides the agent's API: `stdout` of a container beside it, for whatever collects logs.
   * @defaultValue `'stdout'`
   */
  readonly export?: 'stdout' | 'none';
  /** Metrics. @defaultValue on port 2112 of nodes, watched by nobody */
  readonly metrics?: TetragonMetrics;
  /**
   * Requests and limits of the agent.
   * @defaultValue requests of `100m` and `256Mi`, no limits
   */
  readonly resources?: ResourceRequirements;
  /**
   * Requests and limits of the container that writes events to its output.
   * @defaultValue requests of `10m` and `32Mi`, no limits
   */
  readonly exportResources?: ResourceRequirements;
  /** The operator. @defaultValue one, if it has anything to do */
  readonly operator?: TetragonOperator;
  /**
   * The file with the types of the kernel (BTF), for kernels that do not bring theirs; the node has it there.
   * @pattern ^/[A-Za-z0-9/._-]{1,200}$
   * @defaultValue the kernel's own
   */
  readonly btf?: string;
  /**
   * Where nodes have the `/proc` of the machine under them. On kind, a mount of the node: `/procHost`.
   * @pattern ^/[A-Za-z0-9/._-]{1,200}$
   * @defaultValue `/proc`
   */
  readonly hostProcPath?: string;
  /** Hooks that let containers start only once policies hold for them. @defaultValue none: for a moment they do not */
  readonly runtimeHooks?: RuntimeHooks;
  /** Find pods by the cgroup of a process, asked of the container runtime. @defaultValue by the id of its container */
  readonly cgidmap?: CgroupIdMap;
  /**
   * Whether policies hold while the agent is away, as in an upgrade.
   * @defaultValue `false`
   */
  readonly keepSensorsOnExit?: boolean;
  /**
   * What the agent tolerates of nodes. Those that it does not run on are not watched.
   * @defaultValue every taint
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Who must make room for the agent on a full node.
   * @defaultValue `'system-node-critical'` in `kube-system`, otherwise nobody
   */
  readonly priorityClassName?: string;
  /**
   * What to watch and to forbid beyond programs that begin and end.
   * @maxItems 200
   * @defaultValue nothing
   */
  readonly policies?: readonly TracingPolicy[];
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}

/** Metrics of the agent and of the operator. */
export interface TetragonMetrics {
  /**
   * Whether there are any.
   * @defaultValue `true`
   */
  readonly enabled?: boolean;
  /**
   * The agent's port, on nodes.
   * @minimum 1024
   * @maximum 65535
   * @asType integer
   * @defaultValue `2112`
   */
  readonly port?: number;
  /**
   * Whether Prometheus' operator is told to read them.
   * @defaultValue `false`
   */
  readonly serviceMonitor?: boolean;
  /**
   * How often Prometheus reads them: `30s`.
   * @pattern ^[1-9]\d{0,3}(s|m)$
   * @defaultValue `60s`
   */
  readonly scrapeInterval?: string;
  /**
   * What metrics are told apart by: each one multiplies the series.
   * @maxItems 4
   * @defaultValue all four
   */
  readonly labels?: readonly ('namespace' | 'workload' | 'pod' | 'binary')[];
}

/** Tetragon's operator, which makes the definitions of policies, and an object of the kind PodInfo for each pod. */
export interface TetragonOperator {
  /**
   * Whether it runs.
   * @defaultValue whether it makes definitions or PodInfo objects
   */
  readonly enabled?: boolean;
  /**
   * How many there are. One works: the others wait for its lease.
   * @defaultValue `1`
   */
  readonly replicas?: ReplicaCount;
  /**
   * Whether pods have objects of the kind PodInfo, by which the agent finds out about them.
   * @defaultValue `false`
   */
  readonly podInfo?: boolean;
}

/** Hooks of the container runtime. */
export interface RuntimeHooks {
  /** `nri-hook`: containerd from 2.0, or with NRI switched on. `oci-hooks`: CRI-O. */
  readonly interface: 'nri-hook' | 'oci-hooks';
  /**
   * Namespaces whose pods start even if the agent does not answer, besides its own.
   * @maxItems 100
   * @defaultValue none
   */
  readonly failAllowNamespaces?: readonly string[];
}

/** How pods are found by cgroups. */
export interface CgroupIdMap {
  /**
   * The socket of the container runtime on nodes.
   * @pattern ^/[A-Za-z0-9/._-]{1,200}$
   * @defaultValue that of containerd, where the distribution has it
   */
  readonly socketHostPath?: string;
}
