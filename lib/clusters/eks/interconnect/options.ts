/**
 * How the networks of clusters reach each other.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @discriminator kind
 */
export type Interconnect<S = string> = PeeringMesh<S> | TransitGateway<S>;

/** Every VPC peers with every other. Nothing to pay by the hour, and no way through one network into a third. */
export interface PeeringMesh<S = string> {
  readonly kind: 'peering';
  /** Networks that reach each other, at least two. */
  readonly networks: readonly InterconnectedNetwork<S>[];
  /**
   * What it costs, from your prices.
   * @defaultValue not reckoned
   */
  readonly cost?: PeeringCost;
}

/** Every VPC is attached to one gateway that routes between them. */
export interface TransitGateway<S = string> {
  readonly kind: 'transit-gateway';
  /** Networks that reach each other, at least two. */
  readonly networks: readonly InterconnectedNetwork<S>[];
  /**
   * Ranges that are routed to the gateway instead of one for each network: `10.0.0.0/8`.
   * @defaultValue one route for each range of every other network
   */
  readonly summary?: readonly S[];
  /**
   * What it costs, from your prices.
   * @defaultValue not reckoned
   */
  readonly cost?: TransitGatewayCost;
}

/** A network with at most one cluster. */
export interface InterconnectedNetwork<S = string> {
  /** For messages: `shop-prod`. */
  readonly name: string;
  /** Ranges that are routed, secondary ones for pods included. */
  readonly vpcCidrs: readonly S[];
  /**
   * Ranges of pods outside the VPC that others reach all the same: remote pod networks, pods announced by BGP.
   * @defaultValue none
   */
  readonly podCidrs?: readonly S[];
  /**
   * Ranges of Services. Nobody outside reaches them, but they hide what has the same addresses from the cluster's own pods.
   * @defaultValue none
   */
  readonly serviceCidrs?: readonly S[];
}

/** Traffic between peers, and its price, in one currency. Traffic within a zone costs nothing. */
export interface PeeringCost {
  /**
   * GB of a month that go from one zone to another, in all.
   * @minimum 0
   */
  readonly crossZoneGb: number;
  /**
   * Price of a GB that crosses zones: that of the sender and that of the receiver together.
   * @minimum 0
   */
  readonly crossZonePerGb: number;
}

/** Traffic through a transit gateway, and its prices, in one currency. */
export interface TransitGatewayCost {
  /**
   * GB of a month that go through the gateway, in all.
   * @minimum 0
   */
  readonly processedGb: number;
  /**
   * Price of a GB.
   * @minimum 0
   */
  readonly processedPerGb: number;
  /**
   * Price of an attachment for an hour.
   * @minimum 0
   */
  readonly attachmentPerHour: number;
}

/** NAT gateways of a cluster, its traffic to the internet, and their prices, in one currency. */
export interface NatCost {
  /**
   * `'zone'`: one for each zone. `'single'`: one for all.
   */
  readonly nat: 'zone' | 'single';
  /**
   * Zones that the cluster is in, evenly.
   * @minimum 1
   * @asType integer
   */
  readonly zones: number;
  /**
   * GB of a month that go through NAT, both ways together.
   * @minimum 0
   */
  readonly processedGb: number;
  /**
   * Price of a gateway for an hour.
   * @minimum 0
   */
  readonly gatewayPerHour: number;
  /**
   * Price of a GB through a gateway.
   * @minimum 0
   */
  readonly processedPerGb: number;
  /**
   * Price of a GB that crosses zones: that of the sender and that of the receiver together.
   * @minimum 0
   */
  readonly crossZonePerGb: number;
}
