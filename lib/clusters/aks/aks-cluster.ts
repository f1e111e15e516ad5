import type { Cluster, NodePool } from '../../core/cluster';
import type { ConnectedNetwork } from '../connected-network';
import type { AksAdvancedNetworking } from './advanced-networking';
import type { AksMode } from './modes';
import type { AksNetworking } from './networking';
import type { AksNodePoolOptions, AksOsSku, AksSpotOptions, AksUpgradeSettings } from './node-pool-options';
import type { AksIstioAddon, AksNodeProvisioning, AksOutboundType } from './options';
import type { AksSubnet, AksVnet } from './vnet-options';

/** Nodes of an AKS pool. */
export interface AksNodePool extends NodePool {
  /** Whether it takes what the cluster itself needs. */
  readonly mode: 'system' | 'user';
  /** Whether the cluster autoscaler chooses the number of nodes. */
  readonly isAutoscaled: boolean;
  /** The size of the machines. */
  readonly vmSize: string;
  /** What runs on them. */
  readonly osSku: AksOsSku;
  /** Whether the image is one for FIPS 140: Windows Server 2025 has no other. */
  readonly isFips: boolean;
  /** Size of the root volume, in GiB. */
  readonly diskSize: number;
  /** The most pods of a node. */
  readonly maxPods: number;
  /** Zones of the region. Empty: Azure places nodes where it likes. */
  readonly zones: readonly string[];
  /** How spot capacity is had. Absent: the pool is on demand. */
  readonly spotOptions?: Required<AksSpotOptions>;
  /** How nodes are replaced during an upgrade. Only what is to be said. */
  readonly upgrade: AksUpgradeSettings;
  /** The most nodes that an upgrade adds. */
  readonly surge: number;
  /** Whether a cache on each node answers DNS queries. Absent: AKS decides. */
  readonly localDns?: NonNullable<AksNodePoolOptions['localDns']>;
}

/** A subnet of an AKS cluster, in one shape for new and existing networks. */
export interface AksSubnetFacts<S = string> {
  /** Its resource id. Absent: it is yet to be made. */
  readonly id?: S;
  /** Its range. Absent: not known. */
  readonly cidr?: S;
  /** Its IPv6 range, where it is yet to be made for a dual-stack cluster. */
  readonly ipv6Cidr?: S;
  /** What of it leads out. Absent: not known, or settled by the cluster itself. */
  readonly egress?: NonNullable<AksSubnet['egress']>;
  /** Where the caller said so: `vnet.nodeSubnet.cidr`. */
  readonly place: readonly string[];
}

/** Everything about an AKS cluster that other distributions do not have, decided. */
export interface AksSettings<S = string> {
  /** As given. */
  readonly networking: AksNetworking<S>;
  /** What the networking mode settles. */
  readonly mode: AksMode<S>;
  /** The network that the cluster is in. */
  readonly vnet: AksVnet<S>;
  /** Ranges of the VNet. */
  readonly vnetCidrs: readonly S[];
  /** The subnet of nodes. */
  readonly nodeSubnet: AksSubnetFacts<S>;
  /** The subnet of pods. Absent: pods have none of their own, or none was given. */
  readonly podSubnet?: AksSubnetFacts<S>;
  /** Where Services get addresses, IPv4. */
  readonly serviceRange: S;
  /** The address of cluster DNS. Absent: the tenth of `serviceRange`, which is known only later or too small. */
  readonly dnsServiceIp?: S;
  /** How nodes and pods reach the internet. */
  readonly outboundType: AksOutboundType;
  /** Node pools: the same pools as the cluster's, with what only AKS knows. */
  readonly nodePools: readonly AksNodePool[];
  /** What of Advanced Container Networking Services is on. Absent: nothing. */
  readonly advancedNetworking?: AksAdvancedNetworking & { readonly observability: boolean };
  /** Node auto-provisioning. Absent: off. */
  readonly nodeProvisioning?: Required<AksNodeProvisioning>;
  /** The Istio add-on. Absent: off. */
  readonly istioAddon?: Required<AksIstioAddon>;
  /** Networks that are routed to the VNet. */
  readonly connectedNetworks: readonly ConnectedNetwork<S>[];
}

/** An AKS cluster as data. */
export interface AksCluster<S = string> extends Cluster<S> {
  /** AKS makes it. */
  readonly distribution: 'aks';
  /** What other distributions do not have. */
  readonly aks: AksSettings<S>;
}

/** Whether a cluster is one of AKS, made by {@link aksCluster}. */
export function isAksCluster<S>(cluster: Cluster<S>): cluster is AksCluster<S> {
  return cluster.distribution === 'aks' && 'aks' in cluster;
}
