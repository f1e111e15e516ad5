import type { ComputeSize } from '../../core/compute-amount';
import type { Toleration } from '../../core/tolerations';
import type { NodeChoiceOptions } from '../spot-safe/node-options';

/**
 * Room that is kept free, so that pods of a lost node start at once instead of waiting for a new one.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://kubernetes.io/docs/tasks/administer-cluster/node-overprovisioning/
 */
export interface HeadroomOptions<S = string> {
  /**
   * Name of the plan, and what names of its objects begin with: a DNS label, unique in a composition.
   * @maxLength 40
   * @defaultValue `'headroom'`
   */
  readonly name?: string;
  /**
   * Where its objects live: a DNS label.
   * @defaultValue the name
   */
  readonly namespace?: string;
  /**
   * Whether the plan makes the namespace. `false` where another does, or it is there already.
   * @defaultValue `true`
   */
  readonly createNamespace?: boolean;
  /**
   * Zones in which room is kept, as nodes have them in the label `topology.kubernetes.io/zone`: all in which the pods run
   * that it is for. Room in another zone is of no use to pods that must stay in theirs.
   * @minItems 1
   * @maxItems 20
   */
  readonly zones: readonly string[];
  /** How much one unit of room is: what is lost with one node. */
  readonly unit: HeadroomUnit;
  /**
   * After which loss pods find room at once: a node in every zone, a whole zone, or a zone and then a node more. A zone
   * helps only pods that may move to others.
   * @defaultValue `'node'`
   */
  readonly survive?: 'node' | 'zone' | 'zone+node';
  /**
   * Nodes of the zone with the most of them that run what the room is for: what is lost with a zone.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   * @defaultValue none: needed to survive a zone
   */
  readonly nodesPerZone?: number;
  /**
   * How fast pods become more while new nodes are not there yet. Comes on top of what a loss needs.
   * @defaultValue none
   */
  readonly growth?: HeadroomGrowth;
  /**
   * Units of room in each zone, where it is not to be reckoned. Fewer than the loss and the growth need are refused.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @defaultValue as many as the loss and the growth need
   */
  readonly perZone?: number;
  /**
   * Pods that the room is for. It is kept on nodes where none of them runs: beside one of them, a host cap would make it
   * useless. Needed unless a unit is a whole node.
   * @maxItems 50
   * @defaultValue none: whatever is scheduled
   */
  readonly protects?: readonly ProtectedPods[];
  /**
   * How room is kept.
   * @defaultValue `{ kind: 'pause-pods' }`
   */
  readonly form?: HeadroomForm<S>;
  /**
   * Which nodes room is kept on: say the same as the workload that it is for.
   * @defaultValue spot nodes first
   */
  readonly nodes?: NodeChoiceOptions;
  /**
   * More labels of the nodes on which room is kept: those of the node selector of the pods that it is for.
   * @defaultValue any Linux node
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * More taints of nodes that room may be kept on.
   * @maxItems 50
   * @defaultValue those of the spot nodes
   */
  readonly tolerations?: readonly Toleration[];
}

/**
 * One unit of room.
 * @discriminator kind
 */
export type HeadroomUnit = WholeNode | PodsOfANode;

/** A whole node, which fits whatever ran on the one that was lost. */
export interface WholeNode {
  readonly kind: 'node';
  /**
   * What a node has for pods, without what its DaemonSets request. With more than the smallest of the nodes has, room is not
   * found on that one; on those that have more, pods that it is for fit beside it. For nodes of several sizes, say `pods`.
   */
  readonly usable: ComputeSize;
}

/**
 * As much as the pods of one workload request that may run on one node, and so much more that none of them fits beside: the
 * scheduler then sees at once that a unit has to give way.
 */
export interface PodsOfANode {
  readonly kind: 'pods';
  /**
   * Pods of the workload that a node may have: its host cap.
   * @minimum 1
   * @maximum 250
   * @asType integer
   */
  readonly pods: number;
  /** What one of the pods requests, over all its containers. */
  readonly requests: ComputeSize;
  /**
   * What the largest of the nodes has for pods, without what its DaemonSets request. On a node with more, a pod that takes
   * the place of a unit may wait for up to five minutes before Kubernetes 1.37.
   */
  readonly usable: ComputeSize;
}

/** How fast a workload grows, and how fast nodes do. */
export interface HeadroomGrowth {
  /**
   * Nodes' worth of pods that are added in a minute, in all zones together: pods a minute, divided by the pods of a node.
   * @minimum 0
   * @maximum 5000
   */
  readonly nodesPerMinute: number;
  /**
   * Seconds from a pod that waits to a new node that runs it.
   * @minimum 1
   * @maximum 3600
   */
  readonly secondsToReady: number;
}

/** Pods of one workload. */
export interface ProtectedPods {
  /** Where they live: a DNS label. */
  readonly namespace: string;
  /** Labels that all of them have, and no others: those of the selector of their workload. */
  readonly matchLabels: Readonly<Record<string, string>>;
}

/**
 * How room is kept.
 * @discriminator kind
 */
export type HeadroomForm<S = string> = PausePods<S> | CapacityBuffers<S>;

/** Pods that do nothing, and give way to any other: work with every scheduler and autoscaler. */
export interface PausePods<S = string> {
  readonly kind: 'pause-pods';
  /**
   * Their priority: less than that of all others, which is 0 unless somebody has said so, and no less than -10, below which
   * the cluster autoscaler makes no node for a pod.
   * @minimum -2147483648
   * @maximum 1000000000
   * @asType integer
   * @defaultValue `-10`
   */
  readonly priority?: number;
  /**
   * The image of a program that sleeps.
   * @defaultValue `'registry.k8s.io/pause:3.10.2'`
   */
  readonly image?: S;
}

/**
 * CapacityBuffers: pods that exist only in the autoscaler's own reckoning. Nothing has to be removed for others to start.
 *
 * @see https://karpenter.sh/docs/concepts/capacitybuffers/
 */
export interface CapacityBuffers<S = string> {
  readonly kind: 'capacity-buffer';
  /** Version of `autoscaling.x-k8s.io` that the cluster serves: `v1beta1` with Karpenter 1.14 and on GKE. */
  readonly version: 'v1alpha1' | 'v1beta1';
  /**
   * The image of the template: it is never run.
   * @defaultValue `'registry.k8s.io/pause:3.10.2'`
   */
  readonly image?: S;
}
