/**
 * How pods on GKE get their network. Each mode has only what GKE lets it have. It is settled when the cluster is made.
 *
 * @discriminator mode
 */
export type GkeNetworking = GkeDataplaneV2 | GkeLegacy | GkeCilium | GkeAutopilot | GkeRoutes;

/** GKE Dataplane V2: Google runs Cilium in place of kube-proxy and of Calico. What Google supports in full. */
export interface GkeDataplaneV2 extends GkeStandard, GkeDataplaneV2Features {
  readonly mode: 'dataplane-v2';
  /**
   * Encrypt traffic between nodes with WireGuard, at some processor time. Not that of pods on the network of the host, and
   * on at most 500 Linux nodes.
   * @defaultValue `false`
   */
  readonly interNodeEncryption?: boolean;
  /**
   * Let packets between pods of one node go through the VPC, so that firewall rules and flow logs see them.
   * @defaultValue `false`
   */
  readonly intranodeVisibility?: boolean;
}

/** A VPC-native cluster on the dataplane before Dataplane V2: kube-proxy, and Calico for policies if asked. */
export interface GkeLegacy extends GkeStandard {
  readonly mode: 'legacy';
  /**
   * Let Google install Calico to enforce NetworkPolicy objects. Without, they are accepted and nobody enforces them.
   * @defaultValue not enforced
   */
  readonly networkPolicy?: 'calico';
  /**
   * Let packets between pods of one node go through the VPC, so that firewall rules and flow logs see them.
   * @defaultValue `false`
   */
  readonly intranodeVisibility?: boolean;
}

/**
 * Your own Cilium on the legacy dataplane: all of its features, and no support by Google. Node pools are made by you only,
 * because nodes must start with a taint of its own.
 */
export interface GkeCilium extends GkeStandard {
  readonly mode: 'cilium';
}

/** Autopilot: Google runs nodes, on Dataplane V2. No privileged pods: no other CNI, no ambient mesh, no node agents. */
export interface GkeAutopilot extends GkeDataplaneV2Features {
  readonly mode: 'autopilot';
  /**
   * Let pods have the capability `NET_ADMIN`, as the sidecars of a service mesh need it.
   * @defaultValue `false`
   */
  readonly allowNetAdmin?: boolean;
}

/**
 * Pod ranges as routes of the VPC, the way of clusters before 2019. Here to be refused with its reason: no container-native
 * load balancing, no Gateway API, and no way from it to another mode.
 */
export interface GkeRoutes {
  readonly mode: 'routes';
}

/** What is chosen on every cluster whose nodes are yours. */
export interface GkeStandard {
  /**
   * What answers DNS queries of pods: pods of the cluster, or Google's own Cloud DNS on each node's metadata server.
   * @defaultValue `'kube-dns'`
   */
  readonly dns?: 'kube-dns' | 'cloud-dns';
}

/** What Dataplane V2 can do besides. */
export interface GkeDataplaneV2Features {
  /**
   * Policies by host name (FQDNNetworkPolicy). Switching it off later makes another cluster: delete the policies instead.
   * @defaultValue `false`
   */
  readonly fqdnNetworkPolicy?: boolean;
  /**
   * Policies for the whole cluster (CiliumClusterwideNetworkPolicy), on addresses and ports only.
   * @defaultValue `false`
   */
  readonly clusterwideNetworkPolicy?: boolean;
  /**
   * Flows between pods, to be looked at.
   * @defaultValue off
   */
  readonly observability?: GkeObservability;
  /**
   * Pods with several network interfaces. Not with dual stack.
   * @defaultValue `false`
   */
  readonly multiNetworking?: boolean;
}

/** Flows between pods, on layers 3 and 4. */
export interface GkeObservability {
  /**
   * As metrics, for Google's Managed Service for Prometheus.
   * @defaultValue `true`
   */
  readonly metrics?: boolean;
  /**
   * One by one, from Hubble's relay in kube-system. Its command line and UI are yours to run.
   * @defaultValue `false`
   */
  readonly relay?: boolean;
}
