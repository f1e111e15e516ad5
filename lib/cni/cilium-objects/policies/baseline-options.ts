import type { LabelSelector } from '../../../core/label-selector';
import type { PortNeed } from '../../../core/needs';

/**
 * Policies that most clusters need.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface CiliumBaseline<S = string> {
  /**
   * How DNS is let through. `'proxied'`: Cilium's proxy sees every question, so that rules can name hosts. `'direct'`: it
   * does not, and neither do policies need the proxy.
   * @defaultValue `'proxied'`
   */
  readonly dns?: 'proxied' | 'direct';
  /**
   * Namespaces that are closed, but for DNS and what is said of them.
   * @maxItems 500
   * @defaultValue none
   */
  readonly namespaces?: readonly CiliumClosedNamespace[];
  /**
   * What holds for pods of every namespace.
   * @defaultValue nothing
   */
  readonly everywhere?: CiliumEverywhere<S>;
  /**
   * What may come in to nodes. Needs `hostFirewall` of Cilium, first in audit mode: the page of the plan says how.
   * @defaultValue everything
   */
  readonly nodes?: CiliumNodeBaseline<S>;
}

/** A namespace that is closed. Probes of kubelet always get in. */
export interface CiliumClosedNamespace {
  /** A DNS label. */
  readonly name: string;
  /**
   * Which directions are closed.
   * @minItems 1
   * @maxItems 2
   * @defaultValue both
   */
  readonly directions?: readonly CiliumDirection[];
  /**
   * Whether its pods may speak to each other.
   * @defaultValue `false`
   */
  readonly within?: boolean;
  /**
   * Whether its pods may ask the API server.
   * @defaultValue `false`
   */
  readonly apiServer?: boolean;
  /**
   * Whether requests that come through Cilium's Gateway API or Ingress get in.
   * @defaultValue `false`
   */
  readonly gateway?: boolean;
  /**
   * Whether its pods are in Istio's ambient mesh, whose traffic and probes then get through.
   * @defaultValue `false`
   */
  readonly istioAmbient?: boolean;
}

/** Whether traffic comes in or goes out. */
export type CiliumDirection = 'ingress' | 'egress';

/** What holds for pods of every namespace. Nothing is closed by it unless `deny` says so. */
export interface CiliumEverywhere<S = string> {
  /**
   * Directions that are closed for pods of all namespaces but those of `except`.
   * @maxItems 2
   * @defaultValue none
   */
  readonly deny?: readonly CiliumDirection[];
  /**
   * Namespaces that `deny` and `denyMetadata` leave out.
   * @maxItems 100
   * @defaultValue `['kube-system']`
   */
  readonly except?: readonly string[];
  /**
   * Whether pods may ask the API server.
   * @defaultValue `true`
   */
  readonly apiServer?: boolean;
  /**
   * Whether nodes get in to pods: the API server to webhooks, and connections to node ports that another node passes on.
   * The node that a pod runs on always gets in.
   * @defaultValue `true`
   */
  readonly nodes?: boolean;
  /**
   * Whether Cilium's own checks between nodes get through where pods are closed.
   * @defaultValue `true`
   */
  readonly health?: boolean;
  /**
   * Whether Cilium's Gateway API or Ingress takes requests of anybody, and passes them on to pods, which must let it in.
   * @defaultValue `false`
   */
  readonly gateway?: boolean;
  /**
   * Whether traffic and probes of Istio's ambient mesh get through.
   * @defaultValue `false`
   */
  readonly istioAmbient?: boolean;
  /**
   * Keep pods from the metadata of a cloud, where credentials of nodes are. Whatever else lets them.
   * @defaultValue `false`
   */
  readonly denyMetadata?: boolean;
  /**
   * Ranges that metadata is at, in CIDR notation.
   * @maxItems 10
   * @defaultValue `169.254.169.254/32`, and `fd00:ec2::254/128` where pods have IPv6
   */
  readonly metadataRanges?: readonly S[];
}

/** What may come in to nodes: all that is in the cluster, the API server, `ping`, and what is said here. */
export interface CiliumNodeBaseline<S = string> {
  /**
   * The nodes that it is about.
   * @defaultValue all
   */
  readonly selector?: LabelSelector;
  /**
   * Where SSH may come from, in CIDR notation.
   * @maxItems 100
   * @defaultValue nowhere outside of the cluster
   */
  readonly ssh?: readonly S[];
  /**
   * Where the API server may be asked from at port 6443 of nodes, in CIDR notation.
   * @maxItems 100
   * @defaultValue nowhere outside of the cluster
   */
  readonly apiServerClients?: readonly S[];
  /**
   * What plans ask of firewalls: `plan.needs.ports` of that of Cilium, and of others. Nodes get in at these ports from
   * `nodeRanges`, before Cilium knows them as nodes; others as each port says.
   * @maxItems 200
   * @defaultValue none
   */
  readonly ports?: readonly PortNeed[];
  /**
   * Networks that nodes are in, in CIDR notation.
   * @maxItems 50
   * @defaultValue those of the cluster
   */
  readonly nodeRanges?: readonly S[];
}
