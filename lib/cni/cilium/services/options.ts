import type { Port } from '../../../clusters/options';

/**
 * Where agents and the operator reach the API server before any Service works.
 * @discriminator kind
 */
export type CiliumApiServer<S = string> = CiliumApiServerAddress<S> | CiliumApiServerUrls | CiliumApiServerReference;

/** One address, that of a load balancer if there are several API servers. */
export interface CiliumApiServerAddress<S = string> {
  readonly kind: 'address';
  /** A host name or an address, without scheme and port. */
  readonly host: S;
  /**
   * TCP port.
   * @defaultValue that of the cluster's API server
   */
  readonly port?: Port;
}

/** Several API servers without a load balancer: an agent that starts takes the first that answers, and the Service later. */
export interface CiliumApiServerUrls {
  readonly kind: 'urls';
  /**
   * `https://192.0.2.11:6443`, one for each server.
   * @minItems 1
   * @maxItems 20
   */
  readonly urls: readonly string[];
}

/** A ConfigMap beside Cilium that names the host: for one set of values in many clusters. */
export interface CiliumApiServerReference {
  readonly kind: 'configMap';
  /** Name of the ConfigMap, in Cilium's namespace. It must exist before Cilium. */
  readonly name: string;
  /** The entry that holds the host, without scheme and port. */
  readonly key: string;
  /**
   * TCP port.
   * @defaultValue that of the cluster's API server
   */
  readonly port?: Port;
}

/**
 * Cilium routes Services, with what else is known of that. Volumes that nodes mount through a Service (NFS and SMB, as with
 * Longhorn and Portworx) want a kernel of 2024 or later.
 */
export interface CiliumKubeProxyReplacement {
  /**
   * Where the agent answers whether Services of its node work, as kube-proxy does on port 10256: load balancers of clouds
   * ask there. `0.0.0.0:10256`, for IPv6 `[::]:10256`.
   * @pattern ^([0-9.]{7,15}|\[[0-9a-fA-F:.]{2,45}\]):[1-9][0-9]{0,4}$
   * @defaultValue nowhere
   */
  readonly healthzBindAddress?: string;
}

/** How requests from outside, and of nodes, find their pods. Needs kube-proxy replacement. */
export interface CiliumLoadBalancer {
  /**
   * What happens to a request that reaches a node without a pod for it.
   * @defaultValue `{ mode: 'snat' }`, which works on any network
   */
  readonly forwarding?: CiliumForwarding;
  /**
   * Which pod gets a request from outside.
   * @defaultValue `{ algorithm: 'random' }`
   */
  readonly selection?: CiliumBackendSelection;
  /**
   * Answer at the network card's driver (XDP), before the kernel sees a packet. `'native'` needs a driver that can on every
   * device, `'best-effort'` takes those that can.
   * @defaultValue `'disabled'`
   * @see https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/#xdp-acceleration
   */
  readonly acceleration?: 'disabled' | 'native' | 'best-effort';
  /**
   * Prefer pods of the zone where Kubernetes hints at it (`trafficDistribution`, topology aware routing).
   * @defaultValue `false`
   */
  readonly serviceTopology?: boolean;
  /**
   * Let `loadBalancerSourceRanges` of a Service hold for its node ports and cluster address too, and not only for the
   * address of the load balancer.
   * @defaultValue `false`
   */
  readonly sourceRangeAllTypes?: boolean;
  /**
   * Let clients outside the cluster use cluster addresses of Services, where the network routes them to nodes.
   * @defaultValue `false`
   */
  readonly externalClusterIP?: boolean;
}

/** How a node passes on a request that is answered directly: as an IP option, in Geneve, or in IP-in-IP. */
export type CiliumDsrDispatch = 'opt' | 'geneve' | 'ipip';

/**
 * What happens to a request that reaches a node without a pod for it.
 * @discriminator mode
 */
export type CiliumForwarding = CiliumSnatForwarding | CiliumDsrForwarding | CiliumHybridForwarding;

/** The node passes it on under its own address, and the answer comes back through it. */
export interface CiliumSnatForwarding {
  readonly mode: 'snat';
  /**
   * Let a Service ask for direct answers with the annotation `service.cilium.io/forwarding-mode: dsr`, dispatched this way.
   * @defaultValue none may ask
   */
  readonly dsrByAnnotation?: CiliumDsrDispatch;
}

