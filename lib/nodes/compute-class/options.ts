import type { Taint } from '../../core/needs';
import type { ComputeClassLocation, ComputeClassPriority } from './priority-options';

/**
 * Compute classes of GKE: for pods that select one, nodes are sought rule by rule, and made where GKE may make them.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cloud.google.com/kubernetes-engine/docs/concepts/about-custom-compute-classes
 */
export interface ComputeClassesOptions<S = string> {
  /**
   * The classes.
   * @minItems 1
   */
  readonly classes: readonly ComputeClassOptions<S>[];
}

/**
 * A compute class.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cloud.google.com/kubernetes-engine/docs/reference/crds/computeclass
 */
export interface ComputeClassOptions<S = string> {
  /** A DNS label, unique in the cluster. `default` is for pods that select none, where the cluster has that switched on. */
  readonly name: string;
  /**
   * What nodes may be, best first. One that cannot be had is left out for some minutes.
   * @minItems 1
   * @maxItems 1000
   */
  readonly priorities: readonly ComputeClassPriority<S>[];
  /**
   * Whether each rule with spot comes again after the last one, without.
   * @defaultValue `false`
   */
  readonly onDemandFallback?: boolean;
  /**
   * What holds for all rules about machines that do not say otherwise.
   * @defaultValue nothing
   */
  readonly priorityDefaults?: ComputeClassPriorityDefaults;
  /**
   * Whether GKE makes and deletes node pools for the class. Otherwise only pools that you made and that have joined it
   * serve it.
   * @defaultValue `true`
   */
  readonly nodePoolAutoCreation?: boolean;
  /**
   * What pools that GKE makes have in common.
   * @defaultValue GKE's own
   */
  readonly nodePoolConfig?: ComputeClassNodePoolConfig<S>;
  /**
   * When nodes are taken away.
   * @defaultValue that of the cluster
   */
  readonly autoscalingPolicy?: ComputeClassAutoscaling;
  /**
   * Whether pods move when nodes of a better rule can be had again. Disruption budgets are kept.
   * @defaultValue back to spot capacity, where a rule with spot comes before one without
   */
  readonly activeMigration?: ComputeClassMigration;
  /**
   * What happens if no rule can be met: pods stay pending, or get whatever machines GKE chooses, which are small ones.
   * @defaultValue `'DoNotScaleUp'`
   */
  readonly whenUnsatisfiable?: 'DoNotScaleUp' | 'ScaleUpAnyway';
  /**
   * Whether Google runs the nodes, as on Autopilot: no privileged pods, no host network. Cannot be changed. Not needed on
   * Autopilot clusters.
   * @defaultValue `false`
   */
  readonly autopilot?: boolean;
}

/** What holds for all rules that do not say otherwise. */
export interface ComputeClassPriorityDefaults {
  /** Where nodes are. @defaultValue zones of the cluster, wherever there is capacity */
  readonly location?: ComputeClassLocation;
}

/** What node pools that GKE makes have in common. */
export interface ComputeClassNodePoolConfig<S = string> {
  /**
   * What runs on the nodes.
   * @defaultValue `'cos_containerd'`
   */
  readonly imageType?: 'cos_containerd' | 'ubuntu_containerd';
  /**
   * Email address of the service account of the nodes.
   * @defaultValue that of the cluster
   */
  readonly serviceAccount?: S;
  /**
   * Labels of the nodes.
   * @defaultValue none
   */
  readonly nodeLabels?: Readonly<Record<string, string>>;
  /**
   * Taints of the nodes, besides that of the class, which GKE adds and pods of the class tolerate by themselves.
   * @maxItems 100
   * @defaultValue none
   */
  readonly taints?: readonly Taint[];
}

/** When nodes are taken away. */
export interface ComputeClassAutoscaling {
  /**
   * How long a node has not been needed before, in minutes.
   * @minimum 1
   * @maximum 1440
   * @asType integer
   * @defaultValue that of the cluster
   */
  readonly consolidationDelayMinutes?: number;
  /**
   * Up to which use of processors and memory a node is not needed, in per cent of what its pods request.
   * @minimum 0
   * @maximum 100
   * @asType integer
   * @defaultValue that of the cluster
   */
  readonly consolidationThreshold?: number;
  /**
   * The same for GPUs, on nodes that have some.
   * @minimum 0
   * @maximum 100
   * @asType integer
   * @defaultValue that of the cluster
   */
  readonly gpuConsolidationThreshold?: number;
}

/** Whether pods move by themselves. */
export interface ComputeClassMigration {
  /**
   * To nodes of a better rule, when they can be had.
   * @defaultValue `true` where a rule with spot comes before one without, otherwise `false`
   */
  readonly optimizeRulePriority?: boolean;
  /**
   * To larger nodes, where DaemonSets do not fit.
   * @defaultValue `false`
   */
  readonly ensureAllDaemonSetPodsRunning?: boolean;
}
