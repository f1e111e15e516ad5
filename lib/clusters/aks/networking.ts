/**
 * How pods on AKS get their network. Each mode has only the options that it can have.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @discriminator mode
 */
export type AksNetworking<S = string> =
  | AksOverlay<S>
  | AksOverlayCilium<S>
  | AksNodeSubnet
  | AksPodSubnet
  | AksByoCni<S>
  | AksKubenet<S>;

/** Azure CNI Overlay: pods have addresses of a range of their own, a `/24` for each node, and no subnet is used up. */
export interface AksOverlay<S = string> extends AksOverlayRanges<S> {
  readonly mode: 'overlay';
  /**
   * What enforces NetworkPolicy objects. `'azure'` is Azure's Network Policy Manager, which Microsoft retires.
   * @defaultValue not enforced
   */
  readonly networkPolicy?: AksPolicyEngine;
}

/** The same, with the Cilium that AKS runs and configures by itself: eBPF instead of kube-proxy, and policies. Linux only. */
export interface AksOverlayCilium<S = string> extends AksOverlayRanges<S> {
  readonly mode: 'overlay-cilium';
}

/** Azure CNI with addresses of the nodes' own subnet, reserved for as many pods as a node may have when it starts. */
export interface AksNodeSubnet extends AksDataplane {
  readonly mode: 'node-subnet';
}

/** Azure CNI with addresses of a subnet for pods. */
export interface AksPodSubnet extends AksDataplane {
  readonly mode: 'pod-subnet';
  /**
   * How nodes take them. `'dynamic'`: 16 at a time, as pods come. `'static-block'`: whole `/28` blocks when the node starts,
   * which scales further. Belongs to a node pool for good.
   */
  readonly allocation: 'dynamic' | 'static-block';
}

/** No CNI at all: nodes are not Ready until you install one. Microsoft supports the rest of such a cluster. */
export interface AksByoCni<S = string> {
  readonly mode: 'byo';
  /**
   * Where pods get addresses: the same range as the CNI is told, for the control plane routes by it.
   * @defaultValue `'10.244.0.0/16'`
   */
  readonly podRange?: S;
}

/** kubenet, which Microsoft retires: a cluster to be moved away from it, never a new one. At most 400 nodes. */
export interface AksKubenet<S = string> {
  readonly mode: 'kubenet';
  /**
   * Whether the cluster is there already, and is described to be migrated to `overlay`.
   * @defaultValue `false`: refused
   */
  readonly migratingFrom?: boolean;
  /**
   * Where pods get addresses, a `/24` for each node.
   * @defaultValue `'10.244.0.0/16'`
   */
  readonly podRange?: S;
  /** What enforces NetworkPolicy objects. @defaultValue not enforced */
  readonly networkPolicy?: 'calico';
}

/** What enforces NetworkPolicy objects on the dataplane of Azure CNI. Cilium's dataplane enforces them by itself. */
export type AksPolicyEngine = 'azure' | 'calico';

/** What moves packets, and what decides about them. */
export interface AksDataplane {
  /**
   * `'azure'` is iptables and kube-proxy, `'cilium'` the Cilium that AKS runs and configures by itself, on Linux only.
   * @defaultValue `'azure'`
   */
  readonly dataplane?: 'azure' | 'cilium';
  /**
   * What enforces NetworkPolicy objects. Not with Cilium's dataplane, which does. `'azure'` is Azure's Network Policy Manager,
   * which Microsoft retires.
   * @defaultValue not enforced by Azure's dataplane
   */
  readonly networkPolicy?: AksPolicyEngine;
}

/** Ranges of an overlay: outside of every subnet, and free to be the same in other clusters. */
export interface AksOverlayRanges<S = string> {
  /**
   * Where pods get addresses, IPv4, a `/24` for each node. May become larger later, never another one.
   * @defaultValue `'10.244.0.0/16'`: 256 nodes
   */
  readonly podRange?: S;
  /**
   * Dual stack: pods and Services have IPv6 too. Cannot be changed. IPv6 alone is not to be had.
   * @defaultValue IPv4 alone
   */
  readonly ipv6?: AksIpv6Ranges<S>;
}

/** Where pods and Services of a dual-stack cluster get their IPv6 addresses. */
export interface AksIpv6Ranges<S = string> {
  /** Of pods. @defaultValue `'fd12:3456:789a::/64'` */
  readonly podRange?: S;
  /** Of Services, `/108` or smaller. @defaultValue `'fd12:3456:789a:1::/108'` */
  readonly serviceRange?: S;
}
