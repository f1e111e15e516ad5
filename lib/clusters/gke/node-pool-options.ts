import type { Taint } from '../../core/needs';
import type { NodeCount, NodeCountRange } from '../options';
import type { GkeUpgrade } from './upgrade';

/**
 * Nodes that are alike: a node pool.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface GkeNodePoolOptions<S = string> {
  /** A DNS label of at most 40 characters that begins with a letter, unique in the cluster. */
  readonly name: string;
  /**
   * How many there are: a number, or the fewest and most where the autoscaler decides.
   * @defaultValue `1`
   */
  readonly nodes?: NodeCount | NodeCountRange;
  /**
   * Whether `nodes` are those of each zone, or of all zones together.
   * @defaultValue `'per-zone'`
   */
  readonly counted?: 'per-zone' | 'in-total';
  /**
   * Zones of the pool, of the cluster's region.
   * @defaultValue those of the cluster
   */
  readonly zones?: readonly string[];
  /** `e2-standard-4`, `t2a-standard-4` … Types with Arm processors make a pool of `arm64`. */
  readonly machineType: string;
  /**
   * Spot capacity: cheaper, and taken back with 30 seconds' notice. Nodes are tainted with `cloud.google.com/gke-spot`.
   * @defaultValue `false`
   */
  readonly spot?: boolean;
  /**
   * How long kubelet lets pods end when a spot node is taken back. Needs GKE 1.35.0-gke.1171000.
   * @defaultValue 15 seconds for ordinary pods, then 15 for critical ones
   */
  readonly shutdownGrace?: GkeShutdownGrace;
  /**
   * What runs on them: Container-Optimized OS, Ubuntu, or Windows Server.
   * @defaultValue `'cos'`
   */
  readonly image?: 'cos' | 'ubuntu' | 'windows';
  /**
   * Size of the boot disk, in GB.
   * @minimum 10
   * @maximum 65536
   * @asType integer
   * @defaultValue `100`
   */
  readonly diskSize?: number;
  /**
   * Type of the boot disk. Newer machine types take Hyperdisk only, older ones Persistent Disk only.
   * @defaultValue what GKE chooses for the machine type
   */
  readonly diskType?: 'pd-standard' | 'pd-balanced' | 'pd-ssd' | 'hyperdisk-balanced';
  /**
   * The most pods of a node. The block of addresses that each node gets follows from it. Cannot be changed.
   * @minimum 8
   * @maximum 256
   * @asType integer
   * @defaultValue that of the cluster
   */
  readonly maxPods?: number;
  /**
   * The name of the secondary range that pods of this pool get addresses of: of the cluster's, or another of its subnet.
   * @defaultValue the cluster's, and then its additional ones
   */
  readonly podRange?: string;
  /**
   * Networks of further interfaces of its nodes. For multi-networking only.
   * @defaultValue none
   */
  readonly additionalNetworks?: readonly GkeAdditionalNetwork<S>[];
  /**
   * Where the autoscaler adds nodes: in all zones alike, or wherever there is capacity.
   * @defaultValue `'any'` for spot pools, `'balanced'` otherwise
   */
  readonly locationPolicy?: 'balanced' | 'any';
  /**
   * How nodes are replaced by newer ones.
   * @defaultValue one more node at a time; for spot pools one fewer, because there may be no capacity for more
   */
  readonly upgrade?: GkeUpgrade;
  /**
   * Taints that the nodes keep. Start-up taints of a CNI and the taint of spot pools are added by themselves.
   * @defaultValue none
   */
  readonly taints?: readonly Taint[];
  /**
   * Whether GKE taints Arm nodes with `kubernetes.io/arch=arm64:NoSchedule`, so that only images made for them come.
   * @defaultValue `true`
   */
  readonly architectureTaint?: boolean;
  /**
   * Labels of the nodes.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** How long pods may take to end when their node is taken back. Of the total, critical pods get the last part. */
export interface GkeShutdownGrace {
  /**
   * In seconds, for all pods.
   * @minimum 10
   * @maximum 120
   * @asType integer
   */
  readonly total: number;
  /**
   * In seconds, of these for critical pods: ordinary ones get the rest.
   * @minimum 0
   * @maximum 120
   * @asType integer
   */
  readonly critical: number;
}

/** A network that nodes have a further interface in. */
export interface GkeAdditionalNetwork<S = string> {
  /** Another VPC than the cluster's, or the cluster's. */
  readonly network: S;
  /** A subnet of it, in the cluster's region. */
  readonly subnetwork: S;
  /**
   * Secondary range of this subnet for pods.
   * @defaultValue none: pods take the node's own interface
   */
  readonly podRange?: S;
  /**
   * The most pods of a node with an interface there.
   * @minimum 8
   * @maximum 256
   * @asType integer
   * @defaultValue that of the pool
   */
  readonly maxPods?: number;
}
