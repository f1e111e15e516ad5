import type { Waiver } from '../../core/waiver';
import type { ConnectedNetwork } from '../connected-network';
import type { GkeNetworking } from './networking';
import type { GkeNodePoolOptions } from './node-pool-options';
import type { GkeVpc } from './vpc';

/**
 * What can be said of a GKE cluster.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface GkeOptions<S = string> {
  /** A DNS label of at most 40 characters that begins with a letter; at most 32 with your own Cilium. */
  readonly name: string;
  /**
   * Kubernetes `major.minor` or `major.minor.patch`.
   * @defaultValue that of `gkeVersion`, or `'1.35'`
   */
  readonly kubernetes?: string;
  /**
   * GKE's own version, with its build: `1.36.2-gke.2064000`. Given, features that need a newer one are refused, and those
   * that a newer one breaks are let through.
   * @defaultValue what GKE makes of `kubernetes`
   */
  readonly gkeVersion?: string;
  /** A region, `europe-west3`, for a control plane in several zones; or a zone, `europe-west3-a`. Cannot be changed. */
  readonly location: string;
  /**
   * Zones of the nodes, of the cluster's region. The zone of a cluster that is in one is always among them.
   * @defaultValue three of the region, chosen by Google; for a cluster of one zone, that one
   */
  readonly zones?: readonly string[];
  /** How pods get their network. Another mode means another cluster. */
  readonly networking: GkeNetworking;
  /** The network that the cluster is in. */
  readonly vpc: GkeVpc<S>;
  /**
   * The API server's host name or address, without scheme: `gke-0123.europe-west3.gke.goog`. A Pulumi component fills it in.
   */
  readonly apiServer: GkeApiServer<S>;
  /**
   * IP versions of pods and Services: IPv4, both, or IPv6 alone, which no provider can ask GKE for yet.
   * @defaultValue `'ipv4'`
   */
  readonly stackType?: 'ipv4' | 'ipv4-ipv6' | 'ipv6';
  /**
   * The most pods of a node, where its pool does not say otherwise. Each node gets a block of at least twice as many
   * addresses, `/24` for 110. Cannot be changed. Not on Autopilot.
   * @minimum 8
   * @maximum 256
   * @asType integer
   * @defaultValue `110`
   */
  readonly maxPodsPerNode?: number;
  /**
   * Whether a node gets twice the addresses that its pods can have, so that none is used again at once. Without, blocks are
   * half as large. Cannot be changed. Not on Autopilot.
   * @defaultValue `true`
   */
  readonly podRangeOverprovision?: boolean;
  /**
   * Node pools. Not on Autopilot.
   * @defaultValue none on Autopilot; otherwise one `e2-standard-4` in each zone for what the cluster itself needs
   */
  readonly nodePools?: readonly GkeNodePoolOptions<S>[];
  /**
   * Let GKE make node pools by itself for pods that fit nowhere, within limits. Not on Autopilot, which always does.
   * @defaultValue off
   */
  readonly autoProvisioning?: GkeAutoProvisioning;
  /**
   * How soon the autoscaler takes nodes away: `'optimize-utilization'` packs pods and removes nodes sooner.
   * @defaultValue `'balanced'`; Autopilot has its own
   */
  readonly autoscalingProfile?: 'balanced' | 'optimize-utilization';
  /**
   * Whether GKE installs the Gateway API's definitions and its own controller. `'none'` where something else, such as a
   * service mesh, brings the definitions: they cannot have two owners.
   * @defaultValue `'standard'`; `'none'` with your own Cilium
   */
  readonly gatewayApi?: 'standard' | 'none';
  /**
   * Networks that pods must reach, and be reached from: peered VPCs, sites behind a VPN or an interconnect.
   * @defaultValue none known: overlaps with them are not checked
   */
  readonly connectedNetworks?: readonly ConnectedNetwork<S>[];
  /**
   * Findings that you accept, each with the reason.
   * @defaultValue none
   */
  readonly waivers?: readonly Waiver[];
}

/** Where the API server of a GKE cluster answers: always on port 443. */
export interface GkeApiServer<S = string> {
  /** A host name or an address, without scheme and port. */
  readonly host: S;
}

/** Node pools that GKE makes by itself. */
export interface GkeAutoProvisioning {
  /** The most that all nodes of the cluster have together, those of other pools included. GKE asks for both. */
  readonly limits: GkeResourceLimits;
  /**
   * Zones of these pools.
   * @defaultValue those of the cluster
   */
  readonly zones?: readonly string[];
  /**
   * Let pods that name no ComputeClass use the one that is called `default`.
   * @defaultValue `false`
   */
  readonly defaultComputeClass?: boolean;
}

/** The most of each resource. */
export interface GkeResourceLimits {
  /**
   * Processors.
   * @minimum 1
   * @asType integer
   */
  readonly cpu: number;
  /**
   * Memory, in GB.
   * @minimum 1
   * @asType integer
   */
  readonly memory: number;
}
