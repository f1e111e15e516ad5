import type { Toleration } from '../../../core/tolerations';
import type { Values } from '../../../core/values';
import type { EksAddonName } from './addon';

/**
 * What can be said of the add-ons that EKS installs. Amazon's CNI is told by the networking mode of the cluster.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface EksAddonOptions<S = string> {
  /** DNS of the cluster. @defaultValue what EKS runs: two replicas */
  readonly coredns?: CorednsOptions;
  /**
   * Volumes on EBS.
   * @defaultValue `true`; EKS Auto Mode brings its own
   */
  readonly ebsCsi?: boolean;
  /**
   * Volumes on EFS.
   * @defaultValue `false`
   */
  readonly efsCsi?: boolean;
  /**
   * Snapshots of volumes, by VolumeSnapshot objects.
   * @defaultValue `false`
   */
  readonly snapshotController?: boolean;
  /**
   * CPU and memory use for `kubectl top` and autoscalers, by the community add-on.
   * @defaultValue `true`, but `false` where the API server does not reach pods: the add-on cannot listen on nodes
   */
  readonly metricsServer?: boolean;
  /**
   * More conditions of nodes, on which automatic repair acts.
   * @defaultValue `false`; EKS Auto Mode brings its own
   */
  readonly nodeMonitoringAgent?: boolean;
  /**
   * What controllers of add-ons tolerate, in place of their own lists. Agents on every node tolerate all taints anyway.
   * @defaultValue their own lists, with the taints of a node pool added if no pool is without taints
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Versions by add-on, as `aws eks describe-addon-versions` lists them: `v1.20.4-eksbuild.2`.
   * @defaultValue EKS' default for the cluster's Kubernetes version
   */
  readonly versions?: EksAddonVersions;
  /**
   * More configuration by add-on, merged last, following the schema that `aws eks describe-addon-configuration` shows.
   * Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly configuration?: EksAddonConfigurations<S>;
  /**
   * Whether the cluster was born with its own copies of Amazon's CNI, kube-proxy and CoreDNS
   * (`bootstrapSelfManagedAddons`), so that the add-ons take these over.
   * @defaultValue `false`
   */
  readonly bootstrapSelfManagedAddons?: boolean;
  /**
   * Which of AWS' partitions the account is in, for ARNs of its policies.
   * @defaultValue `'aws'`
   */
  readonly partition?: 'aws' | 'aws-cn' | 'aws-us-gov';
}

/** What whoever installs add-ons does besides. */
export interface EksAddonInstaller {
  /**
   * Whether they make the VPC too, with subnets for pods if it is to have any, and tell these to Amazon's CNI.
   * @defaultValue `false`
   */
  readonly makesPodSubnets?: boolean;
}

/** Versions by add-on. */
export type EksAddonVersions = { readonly [Name in EksAddonName]?: string };

/** Configuration by add-on. */
export type EksAddonConfigurations<S = string> = { readonly [Name in EksAddonName]?: Values<S> };

/** What can be said of CoreDNS. */
export interface CorednsOptions {
  /**
   * How many there are: a number, or the fewest and most, between which EKS scales them with nodes and cores.
   * @defaultValue `2`
   * @see https://docs.aws.amazon.com/eks/latest/userguide/coredns-autoscaling.html
   */
  readonly replicas?: ReplicaCount | ReplicaRange;
}

/**
 * A number of replicas.
 * @minimum 1
 * @maximum 1000
 * @asType integer
 */
export type ReplicaCount = number;

/** The fewest and most replicas. */
export interface ReplicaRange {
  /** The fewest. */
  readonly min: ReplicaCount;
  /** The most, not fewer than `min`. */
  readonly max: ReplicaCount;
}
