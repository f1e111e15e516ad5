import type { Taint } from '../../core/needs';
import type { GkeNodePool, GkeScaling, ResolvedGkeUpgrade } from './gke-cluster';
import type { GkeNodePoolOptions } from './node-pool-options';
import type { GkeOptions } from './options';
import { podBlockPrefix } from './pod-blocks';
import type { GkeUpgrade } from './upgrade';

/** What of the cluster decides about its pools. */
export interface PoolSurroundings {
  readonly zoneCount: number;
  readonly maxPodsPerNode: number;
  readonly podRangeOverprovision: boolean;
}

/** What keeps pods off spot nodes that do not ask for them. GKE itself taints only the pools that it makes. */
export const SPOT_TAINT: Taint = { key: 'cloud.google.com/gke-spot', value: 'true', effect: 'NoSchedule' };

/** What GKE puts on Arm nodes, unless told not to. */
export const ARM_TAINT: Taint = { key: 'kubernetes.io/arch', value: 'arm64', effect: 'NoSchedule' };

/** Machine families with Arm processors. */
const ARM = /^(t2a|c4a|n4a|a4x)-/;

/** Whether a type of machine has Arm processors. */
export function isArmMachine(machineType: string): boolean {
  return ARM.test(machineType);
}

/** The node pools of a Standard cluster, decided. */
export function nodePoolsOf<S>(options: GkeOptions<S>, surroundings: PoolSurroundings): readonly GkeNodePool<S>[] {
  return (options.nodePools ?? [systemPool(surroundings)]).map((pool) => nodePool(pool, surroundings));
}

/** Small nodes for what the cluster itself needs, at least two: system pods run twice, on nodes apart. */
function systemPool<S>({ zoneCount }: PoolSurroundings): GkeNodePoolOptions<S> {
  return { name: 'system', machineType: 'e2-standard-4', nodes: zoneCount > 1 ? 1 : 2 };
}

function nodePool<S>(pool: GkeNodePoolOptions<S>, around: PoolSurroundings): GkeNodePool<S> {
  const zoneCount = pool.zones === undefined ? around.zoneCount : new Set(pool.zones).size;
  const scaling = scalingOf(pool);
  const nodes = nodesOf(scaling, zoneCount);
  const spot = pool.spot ?? false;
  const architecture = isArmMachine(pool.machineType) ? 'arm64' : 'amd64';
  const upgrade = upgradeOf(pool.upgrade, spot);
  const maxPods = pool.maxPods ?? around.maxPodsPerNode;
  const architectureTaint = pool.architectureTaint ?? true;
  const configuredTaints = [...(pool.taints ?? []), ...(spot ? [SPOT_TAINT] : [])].filter(isFirst);
  const taints = [...configuredTaints, ...(architecture === 'arm64' && architectureTaint ? [ARM_TAINT] : [])];
  return {
    name: pool.name,
    role: 'worker',
    nodes,
    os: pool.image === 'windows' ? 'windows' : 'linux',
    architecture,
    taints: taints.filter(isFirst),
    labels: pool.labels ?? {},
    spot,
    instanceTypes: [pool.machineType],
    machineType: pool.machineType,
    scaling,
    ...(pool.zones !== undefined && { zones: pool.zones }),
    zoneCount,
    locationPolicy: pool.locationPolicy ?? (spot ? 'any' : 'balanced'),
    ...(pool.shutdownGrace !== undefined && { shutdownGrace: pool.shutdownGrace }),
    image: pool.image ?? 'cos',
    diskSize: pool.diskSize ?? 100,
    ...(pool.diskType !== undefined && { diskType: pool.diskType }),
    maxPods,
    podBlockPrefix: podBlockPrefix(maxPods, around.podRangeOverprovision),
    ...(pool.podRange !== undefined && { podRange: pool.podRange }),
    additionalNetworks: pool.additionalNetworks ?? [],
    upgrade,
    surgeNodes: upgrade.strategy === 'surge' ? upgrade.maxSurge : nodes.max,
    configuredTaints,
    architectureTaint,
  };
}

function scalingOf({ nodes = 1, counted }: GkeNodePoolOptions<unknown>): GkeScaling {
  // GKE has no fixed number for all zones together: its autoscaler keeps one.
  if (counted === 'in-total')
    return { kind: 'total', ...(typeof nodes === 'number' ? { min: nodes, max: nodes } : nodes) };
  return typeof nodes === 'number' ? { kind: 'fixed', perZone: nodes } : { kind: 'per-zone', ...nodes };
}

function nodesOf(scaling: GkeScaling, zones: number): GkeNodePool['nodes'] {
  switch (scaling.kind) {
    case 'fixed':
      return { min: scaling.perZone * zones, max: scaling.perZone * zones };
    case 'per-zone':
      return { min: scaling.min * zones, max: scaling.max * zones };
    case 'total':
      return { min: scaling.min, max: scaling.max };
  }
}

function upgradeOf(upgrade: GkeUpgrade = { strategy: 'surge' }, spot: boolean): ResolvedGkeUpgrade {
  return upgrade.strategy === 'surge'
    ? { maxSurge: spot ? 0 : 1, maxUnavailable: spot ? 1 : 0, ...upgrade }
    : { batch: { nodes: 1 }, batchSoak: 0, poolSoak: 3600, ...upgrade };
}

function isFirst(taint: Taint, index: number, all: readonly Taint[]): boolean {
  return all.findIndex((one) => one.key === taint.key && one.effect === taint.effect) === index;
}
