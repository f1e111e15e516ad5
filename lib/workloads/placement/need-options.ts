/** What a workload must live through without falling below what it needs. */
export type Survival = 'node' | 'zone' | 'zone+node';

/**
 * What happens to the pods of a zone that is lost. `hold`: they wait until the zone is back, and no other zone takes more
 * than its share. `reschedule`: the other zones take them, and before that each may have held more.
 */
export type ZoneLossAnswer = 'hold' | 'reschedule';

/** How much of a workload must be left, and after which loss. Everything about its placement follows from this. */
export interface NeedOptions {
  /**
   * Pods that must be left to serve after a loss.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly need: number;
  /**
   * Zones that the nodes are in.
   * @minimum 1
   * @maximum 10
   * @asType integer
   * @defaultValue those of the cluster, where it knows them; otherwise it has to be said
   */
  readonly zones?: number;
  /**
   * Which loss must leave `need` pods. `zone+node`: a zone, and one more node while it is away.
   * @defaultValue `'zone'`; `'node'` where there is one zone
   */
  readonly survive?: Survival;
  /**
   * What happens to the pods of a lost zone.
   * @defaultValue `'hold'`
   */
  readonly onZoneLoss?: ZoneLossAnswer;
  /**
   * The largest share of the pods that one node may take along, from 0 to 1.
   * @exclusiveMinimum 0
   * @maximum 1
   * @defaultValue `0.2`
   */
  readonly blastRadius?: number;
  /**
   * The largest share of the pods that one zone may take along, from 0 to 1.
   * @exclusiveMinimum 0
   * @maximum 1
   * @defaultValue whatever leaves `need`
   */
  readonly zoneBlastRadius?: number;
  /**
   * Pods that run, at least. Given, they are checked.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   * @defaultValue the fewest with which everything else holds
   */
  readonly replicas?: number;
  /**
   * The most pods on one node. More of them need fewer nodes and more replicas. Given, it is checked.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @defaultValue the most with which everything else holds
   */
  readonly podsPerNode?: number;
}
