/**
 * How nodes are made: image, network, disk, kubelet.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://learn.microsoft.com/azure/aks/node-auto-provisioning-aksnodeclass
 */
export interface AksNodeClassOptions<S = string> {
  /** A DNS subdomain, unique in the cluster. */
  readonly name: string;
  /**
   * What runs on the nodes. `'Ubuntu'` is the one that AKS has for the cluster's version of Kubernetes.
   * @defaultValue AKS's own, Ubuntu
   */
  readonly imageFamily?: 'Ubuntu' | 'Ubuntu2204' | 'Ubuntu2404' | 'AzureLinux';
  /**
   * A subnet of their own for the nodes, in the VNet of the cluster. Cannot be changed to another: AKS would take every node
   * for wrong and make no more, so make another class.
   * @defaultValue the subnet of the cluster's nodes
   */
  readonly subnet?: AksNodeClassSubnet<S>;
  /**
   * Size of the system disk, in GB.
   * @minimum 30
   * @maximum 2048
   * @asType integer
   * @defaultValue `128`
   */
  readonly osDiskSizeGB?: number;
  /**
   * The most pods of a node.
   * @minimum 10
   * @maximum 250
   * @asType integer
   * @defaultValue that of the networking mode: 250 in an overlay, 30 in the subnet of nodes
   */
  readonly maxPods?: number;
  /**
   * Whether cryptography is that of FIPS 140.
   * @defaultValue `'Disabled'`
   */
  readonly fipsMode?: 'FIPS' | 'Disabled';
  /** What guards the machines. @defaultValue AKS's own */
  readonly security?: AksNodeClassSecurity;
  /** What kubelet is told. @defaultValue AKS's own */
  readonly kubelet?: AksNodeClassKubelet;
  /** What Linux is told. @defaultValue AKS's own */
  readonly linuxOSConfig?: AksNodeClassLinux;
  /**
   * Who installs drivers for GPUs: AKS (`'Driver'`, on sizes that it has some for), or you.
   * @defaultValue `'Driver'`
   */
  readonly gpuMode?: 'Driver' | 'None';
  /**
   * Whether containers start before the whole image is there, from a registry of Azure that is prepared for it. On amd64
   * only: machines of other architectures are not chosen then.
   * @defaultValue `false`
   */
  readonly artifactStreaming?: boolean;
  /**
   * Tags of machines, disks and network interfaces.
   * @defaultValue none
   */
  readonly tags?: Readonly<Record<string, S>>;
}

/** A subnet. Nobody but this library looks whether its range is free, so it has to be said. */
export interface AksNodeClassSubnet<S = string> {
  /** Its resource id: `/subscriptions/…/virtualNetworks/shop/subnets/batch`. */
  readonly id: S;
  /** Its range. */
  readonly cidr: S;
}

/** What guards the machines. */
export interface AksNodeClassSecurity {
  /** Whether disks are encrypted on the host, caches included. @defaultValue `false` */
  readonly encryptionAtHost?: boolean;
  /** Whether only signed software starts. @defaultValue neither */
  readonly trustedLaunch?: AksTrustedLaunch;
}

/** Whether only signed software starts. */
export interface AksTrustedLaunch {
  /** A virtual trusted platform module, which measures the start. @defaultValue `false` */
  readonly vtpm?: boolean;
  /** Signatures are checked. @defaultValue `false` */
  readonly secureBoot?: boolean;
}

/** What kubelet is told. */
export interface AksNodeClassKubelet {
  /** Whether pods with whole processors have them to themselves. @defaultValue `'none'` */
  readonly cpuManagerPolicy?: 'none' | 'static';
  /** Whether limits of processor time are enforced. @defaultValue `true` */
  readonly cpuCFSQuota?: boolean;
  /**
   * The span over which they are, of 1 ms to 1 s.
   * @pattern ^([0-9]+(\.[0-9]+)?(us|ms|s))+$
   * @defaultValue `'100ms'`
   */
  readonly cpuCFSQuotaPeriod?: string;
  /** How processors and devices of one pod are kept close. @defaultValue `'none'` */
  readonly topologyManagerPolicy?: 'none' | 'best-effort' | 'restricted' | 'single-numa-node';
  /**
   * Use of the disk from which on images are deleted, in per cent.
   * @minimum 0
   * @maximum 100
   * @asType integer
   * @defaultValue `85`
   */
  readonly imageGCHighThresholdPercent?: number;
  /**
   * Use of the disk down to which they are, in per cent.
   * @minimum 0
   * @maximum 100
   * @asType integer
   * @defaultValue `80`
   */
  readonly imageGCLowThresholdPercent?: number;
  /**
   * Files that the log of a container is kept in.
   * @minimum 2
   * @asType integer
   * @defaultValue `5`
   */
  readonly containerLogMaxFiles?: number;
  /**
   * Size of each.
   * @pattern ^\d+(E|P|T|G|M|K|Ei|Pi|Ti|Gi|Mi|Ki)$
   * @defaultValue `'50Mi'`
   */
  readonly containerLogMaxSize?: string;
  /**
   * The most processes of a pod; `-1` is no limit.
   * @minimum -1
   * @asType integer
   * @defaultValue `-1`
   */
  readonly podPidsLimit?: number;
  /**
   * Kernel settings that pods may change although they reach beyond the pod: `net.core.somaxconn`, `kernel.msg*`.
   * @defaultValue none
   */
  readonly allowedUnsafeSysctls?: readonly string[];
  /**
   * Whether kubelet refuses to run with swap.
   * @defaultValue `false` with `linuxOSConfig.swapFileSize`, otherwise `true`
   */
  readonly failSwapOn?: boolean;
}

/** What Linux is told. */
export interface AksNodeClassLinux {
  /**
   * A swap file of this size.
   * @pattern ^\d+(E|P|T|G|M|K|Ei|Pi|Ti|Gi|Mi|Ki)$
   * @defaultValue none
   */
  readonly swapFileSize?: string;
  /** Who gets huge pages without asking. @defaultValue that of the image */
  readonly transparentHugePageEnabled?: 'always' | 'madvise' | 'never';
  /** When memory is tidied up for them. @defaultValue that of the image */
  readonly transparentHugePageDefrag?: 'always' | 'defer' | 'defer+madvise' | 'madvise' | 'never';
}
