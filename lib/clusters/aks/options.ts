import type { Waiver } from '../../core/waiver';
import type { ConnectedNetwork } from '../connected-network';
import type { AksAdvancedNetworking } from './advanced-networking';
import type { AksNetworking } from './networking';
import type { AksNodePoolOptions } from './node-pool-options';
import type { AksVnet } from './vnet-options';

/**
 * What can be said of an AKS cluster.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface AksOptions<S = string> {
  /** A DNS label of at most 63 characters; at most 32 with Container Network Observability. */
  readonly name: string;
  /**
   * Kubernetes `major.minor`, or with its patch.
   * @defaultValue `'1.35'`
   */
  readonly kubernetes?: string;
  /** How pods get their network. Few changes of it are possible on a cluster that runs: see `AKS_CHANGES`. */
  readonly networking: AksNetworking<S>;
  /** The network that the nodes are in. @defaultValue one that AKS makes and keeps: `{ kind: 'managed' }` */
  readonly vnet?: AksVnet<S>;
  /**
   * The API server's host name, without scheme: `shop-1a2b3c4d.hcp.westeurope.azmk8s.io`. A Pulumi component fills it in.
   */
  readonly apiServer: AksApiServer<S>;
  /**
   * Where Services get addresses, IPv4: smaller than `/12`, in no network that pods or nodes talk to. Cannot be changed.
   * @defaultValue `'10.0.0.0/16'`
   */
  readonly serviceRange?: S;
  /**
   * The address of cluster DNS: in `serviceRange`, and not its first. Cannot be changed.
   * @defaultValue the tenth after the range's own: `'10.0.0.10'`
   */
  readonly dnsServiceIp?: S;
  /** How nodes and pods reach the internet. @defaultValue `'loadBalancer'` */
  readonly outboundType?: AksOutboundType;
  /**
   * Node pools, one of them for what the cluster itself needs. Pools of node auto-provisioning are its own.
   * @defaultValue three on-demand `Standard_D4ads_v5` in system mode
   */
  readonly nodePools?: readonly AksNodePoolOptions[];
  /**
   * Advanced Container Networking Services, which Microsoft charges for.
   * @defaultValue off
   */
  readonly advancedNetworking?: AksAdvancedNetworking;
  /**
   * Node auto-provisioning, Microsoft's managed Karpenter. Instead of the cluster autoscaler, not beside it.
   * @defaultValue off
   */
  readonly nodeProvisioning?: AksNodeProvisioning;
  /**
   * The Istio that Microsoft runs, with sidecars. Instead of one of your own, not beside it, and without ambient mode.
   * @defaultValue off
   */
  readonly istioAddon?: AksIstioAddon;
  /**
   * Networks that pods must reach, and be reached from: peered VNets, sites behind ExpressRoute or VPN.
   * @defaultValue none known: overlaps with them are not checked
   */
  readonly connectedNetworks?: readonly ConnectedNetwork<S>[];
  /**
   * Findings that you accept, each with the reason.
   * @defaultValue none
   */
  readonly waivers?: readonly Waiver[];
}

/** Where the API server of an AKS cluster answers: always on port 443. */
export interface AksApiServer<S = string> {
  /** A host name, without scheme and port. */
  readonly host: S;
}

/**
 * How nodes and pods reach the internet: through the cluster's load balancer, a NAT gateway that AKS makes or one of the
 * subnet, routes of the subnet, or not at all.
 */
export type AksOutboundType =
  | 'loadBalancer'
  | 'managedNATGateway'
  | 'userAssignedNATGateway'
  | 'userDefinedRouting'
  | 'none';

/** Node auto-provisioning. */
export interface AksNodeProvisioning {
  /**
   * The pools `default` and `system-surge` that AKS makes: `'None'` leaves every pool to you.
   * @defaultValue `'Auto'`
   */
  readonly defaultNodePools?: 'Auto' | 'None';
}

/** The Istio add-on. */
export interface AksIstioAddon {
  /** One revision, or two while one replaces the other: `asm-1-30`. What AKS offers depends on Kubernetes. */
  readonly revisions: readonly string[];
  /**
   * Gateways that it runs, with an address of the VNet or a public one.
   * @defaultValue none
   */
  readonly ingressGateways?: readonly ('internal' | 'external')[];
}
