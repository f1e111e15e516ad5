import { type ComputeAmount, percentText, shareOf, times } from '../core/compute-amount';
import { HOURS_PER_MONTH } from '../core/compute-prices';
import { nodesForSpread } from '../workloads/placement/arithmetic';
import type { Fleet, FleetNode, SpotInterruptions } from './fleet-options';
import { podsThatFit, type UsableNode, usableOf } from './usable-node';

/** Ways to run a workload, from nothing to spare on demand to pods to spare on spot. */
export type FleetVariantName = 'on-demand' | 'on-demand-spread' | 'spot' | 'hybrid';

/** What a workload comes to on one kind of node. */
export interface FleetKind {
  /** That of the node. */
  readonly name: string;
  /** What becomes of the room on a node. */
  readonly node: UsableNode;
  /** Pods of the workload that it has room for. */
  readonly fitting: number;
  /** How much less it costs as spot capacity, as a share. */
  readonly discount: number;
  /**
   * The discount from which on pods to spare on spot cost less than none to spare on demand, disks included. More than 1:
   * no discount does, as the disks alone cost more.
   */
  readonly breakEvenDiscount: number;
  /** Ways to run the workload there, `hybrid` only where some pods are to stay on demand. */
  readonly variants: readonly FleetVariant[];
  /** What it costs on spot to lose less with a node: from one pod on each to as many as fit. */
  readonly blasts: readonly BlastCost[];
}

/** One way to run a workload. */
export interface FleetVariant {
  /**
   * `on-demand`: the pods that are needed, packed. `on-demand-spread`: what runs on spot, on demand. `spot`: all of it on
   * spot. `hybrid`: some of it on demand.
   */
  readonly name: FleetVariantName;
  /** Pods that run. */
  readonly pods: number;
  /** Nodes on demand. */
  readonly onDemandNodes: number;
  /** Spot nodes, those included that are kept free. */
  readonly spotNodes: number;
  /** The share of its pods that goes with the node that has the most of them. */
  readonly worstNode: number;
  /** What pods request of what nodes have for them, those included that are kept free. */
  readonly requested: ComputeAmount;
  /** What it comes to. */
  readonly monthly: FleetMonthlyCost;
  /** What is lost to reclaimed nodes. Absent: it is not known how often they are. */
  readonly lost?: LostCapacity;
}

/** What a way to run a workload comes to in a month. */
export interface FleetMonthlyCost {
  /** Nodes that pods run on. */
  readonly nodes: number;
  /** Nodes that are kept free. */
  readonly headroom: number;
  /** Disks of all of them. */
  readonly storage: number;
  /** The control plane. */
  readonly controlPlane: number;
  /** Data between zones. */
  readonly crossZone: number;
  /** Whatever else was given. */
  readonly others: number;
  /** All together. */
  readonly total: number;
}

/** What reclaimed nodes take of a workload, on average. */
export interface LostCapacity {
  /** Seconds of single pods in a month. */
  readonly podSeconds: number;
  /** The same as a share of all seconds of all pods that run. */
  readonly share: number;
}

/** What it costs to lose at most so many pods with a node. */
export interface BlastCost {
  /** Most of the pods on a node. */
  readonly podsPerNode: number;
  /** The share that goes with one. */
  readonly worstNode: number;
  /** Spot nodes, without those that are kept free. */
  readonly nodes: number;
  /** What these nodes cost a month. */
  readonly monthly: number;
}

/** What a workload comes to on a kind of node. */
export function kindOf(given: FleetNode, fleet: Fleet): FleetKind {
  const node = usableOf(given);
  const { need, onDemandBase, podsPerNode, replicas, zones = 1 } = fleet.workload;
  // A node without room is refused; it is reckoned as if it took one pod.
  const fitting = podsThatFit(node, fleet.workload.pod);
  const packed = Math.max(1, fitting);
  const capped = Math.min(packed, podsPerNode ?? packed);
  const base = Math.min(onDemandBase ?? 0, replicas);
  const variant = (name: FleetVariantName, onDemand: number, onSpot: number, perNode: number): FleetVariant =>
    variantOf({ name, given, node, fleet, zones, onDemand, onSpot, perNode });
  const variants = [
    variant('on-demand', need, 0, packed),
    variant('on-demand-spread', replicas, 0, capped),
    variant('spot', 0, replicas, capped),
    ...(onDemandBase === undefined ? [] : [variant('hybrid', base, replicas - base, capped)]),
  ];
  return {
    name: given.name,
    node,
    fitting,
    discount: 1 - given.spotPerHour / given.onDemandPerHour,
    breakEvenDiscount: breakEvenOf(
      given,
      nodesForSpread(need, zones, packed),
      nodesForSpread(replicas, zones, capped) + (fleet.headroomNodes ?? 0),
    ),
    variants,
    blasts: blastsOf(given, packed, replicas, zones),
  };
}

