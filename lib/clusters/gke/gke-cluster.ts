import type { Cluster, NodePool } from '../../core/cluster';
import type { Taint } from '../../core/needs';
import type { ConnectedNetwork } from '../connected-network';
import type { NodeCountRange } from '../options';
import type { GkeMode } from './modes';
import type { GkeNetworking } from './networking';
import type { GkeAdditionalNetwork, GkeNodePoolOptions, GkeShutdownGrace } from './node-pool-options';
import type { GkeAutoProvisioning, GkeOptions } from './options';
import type { GkeBlueGreenUpgrade, GkeSurgeUpgrade } from './upgrade';
import type { GkeVpc } from './vpc';

/** Nodes of a node pool. `nodes` counts those of all zones. */
export interface GkeNodePool<S = string> extends NodePool {
  /** What their virtual machines are. */
  readonly machineType: string;
  /** How many there are, as GKE is told. */
  readonly scaling: GkeScaling;
  /** Where the caller has said so. */
  readonly zones?: readonly string[];
  /** How many zones it has: those that were named, or that Google chooses. */
  readonly zoneCount: number;
  /** Where the autoscaler adds nodes. */
  readonly locationPolicy: 'balanced' | 'any';
  /** How long pods may take to end when their node is taken back, where the caller has said so. */
  readonly shutdownGrace?: GkeShutdownGrace;
  /** What runs on them. */
  readonly image: NonNullable<GkeNodePoolOptions['image']>;
  /** Size of the boot disk, in GB. */
  readonly diskSize: number;
  /** Type of the boot disk, where the caller has said so. */
  readonly diskType?: NonNullable<GkeNodePoolOptions['diskType']>;
  /** The most pods of a node. */
  readonly maxPods: number;
  /** Prefix length of the block of pod addresses that each node gets. */
  readonly podBlockPrefix: number;
  /** The secondary range that its pods get addresses of, where the caller has said so. */
  readonly podRange?: string;
  /** Networks of further interfaces. */
  readonly additionalNetworks: readonly GkeAdditionalNetwork<S>[];
  /** How nodes are replaced, decided. */
  readonly upgrade: ResolvedGkeUpgrade;
  /** The most nodes that there are besides while they are replaced. */
  readonly surgeNodes: number;
  /** Taints that GKE is told of. It adds that of Arm nodes by itself. */
  readonly configuredTaints: readonly Taint[];
  /** Whether GKE adds a taint to Arm nodes. */
  readonly architectureTaint: boolean;
}

/** How many nodes a pool has: as many in each zone, as the autoscaler finds right in each, or in all together. */
export type GkeScaling =
  | { readonly kind: 'fixed'; readonly perZone: number }
  | ({ readonly kind: 'per-zone' } & NodeCountRange)
  | ({ readonly kind: 'total' } & NodeCountRange);

/** How nodes are replaced, with every default. */
export type ResolvedGkeUpgrade = Required<GkeSurgeUpgrade> | Required<GkeBlueGreenUpgrade>;

/** Where pods of a cluster get addresses: a secondary range of its subnet. */
export interface GkePodRange<S = string> {
  /** What the subnet calls it. Absent: GKE makes it, or this library does. */
  readonly name?: S;
  /** The range. Absent: not known. */
  readonly cidr?: S;
}

/** Everything about a GKE cluster that other distributions do not have, decided. */
export interface GkeSettings<S = string> {
  /** GKE's own version, where the caller has said it. */
  readonly gkeVersion?: string;
  /** A region, or a zone. */
  readonly location: string;
  /** The region that it lies in. */
  readonly region: string;
  /** Whether the control plane is in several zones. */
  readonly isRegional: boolean;
  /** Zones of the nodes, where they are known. */
  readonly zones?: readonly string[];
  /** How many zones nodes are in, unless their pool has its own. */
  readonly zoneCount: number;
  /** As given. */
  readonly networking: GkeNetworking;
  /** What the networking mode settles. */
  readonly mode: GkeMode<S>;
  /** The network that the cluster is in. */
  readonly vpc: GkeVpc<S>;
  /** Primary range of the subnet of the nodes. Absent: not known. */
  readonly nodeRange?: S;
  /** Where pods get addresses: the cluster's range, then additional ones. */
  readonly podRanges: readonly GkePodRange<S>[];
  /** Where Services get addresses. Absent: not known, or of Google's own range. */
  readonly serviceRange?: S;
  /** IP versions of pods and Services. */
  readonly stackType: NonNullable<GkeOptions['stackType']>;
  /** The most pods of a node, where its pool does not say otherwise. Without meaning on Autopilot. */
  readonly maxPodsPerNode: number;
  /** Whether a node gets twice the addresses that its pods can have. Without meaning on Autopilot. */
  readonly podRangeOverprovision: boolean;
  /** Node pools: the same as the cluster's, with what only GKE knows. */
  readonly nodePools: readonly GkeNodePool<S>[];
  /** Within which limits GKE makes node pools by itself. Absent: it makes none, or it is Autopilot. */
  readonly autoProvisioning?: GkeAutoProvisioning;
  /** How soon the autoscaler takes nodes away. */
  readonly autoscalingProfile: 'balanced' | 'optimize-utilization';
  /** Whether GKE installs the definitions of the Gateway API. */
  readonly gatewayApi: 'standard' | 'none';
  /** Options that were given, and that this cluster has no use for. */
  readonly unused: readonly (keyof GkeOptions)[];
  /** Networks that are routed to the cluster's. */
  readonly connectedNetworks: readonly ConnectedNetwork<S>[];
}

/** A GKE cluster as data. */
export interface GkeCluster<S = string> extends Cluster<S> {
  /** GKE makes it. */
  readonly distribution: 'gke';
  /** What other distributions do not have. */
  readonly gke: GkeSettings<S>;
}

/** Whether a cluster is one of GKE, made by {@link gkeCluster}. */
export function isGkeCluster<S>(cluster: Cluster<S>): cluster is GkeCluster<S> {
  return cluster.distribution === 'gke' && 'gke' in cluster;
}
