import type { Cluster, NodePool } from '../../core/cluster';
import type { IpFamily } from '../../core/network/cidr';
import type { ConnectedNetwork } from '../connected-network';
import type { EksMode } from './modes';
import type { EksNetworking } from './networking';
import type { EksEndpointAccess, EksNodePoolOptions, EksVpc } from './options';

/** Nodes of a managed node group. */
export interface EksNodePool extends NodePool {
  /** What runs on them. */
  readonly image: NonNullable<EksNodePoolOptions['image']>;
  /** Size of the root volume, in GiB. */
  readonly diskSize: number;
  /** The most pods of a node, where the caller has said so. */
  readonly maxPods?: number;
}

/** Everything about an EKS cluster that other distributions do not have, decided. */
export interface EksSettings<S = string> {
  /** As given. */
  readonly networking: EksNetworking<S>;
  /** What the networking mode settles. */
  readonly mode: EksMode<S>;
  /** The network that the cluster is in. */
  readonly vpc: EksVpc<S>;
  /** Ranges of the VPC. */
  readonly vpcCidrs: readonly S[];
  /** The IP version of pods and Services. */
  readonly ipFamily: IpFamily;
  /** Where Services get addresses. Absent on IPv6: AWS chooses. */
  readonly serviceRange?: S;
  /** Options that were given, and that this cluster has no use for. */
  readonly unused: readonly ('podRange' | 'serviceRange')[];
  /** Managed node groups: the same pools as the cluster's, with what only EKS knows. */
  readonly nodePools: readonly EksNodePool[];
  /** Networks that are routed to the VPC. */
  readonly connectedNetworks: readonly ConnectedNetwork<S>[];
  /** From where the API server is reached. */
  readonly endpointAccess: Required<EksEndpointAccess<S>>;
}

/** An EKS cluster as data. */
export interface EksCluster<S = string> extends Cluster<S> {
  /** EKS makes it. */
  readonly distribution: 'eks';
  /** What other distributions do not have. */
  readonly eks: EksSettings<S>;
}

/** Whether a cluster is one of EKS, made by {@link eksCluster}. */
export function isEksCluster<S>(cluster: Cluster<S>): cluster is EksCluster<S> {
  return cluster.distribution === 'eks' && 'eks' in cluster;
}
