import type { GoDuration } from '../../../core/go-duration';

/** Neighbours of the nodes learn the way to pods and Services by BGP. Who they are, objects of Cilium's own kinds say. */
export interface CiliumBgp<S = string> {
  /**
   * Where the id of a node's router comes from.
   * @defaultValue `{ mode: 'default' }`
   */
  readonly routerIDAllocation?: CiliumRouterIds<S>;
  /**
   * The namespace of Secrets with passwords of neighbours.
   * @defaultValue `'kube-system'`
   */
  readonly secretsNamespace?: string;
  /**
   * Write into the objects how sessions are. Costs requests to the API server with every change.
   * @defaultValue `true`
   */
  readonly statusReport?: boolean;
  /**
   * Announce virtual addresses of Services with the origin `INCOMPLETE` of earlier versions, instead of `IGP`.
   * @defaultValue `false`
   */
  readonly legacyOriginAttribute?: boolean;
}

/**
 * Where ids of routers come from.
 * @discriminator mode
 */
export type CiliumRouterIds<S = string> = CiliumRouterIdsOfNodes | CiliumRouterIdsOfPool<S>;

/** The IPv4 address of the node; where it has none, a number made of its hardware address. */
export interface CiliumRouterIdsOfNodes {
  readonly mode: 'default';
}

/** The operator gives every node one of a range: for nodes without IPv4. */
export interface CiliumRouterIdsOfPool<S = string> {
  readonly mode: 'ip-pool';
  /** An IPv4 range in CIDR notation, with one address for each node. */
  readonly ipPool: S;
}

/** Addresses for Services of type LoadBalancer, out of pools that are objects of Cilium's own kinds. */
export interface CiliumLbIpam {
  /**
   * Whether Services that name no class of load balancer get theirs here. `false`: only those that name a class of Cilium.
   * @defaultValue `false` on EKS, GKE and AKS, which give them load balancers of their own; otherwise `true`
   */
  readonly defaultForServices?: boolean;
}

/** Addresses of nodes for Services of type LoadBalancer. */
export interface CiliumNodeIpam {
  /**
   * Whether Services that name no class of load balancer get them.
   * @defaultValue `false`: only those of the class `io.cilium/node`
   */
  readonly defaultForServices?: boolean;
}

/** Nodes answer for addresses of Services in their own network segment, by ARP: one node a Service at a time. Beta upstream. */
export interface CiliumL2Announcements {
  /**
   * The most Services that are announced so. Each costs the API server a request every `leaseRenewDeadline`: what agents may
   * ask of it follows from this.
   * @minimum 1
   * @maximum 100000
   * @asType integer
   */
  readonly expectedServices: number;
  /**
   * How long after its last sign of life another node takes a Service over.
   * @defaultValue `'15s'`
   */
  readonly leaseDuration?: GoDuration;
  /**
   * How often a node says that it still answers for a Service.
   * @defaultValue `'5s'`
   */
  readonly leaseRenewDeadline?: GoDuration;
  /**
   * How long a node waits after it could not say so.
   * @defaultValue `'2s'`
   */
  readonly leaseRetryPeriod?: GoDuration;
}
