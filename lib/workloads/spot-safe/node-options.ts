/** Which nodes a workload runs on. */
export interface NodeChoiceOptions {
  /**
   * `spot-first`: spot nodes, and others while there are none. `spot`: nothing else, so that pods wait for spot capacity.
   * `any`: whatever has room.
   * @defaultValue `'spot-first'`
   */
  readonly capacity?: 'spot' | 'spot-first' | 'any';
  /** The label that spot nodes have, all of them and no others. @defaultValue one that the cluster's spot pools have */
  readonly spotLabel?: NodeLabel;
}

/** A label of nodes. */
export interface NodeLabel {
  /** A qualified name. */
  readonly key: string;
  /** Its value on these nodes. */
  readonly value: string;
}
