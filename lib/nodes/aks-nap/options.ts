import type { MinValues, NodeStartupTaint, PoolOptions, VirtualProcessors } from '../node-pool/options';
import type { AksNodeClassOptions } from './class-options';

/**
 * Pools and node classes of AKS node auto-provisioning, Microsoft's managed Karpenter, besides those that AKS makes.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://learn.microsoft.com/azure/aks/node-auto-provisioning
 */
export interface AksNapPoolsOptions<S = string> {
  /** Which nodes are made. */
  readonly nodePools: readonly AksNapNodePoolOptions[];
  /** How nodes are made, where it differs from the node class `default` of AKS. @defaultValue none */
  readonly nodeClasses?: readonly AksNodeClassOptions<S>[];
  /**
   * Taints that all new nodes start with, and that somebody takes off.
   * @defaultValue none: AKS keeps pods off new nodes until their network is ready
   */
  readonly startupTaints?: readonly NodeStartupTaint[];
}

/**
 * Nodes that AKS makes when pods need them and takes away when they do not.
 *
 * @see https://learn.microsoft.com/azure/aks/node-auto-provisioning-node-pools
 */
export interface AksNapNodePoolOptions extends PoolOptions {
  /**
   * Which virtual machines may be chosen. The more there are, the cheaper the nodes, and the likelier it is to get any.
   * @defaultValue all of family D, on amd64
   */
  readonly instances?: AzureInstanceRequirements;
  /**
   * Whether nodes of a pool that may be spot capacity have the taint of AKS's own spot pools,
   * `kubernetes.azure.com/scalesetpriority=spot:NoSchedule`. Node auto-provisioning adds none by itself.
   * @defaultValue `true`
   */
  readonly spotTaint?: boolean;
}

/** Which virtual machines may be chosen. Lists are alternatives; a node meets every list. */
export interface AzureInstanceRequirements {
  /**
   * The letters of families: `D`, `E`, `F` …
   * @minItems 1
   * @defaultValue `['D']`, unless series or sizes are given
   */
  readonly families?: readonly string[];
  /**
   * Series, without the number of processors: `Dads_v5`, `Dpls_v6` …
   * @minItems 1
   * @defaultValue any
   */
  readonly series?: readonly string[];
  /**
   * The oldest version, the number after `_v`.
   * @minimum 1
   * @maximum 99
   * @asType integer
   * @defaultValue any
   */
  readonly version?: number;
  /**
   * Whole sizes: `Standard_D4ads_v5` …
   * @minItems 1
   * @defaultValue any
   */
  readonly sizes?: readonly string[];
  /**
   * Numbers of virtual processors.
   * @minItems 1
   * @defaultValue any
   */
  readonly cpus?: readonly VirtualProcessors[];
  /**
   * Processor architectures. More than one wants images for each.
   * @minItems 1
   * @defaultValue `['amd64']`
   */
  readonly architectures?: readonly ('amd64' | 'arm64')[];
  /**
   * Zones, after their region: `westeurope-1` …
   * @minItems 1
   * @defaultValue any of the region
   */
  readonly zones?: readonly string[];
  /**
   * The fewest different values that must remain to choose from. Keeps a pool from narrowing to one scarce size.
   * @defaultValue not asked for
   */
  readonly minValues?: AzureMinValues;
}

/** The fewest different values that must remain to choose from. */
export interface AzureMinValues {
  /** Of families. @defaultValue not asked for */
  readonly families?: MinValues;
  /** Of series. @defaultValue not asked for */
  readonly series?: MinValues;
  /** Of sizes. @defaultValue not asked for */
  readonly sizes?: MinValues;
}
