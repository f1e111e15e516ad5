import type { NodeCount, Port } from '../../../clusters/options';
import type { HubbleCertManagerTls } from '../hubble/tls-options';

/**
 * What one cluster of a mesh says of itself and of the others. `planClusterMesh` fills it in for all clusters at once,
 * and checks them against each other.
 *
 * @see https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/
 */
export interface CiliumClusterMesh<S = string> {
  /**
   * Number of the cluster, unique in the mesh: 1 to 255, or to 511 with that `maxConnectedClusters`. Every pod has to be
   * restarted if it changes.
   * @minimum 1
   * @maximum 511
   * @asType integer
   */
  readonly id: number;
  /**
   * Where the others reach this cluster: a DNS name goes into its certificate.
   * @defaultValue not known yet
   */
  readonly endpoint?: CiliumMeshEndpoint<S>;
  /**
   * The other clusters.
   * @defaultValue none yet
   */
  readonly peers?: readonly CiliumMeshPeer<S>[];
  /**
   * The most clusters of the mesh, the same in each of them, and never to be changed: 511 leaves half the identities to
   * each cluster.
   * @defaultValue `255`
   */
  readonly maxConnectedClusters?: 255 | 511;
  /**
   * What the other clusters connect to.
   * @defaultValue an internal load balancer on EKS, GKE and AKS, otherwise port 32379 of every node; 2 copies, or 1 where
   * the cluster may have a single node
   */
  readonly apiServer?: CiliumMeshApiServer;
  /**
   * Who signs certificates. Every cluster must trust the same authority.
   * @defaultValue `{ method: 'cronJob' }`
   */
  readonly tls?: CiliumMeshTls;
  /**
   * Which pods the selectors of policies mean that name no cluster: those of their own, or of the whole mesh. Charts
   * before 1.19 mean the whole mesh by default, later ones do not: it is always rendered.
   * @defaultValue `'local'`
   */
  readonly policyScope?: 'local' | 'mesh';
  /**
   * Serve Services of several clusters by the Multi-Cluster Services API (ServiceExport).
   * @defaultValue `false`
   */
  readonly mcsApi?: boolean;
  /**
   * Share addresses of single pods, for headless Services of several clusters.
   * @defaultValue `false`
   */
  readonly endpointSlices?: boolean;
  /**
   * Share only what is in namespaces annotated `clustermesh.cilium.io/global: "true"`. Cilium 1.20 or newer.
   * @defaultValue `false`: all namespaces
   */
  readonly onlyGlobalNamespaces?: boolean;
  /**
   * How long what is known of a cluster out of reach is still used: a duration such as `10m`. Cilium 1.19 or newer.
   * @pattern ^[1-9][0-9]{0,4}[smh]$
   * @defaultValue for ever
   */
  readonly cacheTTL?: string;
}

/** Another cluster of the mesh, and where its API server for the mesh is reached. */
export interface CiliumMeshPeer<S = string> {
  /** Its name. */
  readonly name: string;
  /** Where it is reached. */
  readonly endpoint: CiliumMeshEndpoint<S>;
}

/**
 * Where a cluster's API server for the mesh is reached from the nodes of the others.
 * @discriminator by
 */
export type CiliumMeshEndpoint<S = string> = CiliumMeshAddress<S> | CiliumMeshIps<S>;

/** A name in DNS. */
export interface CiliumMeshAddress<S = string> {
  /** How it is given. */
  readonly by: 'address';
  /** A DNS name. */
  readonly address: S;
  /**
   * TCP port.
   * @defaultValue 2379; `planClusterMesh` takes the port of nodes where the cluster is reached at nodes
   */
  readonly port?: Port;
}

/** Addresses: of the load balancer, or of some nodes. */
export interface CiliumMeshIps<S = string> {
  /** How it is given. */
  readonly by: 'ips';
  /**
   * IP addresses.
   * @minItems 1
   */
  readonly ips: readonly S[];
  /**
   * TCP port.
   * @defaultValue 2379; `planClusterMesh` takes the port of nodes where the cluster is reached at nodes
   */
  readonly port?: Port;
}

/** The API server that the other clusters connect to. */
export interface CiliumMeshApiServer {
  /**
   * How it is reached.
   * @defaultValue `'LoadBalancer'` on EKS, GKE and AKS, otherwise `'NodePort'`
   */
  readonly service?: 'LoadBalancer' | 'NodePort' | 'ClusterIP';
  /**
   * Annotations of its Service.
   * @defaultValue on EKS, GKE and AKS those that keep the load balancer inside the network
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * The port of nodes, for `NodePort`.
   * @defaultValue 32379
   */
  readonly nodePort?: Port;
  /**
   * Who serves the load balancer, where several could.
   * @defaultValue the cluster's default
   */
  readonly loadBalancerClass?: string;
  /**
   * Copies.
   * @defaultValue 2, or 1 where the cluster may have a single node
   */
  readonly replicas?: NodeCount;
}

/**
 * Who signs the certificates of the mesh.
 * @discriminator method
 */
export type CiliumMeshTls = CiliumMeshCronJobTls | HubbleCertManagerTls;

/**
 * A job in the cluster signs with the authority in the Secret `cilium-ca` (`ca.crt`, `ca.key`) of Cilium's namespace.
 * The Secret has to be there first, the same in every cluster: the job is told not to make one.
 */
export interface CiliumMeshCronJobTls {
  readonly method: 'cronJob';
  /**
   * How long certificates are valid, in days.
   * @minimum 1
   * @maximum 3650
   * @asType integer
   * @defaultValue `365`
   */
  readonly certValidityDuration?: number;
}
