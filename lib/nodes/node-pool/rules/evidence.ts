/** How a module knows what its rules about pools say. */
export interface PoolEvidence {
  /** The definition of the NodePool. */
  readonly definition: string;
  /** What labels describe instances. */
  readonly labels: string;
  /** Why spot capacity is to be sought widely. */
  readonly spot: string;
}
