/** Whose pods are spread, and how. */
export interface SpreadSettings {
  /** Labels that exactly these pods have. Also those that the constraints of two Deployments share. */
  readonly matchLabels: Readonly<Record<string, string>>;
  /** The most pods on one node. */
  readonly podsPerNode: number;
  /** Zones that must be there before a second pod may run in one of them. Absent: no even spread over zones. */
  readonly minDomains?: number;
  /**
   * The most pods in one zone, whatever zones there are just now, instead of an even spread.
   *
   * A pod of a zone that is there can start again while another zone is lost, where a constraint that keeps zones even would
   * hold it back: with no pod in the lost one, a second one in any other is too many. The number of pods must be known, so
   * that nothing scales them.
   */
  readonly podsPerZone?: number;
  /**
   * Whether zones are counted apart for each revision of a Deployment. A roll-out with more pods than before needs it to
   * end evenly, and then needs room in every zone. One with no more pods than before ends evenly without, in the room that
   * there is. Stateful sets and jobs have no revisions in their labels. A cap on zones counts all revisions.
   */
  readonly byRevision: boolean;
}
