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
  /** A cloud that a CNI has a switch for although its network carries no pod addresses. Absent: none. */
  readonly cloud?: 'azure';
}

/** Pods have addresses of the cloud's network, which routes them as they are. Who hands them out differs. */
export type CloudPodNetwork<S = string> = AwsPodNetwork<S> | GcpPodNetwork<S>;

/** The CNI takes addresses of elastic network interfaces, through the cloud's API. */
export interface AwsPodNetwork<S = string> {
  readonly kind: 'cloud';
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

/** Every node has a block of its own (an alias IP range), which Kubernetes writes on it and the CNI hands out. */
export interface GcpPodNetwork<S = string> {
  readonly kind: 'cloud';
  readonly cloud: 'gcp';
  /** Ranges that hold every pod address, in CIDR notation, one of each IP family. Empty: not known. */
  readonly routed: readonly S[];
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

/** The cloud that a CNI is to be told of: because it routes pod addresses, or although it routes none. */
export function cloudOf(podNetwork: PodNetwork<unknown>): 'aws' | 'gcp' | 'azure' | undefined {
  return podNetwork.kind === 'own' || podNetwork.kind === 'cloud' ? podNetwork.cloud : undefined;
}
