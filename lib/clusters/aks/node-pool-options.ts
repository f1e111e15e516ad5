import type { Taint } from '../../core/needs';
import type { NodeCount, NodeCountRange } from '../options';

/** What runs on nodes, as AKS names it. */
export type AksOsSku = 'AzureLinux3' | 'Ubuntu2204' | 'Ubuntu2404' | 'Windows2019' | 'Windows2022' | 'Windows2025';

/** Nodes that are alike. */
export interface AksNodePoolOptions {
  /** Lower case letters and digits, a letter first: at most 12 characters, 6 for Windows. Unique in the cluster. */
  readonly name: string;
  /**
   * `'system'` pools take what the cluster itself needs, and must be there; `'user'` pools take the rest.
   * @defaultValue `'user'`
   */
  readonly mode?: 'system' | 'user';
  /**
   * How many there are: a number, or the fewest and most, for the cluster autoscaler to choose.
   * @defaultValue `2`
   */
  readonly nodes?: NodeCount | NodeCountRange;
  /** The size of the machines: `Standard_D4ads_v5`. A pool has one, for good. */
  readonly vmSize: string;
  /**
   * Spot capacity: cheaper, and taken back with 30 seconds' notice. Label and taint of AKS are declared by themselves.
   * @defaultValue `false`
   */
  readonly spot?: boolean | AksSpotOptions;
  /**
   * What runs on them.
   * @defaultValue `'Ubuntu2404'`
   */
  readonly osSku?: AksOsSku;
  /**
   * Size of the root volume, in GiB.
   * @minimum 30
   * @maximum 2048
   * @asType integer
   * @defaultValue `128`
   */
  readonly diskSize?: number;
  /**
   * The most pods of a node. Cannot be changed.
   * @minimum 10
   * @maximum 250
   * @asType integer
   * @defaultValue that of the networking mode: 250 in an overlay and with a CNI of yours, 110 in a pod subnet (111 with static
   * blocks) and with kubenet, 30 in the subnet of nodes; at most 110 on Windows
   */
  readonly maxPods?: number;
  /**
   * Zones of the region. Cannot be changed.
   * @defaultValue none: Azure places nodes where it likes
   */
  readonly zones?: readonly ('1' | '2' | '3')[];
  /**
   * How nodes are replaced during an upgrade.
   * @defaultValue AKS's own: a tenth of the nodes are added first; spot pools add none
   */
  readonly upgrade?: AksUpgradeSettings;
  /**
   * Whether a cache on each node answers DNS queries, at `169.254.10.10` and `169.254.10.11`. `'Required'` refuses where it
   * cannot be, `'Preferred'` does without there.
   * @defaultValue AKS decides: from Kubernetes 1.36 it is on, unless Cilium or Calico enforces policies or the CNI is yours
   */
  readonly localDns?: 'Preferred' | 'Required' | 'Disabled';
  /**
   * Taints that the nodes keep. A system pool may have `CriticalAddonsOnly=true:NoSchedule` alone.
   * @defaultValue none
   */
  readonly taints?: readonly Taint[];
  /**
   * Labels of the nodes.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** How spot capacity is had. None of it can be changed. */
export interface AksSpotOptions {
  /**
   * What becomes of a machine that is taken back. A deallocated one goes on counting against the quota.
   * @defaultValue `'Delete'`
   */
  readonly evictionPolicy?: 'Delete' | 'Deallocate';
  /**
   * The most to pay for a machine and hour, in US dollars, with at most five decimals. Beyond it, machines are taken back.
   * @defaultValue the price of on-demand capacity: never taken back for its price
   */
  readonly maxPrice?: number;
}

/** How nodes of a pool are replaced. Either some are added first, or some are missing meanwhile. */
export interface AksUpgradeSettings {
  /**
   * Nodes that are added: a number, or a share of the pool such as `'33%'`.
   * @defaultValue `'10%'`, or none where `maxUnavailable` is given
   */
  readonly maxSurge?: string;
  /**
   * Nodes that may be missing: a number, or a share of the pool.
   * @defaultValue none
   */
  readonly maxUnavailable?: string;
  /**
   * How long pods of a node may take to leave, in minutes.
   * @minimum 1
   * @maximum 1440
   * @asType integer
   * @defaultValue `30`
   */
  readonly drainTimeoutMinutes?: number;
  /**
   * How long to wait after a node before the next, in minutes.
   * @minimum 0
   * @maximum 30
   * @asType integer
   * @defaultValue `0`
   */
  readonly nodeSoakMinutes?: number;
  /**
   * What becomes of a node that cannot be drained: the upgrade stops with it in service, or goes on with it cordoned.
   * @defaultValue `'Schedule'`
   */
  readonly undrainableNodeBehavior?: 'Cordon' | 'Schedule';
}
