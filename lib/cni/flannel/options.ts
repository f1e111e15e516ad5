import type { Port } from '../../clusters/options';
import type { ResourceRequirements } from '../../core/resources';
import type { Values } from '../../core/values';

/**
 * Options of a Flannel installation. All have defaults, most of them from the cluster.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://github.com/flannel-io/flannel/tree/master/Documentation
 */
export interface FlannelOptions<S = string> {
  /**
   * A minor (`'0.28'`: the patch that is tested here) or an exact version. Supported: 0.26, 0.27, 0.28.
   * @defaultValue `'0.28'`
   */
  readonly version?: string;
  /**
   * `'release'`: a Helm release of Flannel's own chart. `'bundled'`: the distribution runs its copy (K3s, RKE2, Talos),
   * and this plan only says how; its version is then the distribution's.
   * @defaultValue `'bundled'` where the distribution offers it, otherwise `'release'`
   */
  readonly install?: 'release' | 'bundled';
  /**
   * How pods on different nodes reach each other. It must not be changed later.
   * @defaultValue `{ type: 'vxlan' }`, which works on any network
   * @see https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md
   */
  readonly backend?: FlannelBackend;
  /**
   * Enforce NetworkPolicy objects, which Flannel itself ignores: by K3s' controller, or by a privileged sidecar of the chart.
   * @defaultValue `true` on K3s, where the controller is there anyway, otherwise `false`
   */
  readonly networkPolicy?: boolean;
  /**
   * Which interface of a node to use, where it has several.
   * @defaultValue the one of the default route
   */
  readonly interface?: FlannelInterface;
  /**
   * Port on every node where the agent answers health probes, 0 for none. Since 0.28.
   * @minimum 0
   * @maximum 65535
   * @asType integer
   * @defaultValue `8081`
   */
  readonly healthPort?: number;
  /**
   * Requests and limits. Since 0.27.
   * @defaultValue the chart's: 100m and 50Mi
   */
  readonly resources?: ResourceRequirements;
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}

/**
 * How pods on different nodes reach each other.
 * @discriminator type
 */
export type FlannelBackend = FlannelVxlan | FlannelHostGw | FlannelWireGuard;

/** Packets wrapped in UDP by the kernel. */
export interface FlannelVxlan {
  readonly type: 'vxlan';
  /**
   * UDP port.
   * @defaultValue 8472
   */
  readonly port?: Port;
  /**
   * Number of the virtual network.
   * @minimum 1
   * @maximum 16777215
   * @asType integer
   * @defaultValue 1
   */
  readonly vni?: number;
  /**
   * Route packets as they are between nodes of one segment, and wrap only the others.
   * @defaultValue `false`
   */
  readonly directRouting?: boolean;
  /** Only where it differs from the cluster's `network.mtu`. */
  readonly mtu?: FlannelMtu;
}

/** Packets routed as they are: every node must be able to be another's next hop. */
export interface FlannelHostGw {
  readonly type: 'host-gw';
}

/** Packets encrypted by WireGuard. */
export interface FlannelWireGuard {
  readonly type: 'wireguard';
  /**
   * UDP port for IPv4.
   * @defaultValue 51820
   */
  readonly port?: Port;
  /**
   * Seconds between packets that keep address translation between nodes alive.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   * @defaultValue off; 25 in K3s' own
   */
  readonly persistentKeepalive?: number;
  /** Only where it differs from the cluster's `network.mtu`. */
  readonly mtu?: FlannelMtu;
}

/**
 * MTU of the network between nodes, in bytes. Flannel subtracts its own overhead; Calico's and others' `mtu` is what is left.
 * @minimum 576
 * @maximum 65535
 * @asType integer
 */
export type FlannelMtu = number;

/** Which interface of a node to use. */
export type FlannelInterface =
  /** By name. */
  | { readonly name: string }
  /** The first whose name or address matches a regular expression. */
  | { readonly regex: string }
  /** The one that leads to an address. */
  | { readonly canReach: string };
