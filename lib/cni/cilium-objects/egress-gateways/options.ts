import type { LabelSelector } from '../../../core/label-selector';

/**
 * Nodes that pods leave the cluster by, with addresses that those outside can tell.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cilium.io/en/stable/network/egress-gateway/egress-gateway/
 */
export interface CiliumEgressGatewaysOptions<S = string> {
  /**
   * Name of the plan: a DNS label, unique in a composition.
   * @defaultValue `'cilium-egress'`
   */
  readonly name?: string;
  /**
   * Who leaves by which nodes.
   * @minItems 1
   * @maxItems 500
   */
  readonly policies: readonly EgressGatewayPolicy<S>[];
}

/**
 * Pods that leave by gateways. Connections break whenever their gateway changes, and a pod that has just started may leave
 * by its own node for a moment. Where no gateway is there, packets are dropped.
 */
export interface EgressGatewayPolicy<S = string> {
  /** A DNS label. */
  readonly name: string;
  /**
   * Pods that leave by the gateways: those of any of these.
   * @minItems 1
   * @maxItems 100
   */
  readonly selectors: readonly EgressSelector[];
  /**
   * Nodes whose pods it holds for.
   * @maxItems 100
   * @defaultValue all nodes
   */
  readonly onNodes?: readonly LabelSelector[];
  /**
   * Destinations outside of the cluster, in CIDR notation. Pods and nodes of the cluster are never meant.
   * @minItems 1
   * @maxItems 1000
   */
  readonly destinationCIDRs: readonly S[];
  /**
   * Parts of these that pods reach by their own node.
   * @maxItems 1000
   * @defaultValue none
   */
  readonly excludedCIDRs?: readonly S[];
  /**
   * The ways out. Pods are spread over several; each is one node, the first by name of those that are selected.
   * @minItems 1
   * @maxItems 64
   */
  readonly gateways: readonly EgressGateway<S>[];
}

/** Pods by their labels and those of their namespace: both must hold. */
export interface EgressSelector {
  /**
   * The pods.
   * @defaultValue all
   */
  readonly pods?: LabelSelector;
  /**
   * Their namespaces.
   * @defaultValue all
   */
  readonly namespaces?: LabelSelector;
}

/** A way out: by an interface of a node, or by an address that the node has. */
export type EgressGateway<S = string> = EgressGatewayInterface | EgressGatewayAddress<S>;

/** The first address of an interface. */
export interface EgressGatewayInterface {
  /** Nodes, of which the first by name is taken: another takes over when it goes. */
  readonly nodes: LabelSelector;
  /**
   * Name of the interface, one of Cilium's devices.
   * @defaultValue the one that the default route leads to
   */
  readonly interface?: string;
}

/** One address, which something must put on the node. */
export interface EgressGatewayAddress<S = string> {
  /** Nodes, of which the first by name is taken: the one that has the address. */
  readonly nodes: LabelSelector;
  /** An address of the node. An IPv6 address needs Cilium 1.20. */
  readonly egressIP: S;
}
