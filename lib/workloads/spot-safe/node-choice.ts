import { SPOT_TAINT as AKS_SPOT_TAINT } from '../../clusters/aks/node-pools';
import { SPOT_TAINT as GKE_SPOT_TAINT } from '../../clusters/gke/node-pools';
import type { Cluster, Distribution, NodePool } from '../../core/cluster';
import type { Taint } from '../../core/needs';
import { isStartupTaintKey } from '../../core/startup-taints';
import type { Toleration } from '../../core/tolerations';
import { tolerationOf } from '../../nodes/node-pool/placement';
import { CAPACITY_LABEL } from '../../nodes/spot-capacity/labels';
import type { TerminationHandler } from '../../nodes/termination/options';
import type { NodeChoiceOptions, NodeLabel } from './node-options';

/** Which nodes pods run on, with everything decided. */
export interface NodeChoice {
  /** As given, or the default. */
  readonly capacity: NonNullable<NodeChoiceOptions['capacity']>;
  /** Labels of spot nodes: each has one of these. Empty: none is known. */
  readonly spotLabels: readonly NodeLabel[];
  /** Taints of spot nodes that pods live with. */
  readonly tolerations: readonly Toleration[];
}

const KARPENTER_LABEL: NodeLabel = { key: 'karpenter.sh/capacity-type', value: 'spot' };
const NODE_GROUP_LABEL: NodeLabel = { key: 'eks.amazonaws.com/capacityType', value: 'SPOT' };

/** Which nodes pods run on: what spot pools of the cluster have in common decides. */
export function nodeChoiceOf(
  cluster: Cluster<unknown>,
  handler: TerminationHandler,
  options: NodeChoiceOptions = {},
): NodeChoice {
  const { capacity = 'spot-first', spotLabel } = options;
  return {
    capacity,
    spotLabels: spotLabel === undefined ? spotLabelsOf(cluster, handler) : [spotLabel],
    tolerations: capacity === 'any' && spotPools(cluster).length === 0 ? [] : spotTolerations(cluster),
  };
}

/** Pools of spot nodes that workloads can run on. */
export function spotPools({ nodePools }: Cluster<unknown>): readonly NodePool[] {
  return nodePools.filter(({ os, spot }) => spot && os === 'linux');
}

/** Labels of spot nodes, as the cloud or its pools have them: every spot node has one of these, and no other node has. */
export function spotLabelsOf(cluster: Cluster<unknown>, handler: TerminationHandler): readonly NodeLabel[] {
  const pools = spotPools(cluster);
  switch (cluster.distribution) {
    case 'eks': {
      const makesNodes = handler === 'karpenter' || handler === 'auto-mode';
      return [...(makesNodes ? [KARPENTER_LABEL] : []), ...(pools.length > 0 ? [NODE_GROUP_LABEL] : [])];
    }
    case 'gke':
      return [{ key: GKE_SPOT_TAINT.key, value: 'true' }];
    case 'aks':
      return [{ key: AKS_SPOT_TAINT.key, value: 'spot' }];
    case 'k3s':
    case 'rke2':
    case 'kubeadm':
    case 'kind':
    case 'talos': {
      const [label] = ownLabels(cluster, pools);
      return label === undefined ? [] : [label];
    }
  }
}

/** Labels that every spot pool has, and no other. This library's own comes first. */
function ownLabels({ nodePools }: Cluster<unknown>, pools: readonly NodePool[]): readonly NodeLabel[] {
  const has = ({ labels }: NodePool, { key, value }: NodeLabel): boolean => labels[key] === value;
  return Object.entries(pools[0]?.labels ?? {})
    .map(([key, value]) => ({ key, value }))
    .filter((label) => pools.every((pool) => has(pool, label)))
    .filter((label) => !nodePools.some((pool) => !pool.spot && has(pool, label)))
    .sort((a, b) => Number(b.key === CAPACITY_LABEL) - Number(a.key === CAPACITY_LABEL) || (a.key < b.key ? -1 : 1));
}

/** The taint that a cloud gives spot nodes, also those that it makes by itself. */
const CLOUD_TAINTS: Readonly<Partial<Record<Distribution, Taint>>> = { gke: GKE_SPOT_TAINT, aks: AKS_SPOT_TAINT };

/** The taint of a processor architecture says what an image must be, not whom nodes are for. */
const ARCHITECTURE_KEY = 'kubernetes.io/arch';

/**
 * Taints of spot nodes that pods live with: the cloud's own, and those that all spot pools have. One more is for others, and
 * one that nodes only start with keeps pods off until an agent is ready.
 */
export function spotTolerations(cluster: Cluster<unknown>): readonly Toleration[] {
  const [first, ...rest] = spotPools(cluster).map(({ taints }) => taints);
  const shared = (first ?? []).filter((taint) => rest.every((taints) => taints.some((one) => isSame(one, taint))));
  const cloud = CLOUD_TAINTS[cluster.distribution];
  const all = [...(cloud === undefined ? [] : [cloud]), ...shared];
  return all
    .filter((taint, index) => all.findIndex((one) => isSame(one, taint)) === index)
    .filter(({ effect, key }) => effect !== 'PreferNoSchedule' && key !== ARCHITECTURE_KEY && !isStartupTaintKey(key))
    .map(tolerationOf);
}

function isSame(a: Taint, b: Taint): boolean {
  return a.key === b.key && (a.value ?? '') === (b.value ?? '') && a.effect === b.effect;
}
