import type { LabelSelector } from '../../../core/label-selector';
import type { CiliumEgressDenyPeer, CiliumEgressPeer, CiliumIngressPeer } from './peer-options';
import type { CiliumDenyTraffic, CiliumEgressTraffic, CiliumIngressTraffic } from './traffic-options';

/** What lets traffic in: from somebody, of some kind, or both. */
export interface CiliumIngressRule<S = string> {
  /** @defaultValue anybody, if `traffic` is given */
  readonly from?: CiliumIngressPeer<S>;
  /** Which traffic. @defaultValue everything, if `from` is given */
  readonly traffic?: CiliumIngressTraffic;
  /**
   * Whether both sides must prove who they are with certificates: mutual authentication, beta upstream.
   * @defaultValue what other rules say
   */
  readonly authentication?: CiliumRuleAuthentication;
}

/** What lets traffic out: to somebody, of some kind, or both. */
export interface CiliumEgressRule<S = string> {
  /** Whom it is about. @defaultValue anybody, if `traffic` is given */
  readonly to?: CiliumEgressPeer<S>;
  /** Which traffic. @defaultValue everything, if `to` is given */
  readonly traffic?: CiliumEgressTraffic<S>;
  /**
   * Whether both sides must prove who they are with certificates: mutual authentication, beta upstream.
   * @defaultValue what other rules say
   */
  readonly authentication?: CiliumRuleAuthentication;
}

/** Whether both sides must prove who they are. */
export type CiliumRuleAuthentication = 'required' | 'disabled';

/** What keeps traffic out, whatever else lets it in. */
export interface CiliumIngressDenyRule<S = string> {
  /** @defaultValue anybody, if `traffic` is given */
  readonly from?: CiliumIngressPeer<S>;
  /** Which traffic. @defaultValue everything, if `from` is given */
  readonly traffic?: CiliumDenyTraffic;
}

/** What keeps traffic from going out, whatever else lets it. */
export interface CiliumEgressDenyRule<S = string> {
  /** Whom it is about. @defaultValue anybody, if `traffic` is given */
  readonly to?: CiliumEgressDenyPeer<S>;
  /** Which traffic. @defaultValue everything, if `to` is given */
  readonly traffic?: CiliumDenyTraffic;
}

/** Which directions a policy closes but for what rules let through. */
export interface CiliumDefaultDeny {
  /** Whether what comes in is closed to all that no rule allows. @defaultValue whether the policy has rules for what comes in */
  readonly ingress?: boolean;
  /** Whether what goes out is closed to all that no rule allows. @defaultValue whether the policy has rules for what goes out */
  readonly egress?: boolean;
}

/**
 * What a policy says, whoever it is about.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface CiliumPolicyRules<S = string> {
  /** A DNS subdomain. */
  readonly name: string;
  /**
   * What it is for, for readers.
   * @maxLength 1000
   * @defaultValue none
   */
  readonly description?: string;
  /**
   * What Hubble adds to flows that the policy decides: at most 32 printable characters.
   * @defaultValue nothing
   */
  readonly log?: string;
  /**
   * Which directions it closes. With `false`, rules let more through and close nothing; with `true` and no rules, nothing is
   * let through.
   * @defaultValue the directions that it has rules for
   */
  readonly enableDefaultDeny?: CiliumDefaultDeny;
  /**
   * What may come in.
   * @maxItems 200
   * @defaultValue no rules
   */
  readonly ingress?: readonly CiliumIngressRule<S>[];
  /**
   * What must not come in.
   * @maxItems 200
   * @defaultValue no rules
   */
  readonly ingressDeny?: readonly CiliumIngressDenyRule<S>[];
  /**
   * What may go out.
   * @maxItems 200
   * @defaultValue no rules
   */
  readonly egress?: readonly CiliumEgressRule<S>[];
  /**
   * What must not go out.
   * @maxItems 200
   * @defaultValue no rules
   */
  readonly egressDeny?: readonly CiliumEgressDenyRule<S>[];
}

/** A policy for pods of one namespace. */
export interface CiliumNetworkPolicy<S = string> extends CiliumPolicyRules<S> {
  /** A DNS label. The namespace exists, or an earlier plan makes it. */
  readonly namespace: string;
  /**
   * The pods that it is about.
   * @defaultValue all of the namespace
   */
  readonly endpoints?: LabelSelector;
}

/** A policy for pods of any namespace, or for nodes. */
export interface CiliumClusterwideNetworkPolicy<S = string> extends CiliumPolicyRules<S> {
  /** Who it is about. */
  readonly subject: CiliumSubject;
}

/**
 * Who a policy for the whole cluster is about.
 * @discriminator kind
 */
export type CiliumSubject = CiliumEndpointsSubject | CiliumNodesSubject;

/** Pods, and what Cilium itself runs, by their labels. Without any: all, those of `kube-system` too. */
export interface CiliumEndpointsSubject extends LabelSelector {
  readonly kind: 'endpoints';
}

/** Nodes with all that runs in their own network, by their labels. Needs `hostFirewall`. Without any: all. */
export interface CiliumNodesSubject extends LabelSelector {
  readonly kind: 'nodes';
}
