/** A network that is routed to that of the cluster. */
export interface ConnectedNetwork<S = string> {
  /** For messages: `shop-prod`, `datacentre`. */
  readonly name: string;
  /** Its ranges. */
  readonly cidrs: readonly S[];
}
