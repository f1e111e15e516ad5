import type { LabelSelector } from '../../../core/label-selector';

/** Pods on the other side. Without anything, every pod of the policy's namespace, or of the cluster if it has none. */
export interface CiliumEndpoints extends LabelSelector {
  /**
   * Namespace of the pods; `'*'` for all.
   * @defaultValue that of the policy; all for clusterwide policies
   */
  readonly namespace?: string;
  /**
   * Labels of the namespace of the pods, instead of its name.
   * @defaultValue none
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /**
   * Service account of the pods.
   * @defaultValue any
   */
  readonly serviceAccount?: string;
  /**
   * Cluster of a mesh that the pods are in, by its name in Cilium; `'*'` for all.
   * @defaultValue this cluster since Cilium 1.19, all before
   */
  readonly cluster?: string;
}

/**
 * Who may have no labels of its own: outside, nodes, what Cilium itself runs.
 * `cluster-mesh` is there since Cilium 1.20.
 */
export type CiliumEntity =
  | 'all'
  | 'world'
  | 'cluster'
  | 'cluster-mesh'
  | 'host'
  | 'remote-node'
  | 'kube-apiserver'
  | 'ingress'
  | 'health'
  | 'init'
  | 'unmanaged'
  | 'none';

/** Pods, by their labels. */
export interface CiliumEndpointsPeer {
  readonly kind: 'endpoints';
  /**
   * At least one: none would let nobody through.
   * @maxItems 200
   */
  readonly endpoints: readonly CiliumEndpoints[];
}

/** Who has no labels, by what it is. */
export interface CiliumEntitiesPeer {
  readonly kind: 'entities';
  /**
   * At least one: none would let nobody through.
   * @maxItems 12
   */
  readonly entities: readonly CiliumEntity[];
}

/**
 * Addresses outside of the cluster. Pods and nodes are never selected by their addresses.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface CiliumCidrsPeer<S = string> {
  readonly kind: 'cidrs';
  /**
   * At least one: none would let nobody through.
   * @maxItems 500
   */
  readonly cidrs: readonly CiliumCidr<S>[];
}

/** A range of addresses. */
export interface CiliumCidr<S = string> {
  /** In CIDR notation. */
  readonly cidr: S;
  /**
   * Parts of the range that are left out, in CIDR notation.
   * @maxItems 200
   * @defaultValue none
   */
  readonly except?: readonly S[];
}

/** Ranges that are described once, for many policies. */
export interface CiliumCidrGroup<S = string> {
  /** A DNS subdomain, unique in the cluster. */
  readonly name: string;
  /**
   * In CIDR notation.
   * @maxItems 5000
   */
  readonly cidrs: readonly S[];
}

/** Name of a CiliumCIDRGroup. */
export type CiliumCidrGroupName = string;

/** Addresses outside of the cluster, by groups of them. */
export interface CiliumCidrGroupsPeer<S = string> {
  readonly kind: 'cidr-groups';
  /**
   * Groups of `cidrGroups`, the objects or their names. At least one: none would let nobody through.
   * @maxItems 200
   */
  readonly groups: readonly (CiliumCidrGroup<S> | CiliumCidrGroupName)[];
}

/** Other nodes, by their labels. Needs `nodeSelectorLabels` of the agent. */
export interface CiliumNodesPeer {
  readonly kind: 'nodes';
  /**
   * At least one: none would let nobody through.
   * @maxItems 200
   */
  readonly nodes: readonly LabelSelector[];
}

/** Hosts outside, by names that pods look up: the addresses that answers hold are let through. */
export interface CiliumFqdnsPeer<S = string> {
  readonly kind: 'fqdns';
  /**
   * Whole names.
   * @maxItems 500
   * @defaultValue none
   */
  readonly names?: readonly S[];
  /**
   * Names with `*` for any characters but dots. `**.` in front takes several levels, since Cilium 1.19.
   * @maxItems 500
   * @defaultValue none
   */
  readonly patterns?: readonly string[];
  /**
   * What the policy lets pods ask of DNS through Cilium's proxy, which learns addresses there and nowhere else. `'any'`:
   * all names. `'listed'`: these alone, so that libraries which first try search domains see refusals. `'elsewhere'`:
   * nothing, because another policy has such a rule.
   * @defaultValue `'any'`
   */
  readonly lookups?: 'any' | 'listed' | 'elsewhere';
}

/** Pods behind Services, or the addresses of Services without selectors. */
export interface CiliumServicesPeer {
  readonly kind: 'services';
  /**
   * Services by name.
   * @maxItems 200
   * @defaultValue none
   */
  readonly services?: readonly CiliumNamedService[];
  /**
   * Services by label.
   * @maxItems 200
   * @defaultValue none
   */
  readonly selectors?: readonly CiliumServiceSelector[];
}

/** A Service by its name. */
export interface CiliumNamedService {
  /** A DNS label. */
  readonly name: string;
  /** A DNS label. */
  readonly namespace: string;
}

/** Services by their labels. */
export interface CiliumServiceSelector extends LabelSelector {
  /**
   * A DNS label.
   * @defaultValue every namespace
   */
  readonly namespace?: string;
}

/**
 * Who traffic comes from: one kind a rule, as the agent demands.
 * @discriminator kind
 */
export type CiliumIngressPeer<S = string> =
  | CiliumEndpointsPeer
  | CiliumEntitiesPeer
  | CiliumCidrsPeer<S>
  | CiliumCidrGroupsPeer<S>
  | CiliumNodesPeer;

/**
 * Who traffic is denied to. Names of hosts are not among them: the agent has no such rule.
 * @discriminator kind
 */
export type CiliumEgressDenyPeer<S = string> =
  | CiliumEndpointsPeer
  | CiliumEntitiesPeer
  | CiliumCidrsPeer<S>
  | CiliumCidrGroupsPeer<S>
  | CiliumNodesPeer
  | CiliumServicesPeer;

/**
 * Who traffic goes to: one kind a rule, as the agent demands.
 * @discriminator kind
 */
export type CiliumEgressPeer<S = string> =
  | CiliumEndpointsPeer
  | CiliumEntitiesPeer
  | CiliumCidrsPeer<S>
  | CiliumCidrGroupsPeer<S>
  | CiliumNodesPeer
  | CiliumServicesPeer
  | CiliumFqdnsPeer<S>;

/** Any of them. */
export type CiliumPeer<S = string> = CiliumEgressPeer<S>;
