import type { Construct } from 'constructs';
import type { EksCluster } from '../clusters/eks';
import { type AutoModePoolsOptions, planAutoModePools } from '../nodes/auto-mode';
import {
  type KarpenterNodeClassOptions,
  type KarpenterNodePoolOptions,
  type KarpenterOptions,
  type NodeStartupTaint,
  planKarpenter,
  planKarpenterPools,
} from '../nodes/karpenter';
import { Addon, type AddonProps, optionsOf } from './addons';

/** What a construct of node pools needs besides the options of its planner. */
export interface EksAddonProps extends AddonProps {
  /** Where it is installed. */
  readonly cluster: EksCluster;
}

/** Properties of {@link Karpenter}. */
export interface KarpenterProps extends EksAddonProps, KarpenterOptions {}

/**
 * Installs Karpenter with its node classes and pools.
 *
 * @example
 * ```ts
 * new Karpenter(chart, 'karpenter', {
 *   cluster,
 *   interruptionQueue: 'shop-karpenter',
 *   nodeRole: 'shop-karpenter-node',
 *   nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
 *   nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }],
 * });
 * ```
 */
export class Karpenter extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: KarpenterProps) {
    super(scope, id, planKarpenter(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link KarpenterNodePool}. */
export interface KarpenterNodePoolProps extends EksAddonProps, Omit<KarpenterNodePoolOptions, 'nodeClass'> {
  /** How nodes are made: the name of a node class that is there, or one that comes with the pool. */
  readonly nodeClass: string | KarpenterNodeClassOptions;
  /**
   * Taints that new nodes start with: those that the CNI plan asks for, as in `cilium.needs.startupTaints`.
   * @defaultValue none
   */
  readonly startupTaints?: readonly NodeStartupTaint[];
}

/**
 * A pool for a Karpenter that is there: of a team, or of a workload.
 *
 * @example
 * ```ts
 * new KarpenterNodePool(chart, 'batch', { cluster, name: 'batch', nodeClass: 'default', capacity: 'spot' });
 * ```
 */
export class KarpenterNodePool extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: KarpenterNodePoolProps) {
    const { nodeClass, ...pool } = optionsOf(props);
    const isName = typeof nodeClass === 'string';
    const options = {
      nodePools: [{ ...pool, nodeClass: isName ? nodeClass : nodeClass.name }],
      ...(!isName && { nodeClasses: [nodeClass] }),
    };
    super(scope, id, planKarpenterPools(`node-pool-${props.name}`, props.cluster, options), props);
  }
}

/** Properties of {@link AutoModePools}. */
export interface AutoModePoolsProps extends EksAddonProps, AutoModePoolsOptions {}

/**
 * Pools of EKS Auto Mode, besides the two that EKS makes.
 *
 * @example
 * ```ts
 * new AutoModePools(chart, 'pools', { cluster, nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }] });
 * ```
 */
export class AutoModePools extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: AutoModePoolsProps) {
    super(scope, id, planAutoModePools(props.cluster, optionsOf(props)), props);
  }
}
