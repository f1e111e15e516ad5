import type { Quantity } from '../../core/resources';

/**
 * How nodes are made: image, identity, network, disk.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://karpenter.sh/docs/concepts/nodeclasses/
 */
export interface KarpenterNodeClassOptions<S = string> {
  /** A DNS subdomain, unique in the cluster. */
  readonly name: string;
  /** What runs on the nodes. */
  readonly image: KarpenterImage<S>;
  /**
   * Name of the role that nodes take on, without path: Karpenter makes instance profiles for it. Either this, or
   * `instanceProfile`.
   * @defaultValue the plan's `nodeRole`, unless there is an `instanceProfile`
   */
  readonly role?: S;
  /**
   * Name of an instance profile that exists.
   * @defaultValue Karpenter makes one
   */
  readonly instanceProfile?: S;
  /**
   * Where nodes are. In a shared VPC by id, as the owner's tags cannot be seen.
   * @defaultValue the tag `karpenter.sh/discovery` with the cluster's name in a VPC made for the cluster; otherwise the ids
   * of the cluster's subnets, the private ones if there are any
   */
  readonly subnets?: ResourceSelection<S>;
  /**
   * What guards them. With the load balancer controller exactly one of them may carry the cluster's tag.
   * @defaultValue the tag `karpenter.sh/discovery` with the cluster's name
   */
  readonly securityGroups?: ResourceSelection<S>;
  /**
   * The volume for images, logs and what containers write.
   * @defaultValue 50 GiB of gp3, encrypted
   */
  readonly volume?: KarpenterVolume<S>;
  /**
   * Hops that an answer of the metadata service may take: `1` keeps pods away from the role of the node.
   * @minimum 1
   * @maximum 64
   * @asType integer
   * @defaultValue `1`
   */
  readonly metadataHopLimit?: number;
  /**
   * What kubelet is told.
   * @defaultValue `maxPods` where the networking mode makes Karpenter's own estimate wrong
   */
  readonly kubelet?: KarpenterKubelet;
  /**
   * Instance stores: `'RAID0'` joins them to one disk for pods.
   * @defaultValue left alone
   */
  readonly instanceStorePolicy?: 'RAID0';
  /**
   * More user data, in the image's own format; Karpenter merges its own into it.
   * @defaultValue none
   */
  readonly userData?: S;
  /**
   * Tags of instances, volumes and launch templates.
   * @defaultValue none
   */
  readonly tags?: Readonly<Record<string, S>>;
}

/** What runs on nodes: an image that AWS publishes, by its alias, or images of your own. */
export type KarpenterImage<S = string> = KarpenterImageAlias | KarpenterOwnImage<S>;

/** An image that AWS publishes for EKS. */
export interface KarpenterImageAlias {
  /**
   * `family@version`: `al2023@v20260801`, `bottlerocket@v1.45.0`. `@latest` replaces every node whenever AWS publishes;
   * Windows knows nothing else.
   * @maxLength 30
   */
  readonly alias: string;
}

/** Images of your own. The newest that fits an instance is used. */
export interface KarpenterOwnImage<S = string> {
  /** Which format user data has. `Custom`: your own, and nothing is added to it. */
  readonly family: 'AL2023' | 'Bottlerocket' | 'Windows2022' | 'Custom';
  /**
   * Their ids.
   * @minItems 1
   * @maxItems 30
   */
  readonly ids: readonly S[];
  /**
   * The device of the volume.
   * @defaultValue that of the family; `Custom` has none
   */
  readonly deviceName?: string;
}

/** Which subnets or security groups: by tag, or by id. */
export type ResourceSelection<S = string> = SelectionByTags | SelectionByIds<S>;

/** Whatever has all of these tags. */
export interface SelectionByTags {
  /** By key; `*` stands for any value. */
  readonly tags: Readonly<Record<string, string>>;
}

/** These and no others. */
export interface SelectionByIds<S = string> {
  /**
   * Their ids.
   * @minItems 1
   * @maxItems 30
   */
  readonly ids: readonly S[];
}

/** The volume of a node. */
export interface KarpenterVolume<S = string> {
  /**
   * In GiB.
   * @minimum 1
   * @maximum 16384
   * @asType integer
   * @defaultValue `50`
   */
  readonly size?: number;
  /**
   * Whether it is encrypted.
   * @defaultValue `true`
   */
  readonly encrypted?: boolean;
  /**
   * The key: an id, an alias or an ARN.
   * @defaultValue the account's own for EBS
   */
  readonly kmsKeyId?: S;
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
}

/** What kubelet is told. */
export interface KarpenterKubelet {
  /**
   * The most pods of a node.
   * @minimum 1
   * @maximum 737
   * @asType integer
   * @defaultValue `110` with prefixes, on IPv6 and in overlays; otherwise Karpenter computes it for each instance type
   */
  readonly maxPods?: number;
  /**
   * The most pods for each virtual processor. Not with Bottlerocket.
   * @minimum 1
   * @asType integer
   * @defaultValue no limit
   */
  readonly podsPerCore?: number;
  /** Set aside for the system. @defaultValue none */
  readonly systemReserved?: ReservedResources;
  /** Set aside for kubelet and the container runtime. @defaultValue computed from the number of pods */
  readonly kubeReserved?: ReservedResources;
  /** What must be left: with less, pods are evicted at once. @defaultValue kubelet's own */
  readonly evictionHard?: EvictionThresholds;
}

/** What a node sets aside. */
export interface ReservedResources {
  /** Cores. @defaultValue not said */
  readonly cpu?: Quantity;
  /** Bytes. @defaultValue not said */
  readonly memory?: Quantity;
  /** Bytes on disk. @defaultValue not said */
  readonly 'ephemeral-storage'?: Quantity;
  /** Processes. @defaultValue not said */
  readonly pid?: Quantity;
}

/** What must be left on a node, by the signal that is watched. */
export interface EvictionThresholds {
  /** Memory. @defaultValue not said */
  readonly 'memory.available'?: EvictionThreshold;
  /** Room on the disk of kubelet. @defaultValue not said */
  readonly 'nodefs.available'?: EvictionThreshold;
  /** Inodes on the disk of kubelet. @defaultValue not said */
  readonly 'nodefs.inodesFree'?: EvictionThreshold;
  /** Room on the disk of images. @defaultValue not said */
  readonly 'imagefs.available'?: EvictionThreshold;
  /** Inodes on the disk of images. @defaultValue not said */
  readonly 'imagefs.inodesFree'?: EvictionThreshold;
  /** Processes. @defaultValue not said */
  readonly 'pid.available'?: EvictionThreshold;
}

/**
 * An amount, or a share: `500Mi`, `5%`.
 * @pattern ^((\d{1,2}(\.\d{1,2})?|100)%|\d{1,12}(\.\d{1,9})?(m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei)?)$
 */
export type EvictionThreshold = string;