/** From which discount on spot capacity pays, in words. */
export function paysFrom({ breakEvenDiscount }: Pick<FleetKind, 'breakEvenDiscount'>): string {
  return breakEvenDiscount > 1
    ? 'no discount makes up for the disks'
    : `it pays from ${percentText(breakEvenDiscount)} on`;
}

/** Spot nodes cost less an hour, and their disks as much as any others. */
function breakEvenOf({ onDemandPerHour, storagePerMonth = 0 }: FleetNode, onDemand: number, spot: number): number {
  const price = HOURS_PER_MONTH * onDemandPerHour;
  const most = onDemand * (price + storagePerMonth) - spot * storagePerMonth;
  return Math.max(0, 1 - most / (spot * price));
}

/** What there is to pay whatever runs on which nodes. */
export function totalBeside(fleet: Fleet): number {
  const { controlPlane, crossZone, others } = besideOf(fleet);
  return controlPlane + crossZone + others;
}

function besideOf({
  controlPlanePerHour = 0,
  crossZone,
  others = [],
}: Fleet): Pick<FleetMonthlyCost, 'controlPlane' | 'crossZone' | 'others'> {
  return {
    controlPlane: HOURS_PER_MONTH * controlPlanePerHour,
    crossZone: crossZone === undefined ? 0 : crossZone.gib * crossZone.perGib,
    others: others.reduce((sum, { perMonth }) => sum + perMonth, 0),
  };
}

interface VariantParts {
  readonly name: FleetVariantName;
  readonly given: FleetNode;
  readonly node: UsableNode;
  readonly fleet: Fleet;
  readonly zones: number;
  /** Pods on demand, and on spot. */
  readonly onDemand: number;
  readonly onSpot: number;
  readonly perNode: number;
}

function variantOf({ name, given, node, fleet, zones, onDemand, onSpot, perNode }: VariantParts): FleetVariant {
  const pods = onDemand + onSpot;
  const headroomNodes = onSpot > 0 ? (fleet.headroomNodes ?? 0) : 0;
  const onDemandNodes = nodesForSpread(onDemand, zones, perNode);
  const busy = nodesForSpread(onSpot, zones, perNode);
  const spotNodes = busy + headroomNodes;
  const hours = onDemandNodes * given.onDemandPerHour + busy * given.spotPerHour;
  const parts = {
    nodes: HOURS_PER_MONTH * hours,
    headroom: HOURS_PER_MONTH * headroomNodes * given.spotPerHour,
    storage: (onDemandNodes + spotNodes) * (given.storagePerMonth ?? 0),
    ...besideOf(fleet),
  };
  const most = Math.max(mostOnANode(onDemand, zones, perNode), mostOnANode(onSpot, zones, perNode));
  return {
    name,
    pods,
    onDemandNodes,
    spotNodes,
    worstNode: most / pods,
    requested: shareOf(times(fleet.workload.pod, pods), times(node.usable, onDemandNodes + spotNodes)),
    monthly: { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) },
    ...(fleet.interruptions && onSpot > 0 && { lost: lostOf(fleet.interruptions, onSpot, pods) }),
  };
}

/** However pods are spread over nodes, each is lost as often as a node is: a reclaimed one takes as many as it has. */
function lostOf({ perNodeMonth, recoverySeconds }: SpotInterruptions, onSpot: number, pods: number): LostCapacity {
  const podSeconds = onSpot * perNodeMonth * recoverySeconds;
  return { podSeconds, share: podSeconds / (pods * HOURS_PER_MONTH * 3600) };
}

/** Every number of nodes that there can be, with the fewest pods on each. */
function blastsOf({ spotPerHour }: FleetNode, packed: number, replicas: number, zones: number): readonly BlastCost[] {
  const most = mostOnANode(replicas, zones, packed);
  const all = Array.from({ length: most }, (_, index) => {
    const nodes = nodesForSpread(replicas, zones, index + 1);
    return {
      podsPerNode: index + 1,
      worstNode: (index + 1) / replicas,
      nodes,
      monthly: HOURS_PER_MONTH * nodes * spotPerHour,
    };
  });
  return all.filter(({ nodes }, index) => all[index - 1]?.nodes !== nodes);
}

/** Most pods that one node can have: as many as it may, or as there are in a zone. */
function mostOnANode(pods: number, zones: number, perNode: number): number {
  return Math.min(perNode, Math.ceil(pods / zones));
}
