import type { Port } from '../../../clusters/options';
import type { LabelSelector } from '../../../core/label-selector';
import type { IpFamily } from '../../../core/network/cidr';
import type { BgpAdvertisement } from './advertisement-options';

/**
 * Nodes that speak BGP, and with whom. No node may be in two of these.
 *
 * @see https://docs.cilium.io/en/stable/network/bgp-control-plane/bgp-control-plane-configuration/
 */
export interface BgpNodes<S = string> {
  /** A DNS label. */
  readonly name: string;
  /**
   * The nodes.
   * @defaultValue all
   */
  readonly nodes?: LabelSelector;
  /**
   * Routers that each of the nodes runs: one, but for those that live in several autonomous systems.
   * @minItems 1
   * @maxItems 16
   */
  readonly instances: readonly BgpInstance<S>[];
  /**
   * What differs on single nodes.
   * @maxItems 1000
   * @defaultValue nothing
   */
  readonly overrides?: readonly BgpNodeOverride<S>[];
}

/** A router on each node. */
export interface BgpInstance<S = string> {
  /** A DNS label. */
  readonly name: string;
  /** Its own autonomous system. */
  readonly localASN: Asn;
  /**
   * Port on which it takes connections of peers.
   * @defaultValue none: it opens connections, and takes none
   */
  readonly localPort?: Port;
  /**
   * Whom it speaks with.
   * @minItems 1
   * @maxItems 200
   */
  readonly peers: readonly BgpPeer<S>[];
}

/** A router to speak with: at an address, or the default gateway of the node. */
export type BgpPeer<S = string> = BgpPeerAtAddress<S> | BgpPeerAtGateway<S>;

/** A router at an address. */
export interface BgpPeerAtAddress<S = string> extends BgpPeerBase<S> {
  /** An IP address. */
  readonly address: S;
}

/** The router that a node sends everything to that it knows no route for, found on each node: one address for each rack. */
export interface BgpPeerAtGateway<S = string> extends BgpPeerBase<S> {
  /** Where to look. */
  readonly autoDiscovery: {
    readonly mode: 'DefaultGateway';
    /** Which default gateway: that of IPv4, or that of IPv6. */
    readonly addressFamily: IpFamily;
  };
}

/** What every peer has. */
export interface BgpPeerBase<S = string> {
  /** A DNS label. */
  readonly name: string;
  /**
   * Its autonomous system; 0 takes any that it names.
   * @minimum 0
   * @maximum 4294967295
   * @asType integer
   */
  readonly peerASN: number;
  /**
   * What it is told of: each described here, or the name of one that is described elsewhere in the plan.
   * @minItems 1
   * @maxItems 100
   */
  readonly advertises: readonly (BgpAdvertisement<S> | string)[];
  /**
   * IP families of routes.
   * @minItems 1
   * @maxItems 2
   * @defaultValue those of the cluster
   */
  readonly families?: readonly IpFamily[];
  /**
   * How soon a peer that is silent is given up.
   * @defaultValue 30 seconds, asked every 10: routes of a dead node go within half a minute
   */
  readonly timers?: BgpTimers;
  /**
   * Whether the peer keeps routes while the agent restarts, as every upgrade makes it.
   * @defaultValue `true`: for 120 seconds
   */
  readonly gracefulRestart?: boolean | BgpGracefulRestart;
  /**
   * Most routers on the way to a peer of another autonomous system, itself included.
   * @minimum 1
   * @maximum 255
   * @asType integer
   * @defaultValue 1: it is in the segment of the node
   */
  readonly ebgpMultihop?: number;
  /**
   * Name of a Secret with the password of the session (TCP MD5) under the key `password`. It is in the namespace that
   * Cilium reads such Secrets from: `kube-system`, unless its installation says another.
   * @defaultValue none: anybody at its address is the peer
   */
  readonly authSecretRef?: string;
  /**
   * Port on which the peer takes connections.
   * @defaultValue 179
   */
  readonly peerPort?: Port;
  /**
   * Interface of the node whose address the session has, such as a loopback. Needs Cilium 1.19.
   * @defaultValue the interface that leads to the peer
   */
  readonly sourceInterface?: string;
}

/** How soon a peer that is silent is given up. */
export interface BgpTimers {
  /**
   * Seconds of silence after which the session ends. Cilium's own is 90. The lower one of both sides holds.
   * @minimum 3
   * @maximum 65535
   * @asType integer
   * @defaultValue `30`
   */
  readonly holdTimeSeconds?: number;
  /**
   * Seconds between two messages that say nothing else. Cilium's own is 30.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   * @defaultValue a third of `holdTimeSeconds`
   */
  readonly keepAliveTimeSeconds?: number;
  /**
   * Seconds until a connection is tried again.
   * @minimum 1
   * @maximum 2147483647
   * @asType integer
   * @defaultValue `120`
   */
  readonly connectRetryTimeSeconds?: number;
}

/** For how long a peer keeps routes of an agent that restarts. */
export interface BgpGracefulRestart {
  /**
   * Seconds. Long enough for an agent to be upgraded; a node that is dead attracts traffic for as long.
   * @minimum 1
   * @maximum 4095
   * @asType integer
   */
  readonly restartTimeSeconds: number;
}

/** What differs on one node. */
export interface BgpNodeOverride<S = string> {
  /** Name of the Node. */
  readonly node: string;
  /**
   * Instances that differ there.
   * @minItems 1
   * @maxItems 16
   */
  readonly instances: readonly BgpInstanceOverride<S>[];
}

/** What differs of an instance on one node. */
export interface BgpInstanceOverride<S = string> {
  /** Name of the instance. */
  readonly name: string;
  /**
   * Identifier of the router, unique in its network, in the form of an IPv4 address.
   * @defaultValue the node's IPv4 address; without one, a part of its hardware address
   */
  readonly routerID?: S;
  /** Its own autonomous system there. @defaultValue that of the instance */
  readonly localASN?: Asn;
  /** Port on which it takes connections there. @defaultValue that of the instance */
  readonly localPort?: Port;
  /**
   * Peers that see the node at another address.
   * @maxItems 200
   * @defaultValue none
   */
  readonly peers?: readonly BgpPeerOverride<S>[];
}

/** What differs of a peer on one node. */
export interface BgpPeerOverride<S = string> {
  /** Name of the peer. */
  readonly name: string;
  /** Address of the node that the session has. */
  readonly localAddress: S;
}

/**
 * Number of an autonomous system.
 * @minimum 1
 * @maximum 4294967295
 * @asType integer
 */
export type Asn = number;
