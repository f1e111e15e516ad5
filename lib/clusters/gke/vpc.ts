/**
 * A VPC that is made for the cluster, one that exists, or one that another project shares.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @discriminator kind
 */
export type GkeVpc<S = string> = GkeNewVpc<S> | GkeExistingVpc<S> | GkeSharedVpc<S>;

/** A VPC made for the cluster, with one subnet, its secondary ranges and a way out. */
export interface GkeNewVpc<S = string> {
  readonly kind: 'new';
  /**
   * Primary range of the subnet: nodes and internal load balancers. It can grow later, and not shrink.
   * @defaultValue `'10.0.0.0/20'`
   */
  readonly nodeRange?: S;
  /**
   * Secondary range of pods. It can never be changed; more can be added.
   * @defaultValue `'10.244.0.0/16'`
   */
  readonly podRange?: S;
  /**
   * Further secondary ranges of pods, for nodes that have no room in the first.
   * @defaultValue none
   */
  readonly additionalPodRanges?: readonly S[];
  /**
   * Secondary range of Services. It can never be changed.
   * @defaultValue `'172.20.0.0/20'`
   */
  readonly serviceRange?: S;
  /**
   * Range of a subnet for the proxies of regional load balancers, `/26` or larger: Gateways of regional classes need one.
   * @defaultValue none
   */
  readonly proxyOnlyRange?: S;
  /**
   * Whether IPv6 addresses are reached from the internet. For dual stack only.
   * @defaultValue `'internal'`
   */
  readonly ipv6Access?: 'internal' | 'external';
  /**
   * Let private nodes out to the internet, by Cloud NAT.
   * @defaultValue `true`
   */
  readonly nat?: boolean;
  /**
   * MTU of the network, in bytes.
   * @minimum 1300
   * @maximum 8896
   * @asType integer
   * @defaultValue `1460`
   */
  readonly mtu?: number;
}

/** What is known of a subnet that exists. */
export interface GkeGivenSubnet<S = string> {
  /** The network's self link, `projects/<project>/global/networks/<name>`; its name suffices within one project. */
  readonly network: S;
  /** The subnet's self link, `projects/<project>/regions/<region>/subnetworks/<name>`; its name suffices within one project. */
  readonly subnetwork: S;
  /**
   * Primary range of the subnet, for arithmetic and overlap checks.
   * @defaultValue not known
   */
  readonly nodeRange?: S;
  /**
   * Further secondary ranges for pods, which nodes take once the first is full.
   * @defaultValue none
   */
  readonly additionalPodRanges?: readonly GkeNamedRange<S>[];
  /**
   * Whether the subnet has IPv6 addresses, and who reaches them. Dual stack needs one of them.
   * @defaultValue `'none'`
   */
  readonly ipv6Access?: 'internal' | 'external' | 'none';
  /**
   * MTU of the network, in bytes.
   * @minimum 1300
   * @maximum 8896
   * @asType integer
   * @defaultValue `1460`
   */
  readonly mtu?: number;
}

/** A subnet of the same project that exists. */
export interface GkeExistingVpc<S = string> extends GkeGivenSubnet<S> {
  readonly kind: 'existing';
  /** Where pods and Services get addresses: ranges that exist, or blocks that GKE makes ranges of. Never one of each. */
  readonly ranges: GkeNamedRanges<S> | GkeRangeBlocks<S>;
}

/** A subnet that the host project of a Shared VPC shares. Nobody but its owner adds ranges to it, so they exist already. */
export interface GkeSharedVpc<S = string> extends GkeGivenSubnet<S> {
  readonly kind: 'shared';
  /** The id of the project that owns the network: 6 to 30 lower-case letters, digits and `-`. */
  readonly hostProject: string;
  /** Where pods and Services get addresses: ranges of the shared subnet. */
  readonly ranges: GkeNamedRanges<S>;
}

/** Secondary ranges that the subnet has. */
export interface GkeNamedRanges<S = string> {
  readonly kind: 'named';
  /** Of pods. Cannot be changed. */
  readonly pods: GkeNamedRange<S>;
  /**
   * Of Services. Cannot be changed.
   * @defaultValue one that Google keeps for GKE, outside of every VPC
   */
  readonly services?: GkeNamedRange<S>;
}

/** A secondary range of a subnet. */
export interface GkeNamedRange<S = string> {
  /** What the subnet calls it. */
  readonly name: S;
  /**
   * The range itself, for arithmetic and overlap checks. Your own Cilium needs to know that of pods.
   * @defaultValue not known
   */
  readonly cidr?: S;
}

/** Blocks that GKE adds to the subnet as secondary ranges. */
export interface GkeRangeBlocks<S = string> {
  readonly kind: 'blocks';
  /** For pods. Cannot be changed. */
  readonly pods: S;
  /** For Services. Cannot be changed. */
  readonly services: S;
}
