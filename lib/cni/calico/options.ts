import type { NodeCount, Port } from '../../clusters/options';
import type { ResourceRequirements } from '../../core/resources';
import type { Values } from '../../core/values';

/**
 * Options of a Calico installation. All have defaults, most of them from the cluster.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://docs.tigera.io/calico/latest/reference/installation/api
 */
export interface CalicoOptions<S = string> {
  /**
   * A minor (`'3.32'`: the patch that is tested here) or an exact version. Supported: 3.30, 3.31, 3.32.
   * @defaultValue `'3.32'`
   */
  readonly version?: string;
  /**
   * `'release'`: a Helm release of the Tigera operator. `'bundled'`: the distribution installs its copy (RKE2), and this
   * plan only says how; its version is then the distribution's.
   * @defaultValue `'bundled'` where the distribution offers it, otherwise `'release'`
   */
  readonly install?: 'release' | 'bundled';
  /**
   * How packets between pods of different nodes are wrapped. `CrossSubnet` wraps only between subnets. `IPIP` and
   * `None` need BGP; clouds such as Azure drop IPIP.
   * @defaultValue `'VXLAN'`, which works on any network
   */
  readonly encapsulation?: 'VXLAN' | 'VXLANCrossSubnet' | 'IPIP' | 'IPIPCrossSubnet' | 'None';
  /**
   * What forwards packets and enforces policies on a node.
   * @defaultValue `'BPF'` in a cluster without kube-proxy, `'Nftables'` where kube-proxy uses nftables, otherwise `'Iptables'`
   * @see https://docs.tigera.io/calico/latest/about/kubernetes-training/about-ebpf
   */
  readonly linuxDataplane?: 'Iptables' | 'Nftables' | 'BPF';
  /**
   * Exchange routes by BGP. `true` for a full mesh between nodes with the default AS number.
   * @defaultValue `true` with `IPIP` and `None`, which need it, otherwise `false`
   */
  readonly bgp?: boolean | CalicoBgp<S>;
  /**
   * Prefix length of the blocks that nodes take from the pod range. It cannot be changed later.
   * @defaultValue 26 for IPv4, 122 for IPv6
   */
  readonly blockSize?: CalicoBlockSize;
  /**
   * Hide pod addresses behind the node's when pods speak to addresses outside the pod range.
   * @defaultValue `true`
   */
  readonly natOutgoing?: boolean;
  /**
   * MTU of pods, in bytes: what is left after every wrapping.
   * @minimum 576
   * @maximum 65535
   * @asType integer
   * @defaultValue detected on each node
   */
  readonly mtu?: number;
  /**
   * Encrypt traffic between nodes with WireGuard. A node whose kernel lacks it sends plaintext, without a word.
   * @defaultValue `false`
   */
  readonly wireguard?: boolean;
  /**
   * How a node finds its own address where it has several.
   * @defaultValue `{ kubernetes: 'NodeInternalIP' }`
   */
  readonly nodeAddressAutodetection?: CalicoAutodetection<S>;
  /**
   * Who creates the custom resource definitions of Calico 3.32 and later. `'chart'`: they are rendered from their own
   * chart and applied server-side first. `'operator'`: the operator does when it starts, and Calico's own resources are
   * applied after. Earlier versions carry them in the operator's chart.
   * @defaultValue `'operator'` where a Helm controller in the cluster installs charts, otherwise `'chart'`
   */
  readonly crds?: 'chart' | 'operator';
  /**
   * Run the API server that lets kubectl speak `projectcalico.org/v3`.
   * @defaultValue `true`
   */
  readonly apiServer?: boolean;
  /**
   * Run Goldmane and Whisker, which collect and show flows.
   * @defaultValue `false`: they are a technology preview
   */
  readonly flowVisibility?: boolean;
  /**
   * Leave to Istio in ambient mode what it needs: addresses of Services, which eBPF otherwise turns into those of pods at
   * the socket, and sources of packets that the mesh has changed.
   * @defaultValue `false`
   * @see https://istio.io/latest/docs/ambient/install/platform-prerequisites/
   */
  readonly istioAmbient?: boolean;
  /**
   * Requests and limits; neither chart nor operator set any.
   * @defaultValue calico-node 250m and 128Mi, the others 50m and 64Mi; no limits
   */
  readonly resources?: CalicoResources;
  /**
   * Values of the operator's chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}

/** Prefix lengths of address blocks. */
export interface CalicoBlockSize {
  /**
   * @minimum 20
   * @maximum 32
   * @asType integer
   * @defaultValue `26`
   */
  readonly ipv4?: number;
  /**
   * @minimum 116
   * @maximum 128
   * @asType integer
   * @defaultValue `122`
   */
  readonly ipv6?: number;
}

/** Routes exchanged by BGP. */
export interface CalicoBgp<S = string> {
  /**
   * Autonomous system of the nodes.
   * @defaultValue `64512`
   */
  readonly asNumber?: AsNumber;
  /**
   * Whether every node speaks to every other. Turn it off only with peers that take its place; they are applied first.
   * @defaultValue `true`
   */
  readonly nodeToNodeMesh?: boolean;
  /**
   * Routers outside the cluster.
   * @defaultValue none
   */
  readonly peers?: readonly CalicoBgpPeer<S>[];
  /**
   * Ranges of load balancer addresses to announce.
   * @defaultValue none
   */
  readonly serviceLoadBalancerIPs?: readonly S[];
  /**
   * Ranges of external addresses of Services to announce.
   * @defaultValue none
   */
  readonly serviceExternalIPs?: readonly S[];
  /**
   * TCP port that nodes listen on.
   * @defaultValue `179`
   */
  readonly listenPort?: Port;
}

/**
 * Number of an autonomous system. 64512 to 65534 and 4200000000 to 4294967294 are private.
 * @minimum 1
 * @maximum 4294967295
 * @asType integer
 */
export type AsNumber = number;

/** A router that nodes exchange routes with. */
export interface CalicoBgpPeer<S = string> {
  /** A DNS label, unique among the peers. */
  readonly name: string;
  /** Address of the router. */
  readonly peerIP: S;
  /** Autonomous system of the router; the same as the nodes' makes it an internal peer. */
  readonly asNumber: AsNumber;
  /**
   * Which nodes speak to it, as a Calico selector: `rack == 'a'`.
   * @defaultValue `all()`
   */
  readonly nodeSelector?: string;
  /**
   * The Secret that holds the session's password, in the namespace `calico-system`.
   * @defaultValue none
   */
  readonly password?: { readonly secretName: string; readonly key: string };
  /**
   * Keep the next hop of routes that come from other nodes.
   * @defaultValue `false`
   */
  readonly keepOriginalNextHop?: boolean;
}

/** How a node finds its own address. */
export type CalicoAutodetection<S = string> =
  | { readonly kubernetes: 'NodeInternalIP' }
  /** A regular expression of interface names. */
  | { readonly interface: string }
  /** The interface that leads to this address. */
  | { readonly canReach: S }
  /** The first address in one of these ranges. */
  | { readonly cidrs: readonly S[] };

/** Requests and limits of Calico's pods. */
export interface CalicoResources {
  /** The agent on every node. */
  readonly node?: ResourceRequirements;
  /** Typha, which stands between agents and API server. */
  readonly typha?: ResourceRequirements;
  /** The controllers, one copy. */
  readonly kubeControllers?: ResourceRequirements;
  /** The operator, one copy. */
  readonly operator?: ResourceRequirements;
}

/**
 * How many copies of Typha the operator runs for a number of nodes. It cannot be set; each copy takes port 5473 of a node.
 * @see https://github.com/tigera/operator/blob/master/pkg/common/autoscale.go
 */
export function typhaReplicas(nodes: NodeCount): number {
  if (nodes <= 2) return 1;
  if (nodes <= 4) return 2;
  return nodes < 200 ? 3 : Math.floor(nodes / 200) + 2;
}
