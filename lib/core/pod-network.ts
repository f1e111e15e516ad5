import type { Values } from './values';

/**
 * How the network under the nodes takes part in that of the pods. A cluster states it; a CNI keeps to it.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 */
export type PodNetwork<S = string> = OwnPodNetwork | CloudPodNetwork<S> | ChainedPodNetwork | FixedPodNetwork;

/** Nobody but the CNI knows pod addresses: a tunnel, or routes that somebody else makes. */
export interface OwnPodNetwork {
  readonly kind: 'own';
  /** Labels of the nodes that it serves, where something else serves the others. Absent: all nodes. */
  readonly nodes?: Readonly<Record<string, string>>;
}

/** The CNI takes pod addresses out of the cloud's network, through its API. */
export interface CloudPodNetwork<S = string> {
  readonly kind: 'cloud';
  /** Whose API: `aws` hands out addresses of elastic network interfaces. */
  readonly cloud: 'aws';
  /** Whether whole `/28` prefixes are taken instead of single addresses. */
  readonly prefixDelegation: boolean;
  /** Ranges within which pods are reached without changing their address, in CIDR notation. */
  readonly routed: readonly S[];
  /** Subnets that pod addresses come from. Empty: the node's own. */
  readonly subnetIds: readonly S[];
  /** The first network interface that pods may use: `1` leaves the node's own to the node. */
  readonly firstInterfaceIndex: number;
}

/** The cloud's own plugin gives pods their addresses; a CNI may be chained after it. */
export interface ChainedPodNetwork {
  readonly kind: 'chained';
  /** The plugin that comes first. */
  readonly plugin: 'aws-cni';
}

/** The cloud's network cannot be replaced, and nothing may be chained after it. */
export interface FixedPodNetwork {
  readonly kind: 'fixed';
  /** What gives pods their network, as messages name it: `EKS Auto Mode`. */
  readonly by: string;
}
