import type { AksCluster } from '../../clusters/aks/aks-cluster';
import { SPOT_TAINT } from '../../clusters/aks/node-pools';
import type { Taint } from '../../core/needs';
import type { NodeStartupTaint } from '../node-pool/options';
import {
  type CapacityType,
  capacityTypesOf,
  isSpot,
  type NodePoolSettings,
  type PoolsSettings,
} from '../node-pool/settings';
import type { AksNodeClassOptions } from './class-options';
import type { AksNapNodePoolOptions, AksNapPoolsOptions } from './options';
import { NAP_PROVIDER } from './provider';
import { requirementsOf } from './requirements';

/** Node pools, and node classes, that AKS makes by itself unless it is told not to. */
export const BUILT_IN_POOLS: readonly string[] = ['default', 'system-surge'];

/** By this label Karpenter knows that Cilium will take its part of a node. */
const CILIUM_LABEL = 'kubernetes.azure.com/ebpf-dataplane';

/** Everything about pools of node auto-provisioning, decided. */
export interface AksNapPoolsSettings<S = unknown> extends PoolsSettings {
  readonly cluster: AksCluster<S>;
  readonly nodePools: readonly NodePoolSettings<AksNapNodePoolOptions>[];
  readonly nodeClasses: readonly AksNodeClassOptions<S>[];
  /** Names of pools and node classes that are AKS's own. */
  readonly builtIn: readonly string[];
}

/** Fills in every default. */
export function resolveAksNapPools<S>(
  cluster: AksCluster<S>,
  { nodeClasses = [], nodePools, startupTaints = [] }: AksNapPoolsOptions<S>,
): AksNapPoolsSettings<S> {
  const own = nodeClasses.map(({ name }) => name);
  const first = own[0] ?? 'default';
  const builtIn = cluster.aks.nodeProvisioning?.defaultNodePools === 'None' ? [] : BUILT_IN_POOLS;
  const names = [...builtIn, ...own];
  return {
    cluster,
    provider: NAP_PROVIDER,
    nodeClasses,
    nodePools: nodePools.map((pool) => resolvePool(pool, pool.nodeClass ?? first, cluster, startupTaints)),
    classNames: names.length === 0 ? undefined : names,
    builtIn,
  };
}

function resolvePool(
  options: AksNapNodePoolOptions,
  nodeClass: string,
  { aks }: AksCluster<unknown>,
  startupTaints: readonly NodeStartupTaint[],
): NodePoolSettings<AksNapNodePoolOptions> {
  const capacityTypes = capacityTypesOf(options);
  const { sizes, zones } = options.instances ?? {};
  return {
    options,
    nodeClass,
    capacityTypes,
    choice: {
      ...(sizes !== undefined && { types: new Set(sizes).size }),
      ...(zones !== undefined && { zones }),
    },
    requirements: requirementsOf(options, capacityTypes),
    labels: { ...(aks.mode.isCilium && { [CILIUM_LABEL]: 'cilium' }), ...options.labels },
    taints: taintsOf(options, capacityTypes),
    startupTaints: [...startupTaints, ...(options.startupTaints ?? [])],
  };
}

function taintsOf(
  { spotTaint = true, taints = [] }: AksNapNodePoolOptions,
  capacityTypes: readonly CapacityType[],
): readonly Taint[] {
  const isSaid = taints.some(({ key, effect }) => key === SPOT_TAINT.key && effect === SPOT_TAINT.effect);
  return spotTaint && isSpot({ capacityTypes }) && !isSaid ? [...taints, SPOT_TAINT] : taints;
}
