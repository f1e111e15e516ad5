/** Whose pods are spread, and how. */
export interface SpreadSettings {
  /** Labels that exactly these pods have. Also those that the constraints of two Deployments share. */
  readonly matchLabels: Readonly<Record<string, string>>;
  /** The most pods on one node. */
  readonly podsPerNode: number;
  /** Zones that must be there before a second pod may run in one of them. Absent: no constraint on zones. */
  readonly minDomains?: number;
  /**
   * Whether zones are counted apart for each revision of a Deployment. A roll-out with more pods than before needs it to
   * end evenly, and then needs room in every zone. One with no more pods than before ends evenly without, in the room that
   * there is. Stateful sets and jobs have no revisions in their labels.
   */
  readonly byRevision: boolean;
  /**
   * Whether nodes that the pod cannot run on because of its node selection are left out.
   * @defaultValue `'Honor'`
   */
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore';
}
