import type { AksNodePoolOptions } from '../../clusters/aks/node-pool-options';
import type { EksNodePoolOptions } from '../../clusters/eks/options';
import type { GkeNodePoolOptions } from '../../clusters/gke/node-pool-options';
import type { Finding } from '../../core/finding';
import type { AksNapNodePoolOptions } from '../aks-nap/options';
import type { ComputeClassOptions } from '../compute-class/options';
import type { KarpenterNodePoolOptions } from '../karpenter/pool-options';
import type { PodPlacement } from '../node-pool/placement';
import type { TerminationHandler } from '../termination/options';

/** What the options of a pool are, by its kind. */
export interface SpotPoolOptions {
  /** For `planKarpenter` and `planKarpenterPools`. */
  readonly karpenter: KarpenterNodePoolOptions;
  /** For `planAutoModePools`. */
  readonly 'auto-mode': KarpenterNodePoolOptions;
  /** For `nodePools` of `eksCluster`: all machines of a group have as many processors and as much memory. */
  readonly 'managed-node-group': EksNodePoolOptions;
  /** For `nodePools` of `gkeCluster`: a pool for each type of machine. */
  readonly 'gke-node-pool': GkeNodePoolOptions<never>;
  /** For `planComputeClasses`. */
  readonly 'compute-class': ComputeClassOptions<never>;
  /** For `nodePools` of `aksCluster`: a pool for each size of machine. */
  readonly 'aks-node-pool': AksNodePoolOptions;
  /** For `planAksNapPools`. */
  readonly 'aks-nap': AksNapNodePoolOptions;
}

/** A kind of pool. */
export type SpotPoolKind = keyof SpotPoolOptions;

/**
 * Pools of spot capacity, and those that come after them.
 *
 * @typeParam K - the kind of pool.
 */
export interface SpotPools<K extends SpotPoolKind = SpotPoolKind> {
  /** Options of pools, those of spot capacity first. Plain data: what else a pool may have can be merged into each. */
  readonly pools: readonly SpotPoolOptions[K][];
  /** What pods say to run there, and nowhere else: `nodeSelector` and `tolerations` of the `pod` of a workload. */
  readonly placement: PodPlacement;
  /** Who sees to it that pods end before such a node is taken back: `termination.handler` of a workload. */
  readonly handler: TerminationHandler;
  /** What nobody here does, as one line each. */
  readonly manual: readonly string[];
  /** Warnings. */
  readonly findings: readonly Finding[];
}
