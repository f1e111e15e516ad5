import type { ResourceRequirements } from '../../core/resources';
import type { Values } from '../../core/values';
import type { NodeStartupTaint } from '../node-pool/options';
import type { KarpenterNodeClassOptions } from './class-options';
import type { KarpenterNodePoolOptions } from './pool-options';

/**
 * Options of Karpenter: the controller, and the pools that it makes nodes for.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://karpenter.sh/docs/
 */
export interface KarpenterOptions<S = string> extends KarpenterPoolsOptions<S> {
  /**
   * Name of the queue that announces interruptions. Without, nodes of spot pools vanish unannounced.
   * @defaultValue interruptions are not handled
   */
  readonly interruptionQueue?: S;
  /**
   * How the custom resource definitions get there. `'objects'`: applied server-side, never pruned, and taken over from
   * whoever made them. `'release'`: a Helm release, for Flux and K3s' controller; to uninstall it takes every node away.
   * @defaultValue `'objects'`
   */
  readonly crds?: 'objects' | 'release';
  /**
   * Copies of the controller, each on a node of its own that Karpenter did not make. One works, the others wait.
   * @minimum 1
   * @asType integer
   * @defaultValue `2`
   */
  readonly replicas?: number;
  /**
   * Requests and limits of the controller.
   * @defaultValue 1 core and 1Gi; memory is also the limit
   */
  readonly resources?: ResourceRequirements;
  /**
   * Name of the controller's service account, in kube-system: a Pod Identity association refers to it.
   * @defaultValue `'karpenter'`
   */
  readonly serviceAccount?: string;
  /**
   * Features that upstream calls alpha or beta.
   * @defaultValue upstream's choice
   */
  readonly featureGates?: KarpenterFeatureGates;
  /**
   * Whether the VPC reaches only AWS services that have an endpoint in it: then prices are those built in.
   * @defaultValue `true` in a VPC made for the cluster without NAT, otherwise `false`
   */
  readonly isolatedVpc?: boolean;
  /**
   * Whether zones that Amazon's Application Recovery Controller has shifted away from get no nodes. Needs a permission more.
   * @defaultValue `false`
   */
  readonly zonalShift?: boolean;
  /**
   * What becomes of pods when `minValues` cannot be met: `'Strict'` leaves them pending, `'BestEffort'` takes less.
   * @defaultValue `'Strict'`
   */
  readonly minValuesPolicy?: 'Strict' | 'BestEffort';
  /**
   * Whether preferred affinities and soft spreading are treated like required ones at first, which costs nodes.
   * @defaultValue `'Respect'`
   */
  readonly preferencePolicy?: 'Respect' | 'Ignore';
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}

/**
 * Pools and node classes, for a Karpenter that is there.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface KarpenterPoolsOptions<S = string> {
  /**
   * A minor (`'1.14'`: the patch that is tested here) or an exact version. Supported: 1.13, 1.14.
   * @defaultValue `'1.14'`
   */
  readonly version?: string;
  /** Which nodes are made. @defaultValue none */
  readonly nodePools?: readonly KarpenterNodePoolOptions[];
  /** How nodes are made. @defaultValue none: pools refer to classes that are there */
  readonly nodeClasses?: readonly KarpenterNodeClassOptions<S>[];
  /**
   * Name of the role that nodes take on, for all node classes that name none.
   * @defaultValue every node class has its own
   */
  readonly nodeRole?: S;
  /**
   * Taints that all new nodes start with: those that the CNI plan asks for, as in `cilium.needs.startupTaints`.
   * @defaultValue none
   */
  readonly startupTaints?: readonly NodeStartupTaint[];
}

/** Features that upstream calls alpha or beta. */
export interface KarpenterFeatureGates {
  /** Replace nodes that stay unhealthy. @defaultValue `false` */
  readonly nodeRepair?: boolean;
  /** NodeOverlay objects change prices and capacities that are reckoned with. @defaultValue `false` */
  readonly nodeOverlay?: boolean;
  /** Use capacity reservations. @defaultValue `true` */
  readonly reservedCapacity?: boolean;
  /** Replace one spot node by a cheaper one, where 15 types or more are cheaper. @defaultValue `false` */
  readonly spotToSpotConsolidation?: boolean;
  /** Pools of a fixed number of nodes. @defaultValue `false` */
  readonly staticCapacity?: boolean;
  /** CapacityBuffer objects keep room free. Since 1.14. @defaultValue `false` */
  readonly capacityBuffer?: boolean;
}
