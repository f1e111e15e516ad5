import type { NeedOptions, Survival } from './need-options';

/** What decides how many pods there must be. */
export type NeedShape = Required<Pick<NeedOptions, 'need' | 'zones' | 'survive' | 'onZoneLoss' | 'blastRadius'>> &
  Pick<NeedOptions, 'zoneBlastRadius'>;

/** Beyond this, numbers of pods are not sought. */
const MOST_REPLICAS = 20_000;

/** The most pods on one node that keep within the blast radius. `0`: a single pod is more than that. */
export function capWithin(blastRadius: number, replicas: number): number {
  // 0.29 of 100 is a little less than 29 in binary.
  return Math.floor(blastRadius * replicas + 1e-9);
}

/** Zones that must be there before a second pod may run in one of them. */
export function leastZones({ zones, onZoneLoss }: Pick<NeedShape, 'zones' | 'onZoneLoss'>): number {
  return onZoneLoss === 'hold' ? zones : Math.max(1, zones - 1);
}

/** The most pods in one zone, whatever the order in which nodes and pods came. */
export function worstZone(replicas: number, shape: Pick<NeedShape, 'zones' | 'onZoneLoss'>): number {
  return Math.ceil(replicas / leastZones(shape));
}

/** Pods that a loss takes at the worst, with at most `podsPerNode` on one node. */
export function worstLoss(
  survive: Survival,
  replicas: number,
  podsPerNode: number,
  shape: Pick<NeedShape, 'zones' | 'onZoneLoss'>,
): number {
  const zone = worstZone(replicas, shape);
  // A node is in a zone, and has no more than it.
  const node = Math.min(podsPerNode, zone);
  switch (survive) {
    case 'node':
      return node;
    case 'zone':
      return zone;
    case 'zone+node':
      return zone + Math.min(node, replicas - zone);
  }
}

/** The most pods on one node with which enough of `replicas` are left. `0`: there is no such number. */
export function largestCap(replicas: number, shape: NeedShape): number {
  const within = capWithin(shape.blastRadius, replicas);
  const spare = replicas - shape.need;
  switch (shape.survive) {
    case 'node':
      return Math.max(0, Math.min(within, spare));
    case 'zone':
      return worstZone(replicas, shape) > spare ? 0 : Math.min(within, spare);
    case 'zone+node':
      return Math.max(0, Math.min(within, spare - worstZone(replicas, shape)));
  }
}

/** Whether a zone takes along no more than it may. */
export function isZoneWithin(replicas: number, shape: NeedShape): boolean {
  return worstZone(replicas, shape) <= capWithin(shape.zoneBlastRadius ?? 1, replicas);
}

/** The fewest pods with which enough are left, with at least `podsPerNode` allowed on a node. Absent: no number will do. */
export function fewestReplicas(shape: NeedShape, podsPerNode = 1): number | undefined {
  for (let replicas = shape.need; replicas <= MOST_REPLICAS; replicas++) {
    if (largestCap(replicas, shape) >= podsPerNode && isZoneWithin(replicas, shape)) return replicas;
  }
  return undefined;
}

/** The fewest nodes that take pods which are spread evenly over zones, with at most `podsPerNode` on one of them. */
export function nodesForSpread(replicas: number, zones: number, podsPerNode: number): number {
  const larger = replicas % zones;
  const share = Math.floor(replicas / zones);
  return larger * Math.ceil((share + 1) / podsPerNode) + (zones - larger) * Math.ceil(share / podsPerNode);
}

/** The fewest nodes in each zone with which all pods run, also in the zones that must take those of a lost one. */
export function nodesInEachZone(
  replicas: number,
  shape: Pick<NeedShape, 'zones' | 'onZoneLoss'>,
  podsPerNode: number,
): number {
  return Math.ceil(worstZone(replicas, shape) / podsPerNode);
}

/** Pods that are placed on zones with so many nodes each: the smallest zone holds all others back. */
export function placedOn(nodesInZones: readonly number[], podsPerNode: number, replicas: number): number {
  const room = nodesInZones.map((nodes) => nodes * podsPerNode);
  const least = Math.min(...room);
  const placed = room.reduce((sum, one) => sum + Math.min(one, least + 1), 0);
  return Math.min(replicas, placed);
}

/** The highest CPU use, in per cent of what is requested, at which those that are left stay below saturation. */
export function safeUtilization(survivors: number, replicas: number, saturation: number): number {
  return Math.floor((survivors / replicas) * saturation * 100 + 1e-9);
}
