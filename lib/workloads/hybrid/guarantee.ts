import { leastZones, nodesForSpread, nodesInEachZone, worstZone } from '../placement/arithmetic';
import type { Guarantee } from '../placement/guarantee';
import type { PlacementChoice } from '../placement/placement';
import { guaranteeOf } from '../spot-safe/guarantee-of';
import { awayIn } from '../spot-safe/shares';
import type { BaseSettings, Half, HybridSettings, RatioSettings } from './settings';

/** What a workload on both kinds of capacity is guaranteed. */
export interface HybridGuarantee extends Guarantee {
  /** What is on on-demand nodes. */
  readonly split: BaseGuarantee | RatioGuarantee;
}

/** Pods on on-demand nodes that are there whatever happens to spot capacity. */
export interface BaseGuarantee {
  readonly kind: 'base';
  /** Pods on on-demand nodes: what is left when all spot nodes are gone. */
  readonly onDemand: number;
  /** Those of them that are left when a zone is lost too. Absent: there is one zone. */
  readonly onDemandAfterZone?: number;
  /** Pods on spot nodes, at least. */
  readonly spot: number;
  /** Whether the others run on spot nodes alone. */
  readonly spotOnly: boolean;
  /** Pods that roll-outs of both halves take away at once. */
  readonly awayInRollOut: number;
}

/** Parts on both kinds of capacity, while both can be had. */
export interface RatioGuarantee {
  readonly kind: 'ratio';
  /** Parts on on-demand nodes. */
  readonly onDemand: number;
  /** Parts on spot nodes. */
  readonly spot: number;
  /** The label of nodes. */
  readonly label: string;
  /** Its values on on-demand nodes. */
  readonly onDemandValues: readonly string[];
  /** Its values on spot nodes. */
  readonly spotValues: readonly string[];
}

/** What a workload on both kinds of capacity is guaranteed. */
export function hybridGuaranteeOf({ split, whole }: HybridSettings): HybridGuarantee {
  const guarantee = guaranteeOf(whole);
  if (split.kind === 'ratio') return { ...guarantee, split: ratioGuarantee(split) };
  const base = baseGuarantee(whole, split);
  const { autoscale, rollOut } = guarantee;
  return {
    ...guarantee,
    ...nodesApart(guarantee, split),
    ...(rollOut && { rollOut: { ...rollOut, away: base.awayInRollOut } }),
    ...(autoscale && { autoscale: { ...autoscale, worstZoneAfterward: zoneAfterward(whole, split) } }),
    split: base,
  };
}

/** The fewest nodes of each half: none of them is for both. */
export function nodesOfHalves(
  onDemand: number,
  { podsPerNode, replicas, zones }: Pick<Guarantee, 'podsPerNode' | 'replicas' | 'zones'>,
): Readonly<Record<Half, number>> {
  return {
    'on-demand': nodesForSpread(onDemand, zones, podsPerNode),
    spot: nodesForSpread(replicas - onDemand, zones, podsPerNode),
  };
}

/** What two halves on nodes of their own need, where one Deployment would share nodes. */
function nodesApart(
  { onZoneLoss, podsPerNode, replicas, zones, ...guarantee }: Guarantee,
  { onDemand, spot }: BaseSettings,
): Pick<Guarantee, 'nodes' | 'nodesPerZone' | 'choices'> {
  const inAll = (replicas: number, podsPerNode: number): number => {
    const { 'on-demand': base, spot: others } = nodesOfHalves(onDemand, { podsPerNode, replicas, zones });
    return base + others;
  };
  const inZone = (pods: number): number => nodesInEachZone(pods, { zones, onZoneLoss }, podsPerNode);
  const choices: PlacementChoice[] = [];
  for (const choice of guarantee.choices) {
    const nodes = inAll(choice.replicas, choice.podsPerNode);
    if (choice.replicas > onDemand && nodes < (choices.at(-1)?.nodes ?? Number.POSITIVE_INFINITY))
      choices.push({ ...choice, nodes });
  }
  return { nodes: inAll(replicas, podsPerNode), nodesPerZone: inZone(onDemand) + inZone(spot), choices };
}

function baseGuarantee(
  { need, nodes }: HybridSettings['whole'],
  { onDemand, rollOuts, spot }: BaseSettings,
): BaseGuarantee {
  return {
    kind: 'base',
    onDemand,
    ...(need.zones > 1 && { onDemandAfterZone: onDemand - onDemand / leastZones(need) }),
    spot,
    spotOnly: nodes.capacity === 'spot',
    awayInRollOut: awayIn(rollOuts['on-demand'], onDemand) + awayIn(rollOuts.spot, spot),
  };
}

/** The base stays even: only the pods on spot nodes come and go. */
function zoneAfterward({ autoscale, need }: HybridSettings['whole'], { onDemand, spot }: BaseSettings): number {
  const most = worstZone((autoscale?.maxReplicas ?? 0) - onDemand, need);
  return onDemand / leastZones(need) + Math.min(spot, most);
}

function ratioGuarantee({ label, onDemand, spot }: RatioSettings): RatioGuarantee {
  const values = Array.from({ length: onDemand + spot }, (_, index) => String(index + 1));
  return {
    kind: 'ratio',
    onDemand,
    spot,
    label,
    onDemandValues: values.slice(0, onDemand),
    spotValues: values.slice(onDemand),
  };
}
