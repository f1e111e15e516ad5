import type { Survival, ZoneLossAnswer } from './need-options';

/** What a loss takes, at the worst. */
export interface Loss {
  /** Pods that are lost. */
  readonly pods: number;
  /** The part of all pods that this is, from 0 to 1. */
  readonly share: number;
  /** Pods that are left at once, before anything is replaced. */
  readonly survivors: number;
  /** Whether they are as many as are needed. */
  readonly isCovered: boolean;
}

/** Another way to get the same: fewer nodes for more pods. */
export interface PlacementChoice {
  /** The most pods on one node. */
  readonly podsPerNode: number;
  /** The fewest pods with which that holds. */
  readonly replicas: number;
  /** The fewest nodes that take them. */
  readonly nodes: number;
}

/** Where pods are, and what a loss takes of them: numbers that hold whatever the scheduler chooses. */
export interface Placement {
  /** Pods that must be left. */
  readonly need: number;
  /** Pods that run, at least. */
  readonly replicas: number;
  /** Zones that the nodes are in. */
  readonly zones: number;
  /** Which loss leaves `need` pods. */
  readonly survive: Survival;
  /** What happens to the pods of a lost zone. */
  readonly onZoneLoss: ZoneLossAnswer;
  /** The most pods on one node: never more, however many nodes there are. */
  readonly podsPerNode: number;
  /** Zones that must be there before a second pod may run in one of them. Absent: there is one zone. */
  readonly minDomains?: number;
  /** The fewest nodes that take all pods. */
  readonly nodes: number;
  /** The fewest nodes in each zone with which all pods run, also after what happens to a lost zone. */
  readonly nodesPerZone: number;
  /** What a lost node takes. */
  readonly node: Loss;
  /** What a lost zone takes. Absent: there is one zone. */
  readonly zone?: Loss;
  /** What a lost zone and one more node take. Absent: there is one zone. */
  readonly zoneAndNode?: Loss;
  /** Pods that wait for a lost zone to come back. `0`: other zones take them. */
  readonly heldPods: number;
  /** Pods that may be taken away in good order at the same time: as many as the loss that is lived through takes, by default. */
  readonly disruptions: number;
  /** Ways to get the same with fewer nodes, by growing `podsPerNode`. The first is that with the fewest pods. */
  readonly choices: readonly PlacementChoice[];
}
