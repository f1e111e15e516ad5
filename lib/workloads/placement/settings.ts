import { fewestReplicas, largestCap, leastZones, type NeedShape, worstZone } from './arithmetic';
import type { NeedOptions } from './need-options';

/** What a workload needs, with everything decided. Not yet whether it can be had: rules say that. */
export interface NeedSettings extends NeedShape {
  /** As given, for rules about what the caller wrote. */
  readonly options: NeedOptions;
  /** Zones that nodes of the cluster are in. Absent: it does not say. */
  readonly zonesOfCluster?: number;
  /** Whether anybody has said how many zones there are. */
  readonly zonesAreKnown: boolean;
  /** Pods that run, at least. */
  readonly replicas: number;
  /** The most pods on one node. At least one. */
  readonly podsPerNode: number;
}

/** Decides how many pods there are, and how many of them on one node. */
export function resolveNeed(options: NeedOptions, zonesOfCluster?: number): NeedSettings {
  const zones = options.zones ?? zonesOfCluster ?? 1;
  const onZoneLoss = options.onZoneLoss ?? 'hold';
  const { zoneBlastRadius = 1 } = options;
  // Less than an even share is for a rule to refuse: no number of pods gives it.
  const isEnough = zoneBlastRadius * leastZones({ zones, onZoneLoss }) >= 1 - 1e-9;
  const shape: NeedShape = {
    need: options.need,
    zones,
    survive: options.survive ?? (zones > 1 ? 'zone' : 'node'),
    onZoneLoss,
    blastRadius: options.blastRadius ?? 0.2,
    ...(isEnough && { zoneBlastRadius }),
  };
  const replicas = options.replicas ?? fewestReplicas(shape, options.podsPerNode) ?? options.need;
  return {
    ...shape,
    options,
    ...(zonesOfCluster !== undefined && { zonesOfCluster }),
    zonesAreKnown: options.zones !== undefined || zonesOfCluster !== undefined,
    replicas,
    podsPerNode: options.podsPerNode ?? Math.max(1, Math.min(largestCap(replicas, shape), worstZone(replicas, shape))),
  };
}