/**
 * The node of the pod answers the client directly: it sees the client's address, and answers spare a hop. Clients must do
 * without TCP Fast Open.
 */
export interface CiliumDsrForwarding {
  readonly mode: 'dsr';
  /**
   * How the first node tells the second which Service was asked.
   * @defaultValue `'geneve'` with a Geneve tunnel, otherwise `'opt'`
   */
  readonly dsrDispatch?: CiliumDsrDispatch;
  /**
   * Let a Service ask for the node's own address with the annotation `service.cilium.io/forwarding-mode: snat`.
   * @defaultValue `false`
   */
  readonly snatByAnnotation?: boolean;
}

/** TCP is answered directly, UDP through the first node. */
export interface CiliumHybridForwarding {
  readonly mode: 'hybrid';
  /**
   * How the first node tells the second which Service was asked.
   * @defaultValue `'geneve'` with a Geneve tunnel, otherwise `'opt'`
   */
  readonly dsrDispatch?: CiliumDsrDispatch;
}

/**
 * Which pod gets a request from outside.
 * @discriminator algorithm
 */
export type CiliumBackendSelection = CiliumRandomSelection | CiliumMaglevSelection;

/** Any of them. */
export interface CiliumRandomSelection {
  /** How it is chosen. */
  readonly algorithm: 'random';
  /**
   * Let a Service ask for Maglev, when it is made, with the annotation `service.cilium.io/lb-algorithm: maglev`: `true`
   * for the default table.
   * @defaultValue `false`
   */
  readonly maglevByAnnotation?: boolean | CiliumMaglevTable;
}

/** Every node picks the same pod for a connection, so that one that takes over a connection knows where it goes. */
export interface CiliumMaglevSelection extends CiliumMaglevTable {
  /** How it is chosen. */
  readonly algorithm: 'maglev';
  /**
   * Let a Service ask for any pod, when it is made, with the annotation `service.cilium.io/lb-algorithm: random`.
   * @defaultValue `false`
   */
  readonly randomByAnnotation?: boolean;
}

/** The table of each Service that Maglev keeps. */
export interface CiliumMaglevTable {
  /**
   * Entries, of which a hundred for each pod of the largest Service keep shares even.
   * @defaultValue `16381`
   */
  readonly tableSize?: 251 | 509 | 1021 | 2039 | 4093 | 8191 | 16381 | 32749 | 65521 | 131071;
  /**
   * What the hash starts from, the same for all nodes: 12 bytes in base64. Who knows it can aim at one pod.
   * @pattern ^[A-Za-z0-9+/]{16}$
   * @defaultValue upstream's, which everybody knows
   */
  readonly hashSeed?: string;
}

/** Services of type NodePort. Needs kube-proxy replacement. */
export interface CiliumNodePort {
  /**
   * The ports, as the API server's `--service-node-port-range` has them.
   * @defaultValue 30000 to 32767
   */
  readonly range?: CiliumPortRange;
  /**
   * Addresses of a node that answer, as ranges in CIDR notation.
   * @defaultValue the first address of each device, private ones first
   */
  readonly addresses?: readonly string[];
  /**
   * Keep the kernel from giving these ports to connections that a node opens, where both ranges overlap.
   * @defaultValue `true`
   */
  readonly autoProtectPortRange?: boolean;
  /**
   * The device through which nodes reach each other, where there are several.
   * @pattern ^[A-Za-z0-9_.@-]{1,15}$
   * @defaultValue the device with the node's address
   */
  readonly directRoutingDevice?: string;
  /**
   * Answer health checks of load balancers at the Service's own address too, and not only at nodes.
   * @defaultValue `false`, on GKE `true`
   */
  readonly enableHealthCheckLoadBalancerIP?: boolean;
  /**
   * Ask the kernel's routing table under which address a request is passed on, for nodes with several ways. Needs 1.20.
   * @defaultValue `false`
   */
  readonly enableDynamicSourceLookup?: boolean;
}

/** Ports from one to another, both included. */
export interface CiliumPortRange {
  /** The first. */
  readonly from: Port;
  /** The last. */
  readonly to: Port;
}

/** What local redirect policies may do. */
export interface CiliumLocalRedirectPolicies {
  /**
   * The only ranges that policies may redirect addresses of, in CIDR notation.
   * @defaultValue any address
   */
  readonly addressMatcherCIDRs?: readonly string[];
}
