import type { ResourceSelection } from '../karpenter/class-options';
import type { KarpenterNodePoolOptions } from '../karpenter/pool-options';

/**
 * Pools and node classes of EKS Auto Mode, besides those that EKS makes.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html
 */
export interface AutoModePoolsOptions<S = string> {
  /** Which nodes are made: spot, Graviton and all else that the built-in pools have not. */
  readonly nodePools: readonly KarpenterNodePoolOptions[];
  /** How nodes are made, where it differs from EKS' own node class `default`. @defaultValue none */
  readonly nodeClasses?: readonly AutoModeNodeClassOptions<S>[];
}

/**
 * How nodes of EKS Auto Mode are made: identity, network, disk. The image is AWS' own.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export interface AutoModeNodeClassOptions<S = string> {
  /** A DNS subdomain, unique in the cluster; not `default`, which is EKS' own. */
  readonly name: string;
  /**
   * Name of the role that nodes take on, without path. If it is not that of the cluster's Auto Mode, it needs an access
   * entry of type EC2 with the policy AmazonEKSAutoNodePolicy. It cannot be changed.
   */
  readonly role: S;
  /**
   * Where nodes are. In a shared VPC by id, as the owner's tags cannot be seen.
   * @defaultValue the tag `karpenter.sh/discovery` with the cluster's name in a VPC made for the cluster; otherwise the ids
   * of the cluster's subnets, the private ones if there are any
   */
  readonly subnets?: ResourceSelection<S>;
  /**
   * What guards them.
   * @defaultValue the tag `karpenter.sh/discovery` with the cluster's name
   */
  readonly securityGroups?: ResourceSelection<S>;
  /**
   * Where pods get addresses.
   * @defaultValue `podSubnetIds` of the cluster's networking; otherwise the subnets of the nodes
   */
  readonly podSubnets?: ResourceSelection<S>;
  /**
   * What guards pods, where they have subnets of their own.
   * @defaultValue what guards the nodes
   */
  readonly podSecurityGroups?: ResourceSelection<S>;
  /**
   * Whether addresses of pods are translated on the way out of the VPC.
   * @defaultValue `'Random'`
   */
  readonly snatPolicy?: 'Random' | 'Disabled';
  /**
   * Whether denied and allowed connections are logged, where policies are enforced.
   * @defaultValue `'Disabled'`
   */
  readonly networkPolicyEventLogs?: 'Enabled' | 'Disabled';
  /**
   * The volume for images, logs and what containers write. It is always encrypted.
   * @defaultValue 80 GiB
   */
  readonly ephemeralStorage?: AutoModeStorage<S>;
  /**
   * Tags of instances and volumes. The cluster's role must be allowed to set them.
   * @defaultValue none
   */
  readonly tags?: Readonly<Record<string, S>>;
}

/** The volume of a node of EKS Auto Mode. */
export interface AutoModeStorage<S = string> {
  /**
   * In GiB.
   * @minimum 1
   * @maximum 59000
   * @asType integer
   * @defaultValue `80`
   */
  readonly size?: number;
  /**
   * Operations a second.
   * @minimum 3000
   * @maximum 16000
   * @asType integer
   * @defaultValue `3000`
   */
  readonly iops?: number;
  /**
   * MiB a second.
   * @minimum 125
   * @maximum 1000
   * @asType integer
   * @defaultValue `125`
   */
  readonly throughput?: number;
  /** The key: an id, an alias or an ARN. @defaultValue a key of AWS */
  readonly kmsKeyId?: S;
}
