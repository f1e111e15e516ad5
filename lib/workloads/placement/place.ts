import {
  fewestReplicas,
  leastZones,
  type NeedShape,
  nodesForSpread,
  nodesInEachZone,
  worstLoss,
  worstZone,
} from './arithmetic';
import type { Survival } from './need-options';
import type { Loss, Placement, PlacementChoice } from './placement';
import type { NeedSettings } from './settings';

/** What follows from what a workload needs, for the worst that the scheduler may choose. */
export function placementOf(settings: NeedSettings): Placement {
  const { need, onZoneLoss, podsPerNode, replicas, survive, zones } = settings;
  const lossOf = (what: Survival): Loss => {
    const pods = worstLoss(what, replicas, podsPerNode, settings);
    const survivors = replicas - pods;
    return { pods, share: pods / replicas, survivors, isCovered: survivors >= need };
  };
  return {
    ...{ need, replicas, zones, survive, onZoneLoss, podsPerNode },
    ...(zones > 1 && { minDomains: leastZones(settings) }),
    nodes: nodesForSpread(replicas, zones, podsPerNode),
    nodesPerZone: nodesInEachZone(replicas, settings, podsPerNode),
    node: lossOf('node'),
    ...(zones > 1 && { zone: lossOf('zone'), zoneAndNode: lossOf('zone+node') }),
    heldPods: zones > 1 && onZoneLoss === 'hold' ? worstZone(replicas, settings) : 0,
    disruptions: worstLoss(survive, replicas, podsPerNode, settings),
    choices: choicesOf(settings),
  };
}

/** Beyond this many pods on a node, more of them save nothing worth a choice. */
const MOST_ON_A_NODE = 50;

function choicesOf(shape: NeedShape): readonly PlacementChoice[] {
  const choices: PlacementChoice[] = [];
  for (let podsPerNode = 1; podsPerNode <= MOST_ON_A_NODE; podsPerNode++) {
    const replicas = fewestReplicas(shape, podsPerNode);
    if (replicas === undefined) break;
    const nodes = nodesForSpread(replicas, shape.zones, podsPerNode);
    const last = choices.at(-1);
    if (last !== undefined && nodes >= last.nodes) continue;
    if (last?.replicas === replicas) choices.pop();
    choices.push({ podsPerNode, replicas, nodes });
  }
  return choices;
}
