import type { VolumeOptions } from '../../core/volume';
import type { SpotSafeWorkloadOptions } from '../spot-safe/options';

/** What is said of members as of any workload on nodes that come and go. */
export type MemberOptions<S = string> = Pick<
  SpotSafeWorkloadOptions<S>,
  | 'name'
  | 'namespace'
  | 'createNamespace'
  | 'labels'
  | 'pod'
  | 'service'
  | 'readiness'
  | 'drain'
  | 'termination'
  | 'nodes'
  | 'disruptionBudget'
  | 'priority'
  | 'zones'
  | 'survive'
>;

/**
 * Members with volumes of their own, on nodes that are taken back: a StatefulSet.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export interface SpotStatefulOptions<S = string> extends MemberOptions<S> {
  /**
   * Members. One is away for as long as a node takes to be replaced; three or five keep a majority.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   */
  readonly replicas: number;
  /**
   * Members that must be left after a loss.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @defaultValue a majority; none of a single one
   */
  readonly need?: number;
  /**
   * The most members on one node.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @defaultValue `1`
   */
  readonly podsPerNode?: number;
  /**
   * The volumes of each member.
   * @minItems 1
   * @maxItems 20
   */
  readonly volumeClaims: readonly MemberVolume<S>[];
  /**
   * Whether members are made and replaced all at once, or one after the other: then one that finds no node keeps all later
   * ones away. Kubernetes does not let it be changed.
   * @defaultValue `'Parallel'`
   */
  readonly podManagementPolicy?: 'Parallel' | 'OrderedReady';
}

/**
 * A volume of each member.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface MemberVolume<S = string> extends VolumeOptions<S> {
  /** A DNS label, unique in the pod. */
  readonly name: string;
  /** Where the first container finds it. Begins with `/`. */
  readonly mountPath: string;
  /**
   * Where a node must be to have it: in the zone in which the volume was made, as disks of clouds, or anywhere in the region,
   * as regional disks.
   * @defaultValue `'zone'`
   */
  readonly reach?: 'zone' | 'region';
}
