/**
 * The devices that pods are attached with. `'netkit'` and `'netkit-l2'` spare packets a way through the kernel; they need
 * kernel 6.8, kube-proxy replacement and masquerading by eBPF, and are beta upstream. `'auto'` (1.20) takes netkit where
 * that is possible. Must not be changed under pods that run: new nodes only.
 */
export type CiliumDatapathMode = 'veth' | 'netkit' | 'netkit-l2' | 'auto';

/** Pacing of what pods send, with more to it. */
export interface CiliumBandwidthManager {
  /**
   * Control congestion by BBR, which measures bandwidth instead of waiting for losses. `true` needs eBPF host routing;
   * `'host-only'` does without, for processes of the node itself. Needs kernel 5.18.
   * @defaultValue `false`
   */
  readonly bbr?: boolean | 'host-only';
}

/** Packets of up to 192 KiB inside nodes. Pods must be restarted to get them. */
export interface CiliumBigTcp {
  /**
   * For IPv4. Needs kernel 6.3.
   * @defaultValue `false`
   */
  readonly ipv4?: boolean;
  /**
   * For IPv6. Needs kernel 5.19.
   * @defaultValue `false`
   */
  readonly ipv6?: boolean;
}

/** The tables of eBPF, in memory of the kernel. A changed size makes the table anew, and connections break. */
export interface CiliumBpfMaps {
  /**
   * Share of a node's memory for the tables of connections, addresses and neighbours, of which no size is given.
   * @exclusiveMinimum 0
   * @maximum 1
   * @defaultValue `0.0025`
   */
  readonly dynamicSizeRatio?: number;
  /**
   * Keep what is evicted apart for each processor: faster, and each has only its share of a table.
   * @defaultValue `false`
   */
  readonly distributedLRU?: boolean;
  /**
   * Take the memory of tables at the start: packets are handled more evenly, for more memory.
   * @defaultValue `false`
   */
  readonly preallocate?: boolean;
  /**
   * TCP connections, for each IP family.
   * @defaultValue by `dynamicSizeRatio`
   */
  readonly ctTcpMax?: CiliumTableSize;
  /**
   * Connections of other protocols, for each IP family.
   * @defaultValue by `dynamicSizeRatio`
   */
  readonly ctAnyMax?: CiliumTableSize;
  /**
   * Translated addresses: at most as many as `ctTcpMax` and `ctAnyMax` together.
   * @defaultValue by `dynamicSizeRatio`
   */
  readonly natMax?: CiliumTableSize;
  /**
   * Neighbours; wants to be as large as `natMax`.
   * @minimum 1
   * @maximum 16777216
   * @asType integer
   * @defaultValue as many as `natMax`
   */
  readonly neighMax?: number;
  /**
   * Services, pods behind them and answers of Services: entries of each table.
   * @minimum 1
   * @maximum 16777216
   * @asType integer
   * @defaultValue `65536`
   */
  readonly lbMapMax?: number;
  /**
   * What a pod may speak to, for each pod.
   * @minimum 256
   * @maximum 65536
   * @asType integer
   * @defaultValue `16384`
   */
  readonly policyMapMax?: number;
  /**
   * Entries of policies that are counted, for each node.
   * @defaultValue `65536`
   */
  readonly policyStatsMapMax?: CiliumTableSize;
  /**
   * Addresses of nodes, of all clusters of a mesh.
   * @minimum 16384
   * @maximum 16777216
   * @asType integer
   * @defaultValue `16384`
   */
  readonly nodeMapMax?: number;
  /**
   * Identities that have proven themselves to each other.
   * @minimum 256
   * @maximum 16777216
   * @asType integer
   * @defaultValue `524288`
   */
  readonly authMapMax?: number;
}

/**
 * Entries of a table that the agent accepts.
 * @minimum 1024
 * @maximum 16777216
 * @asType integer
 */
export type CiliumTableSize = number;

/** What eBPF tells the agent, and so Hubble, of packets. */
export interface CiliumMonitor {
  /**
   * How much is told at once: with `'none'` every packet, with `'maximum'` each connection once an interval, and the flags
   * that it has seen.
   * @defaultValue `'medium'`
   */
  readonly aggregation?: 'none' | 'low' | 'medium' | 'maximum';
  /**
   * How often a connection is told of again, from `'medium'` on.
   * @pattern ^[1-9][0-9]{0,4}(ms|s|m)$
   * @defaultValue `'5s'`
   */
  readonly interval?: string;
  /**
   * Most events a second, on average and at once. What is above is lost to Hubble, not to the network.
   * @defaultValue no limit
   */
  readonly rateLimit?: CiliumEventRate;
  /**
   * Kinds of events that are told at all.
   * @defaultValue all three
   */
  readonly events?: readonly CiliumEventKind[];
}

/** A packet that was dropped, a verdict of a policy, or a packet on its way. */
export type CiliumEventKind = 'drop' | 'policyVerdict' | 'trace';

/** Most events a second. */
export interface CiliumEventRate {
  /**
   * On average.
   * @minimum 1
   * @maximum 4294967295
   * @asType integer
   */
  readonly average: number;
  /**
   * At once.
   * @minimum 1
   * @maximum 4294967295
   * @asType integer
   */
  readonly burst: number;
}

/** What helps senders whose packets do not fit. */
export interface CiliumPmtuDiscovery {
  /**
   * Answer clients outside with "fragmentation needed" where a packet for a Service does not fit.
   * @defaultValue `false`
   */
  readonly enabled?: boolean;
  /**
   * Let TCP of pods find the size that fits by trying, whatever happens to such answers: always, once packets get lost, or
   * never. `'unset'` leaves it to the node. Needs 1.19.
   * @defaultValue `'blackhole'` from 1.19 on
   */
  readonly packetizationLayerPMTUDMode?: 'always' | 'blackhole' | 'disabled' | 'unset';
}

/** How packets pass a node. */
export interface CiliumDatapathOptions {
  /**
   * The devices that pods are attached with.
   * @defaultValue `'veth'`
   * @see https://docs.cilium.io/en/stable/operations/performance/tuning/#netkit-device-mode
   */
  readonly datapathMode?: CiliumDatapathMode;
  /**
   * Pace what pods send, by their annotation `kubernetes.io/egress-bandwidth` and fairly between them.
   * @defaultValue `false`
   * @see https://docs.cilium.io/en/stable/network/kubernetes/bandwidth-manager/
   */
  readonly bandwidthManager?: boolean | CiliumBandwidthManager;
  /**
   * Packets of up to 192 KiB inside nodes, for 100 Gbit/s and more. Needs native routing without encryption, eBPF host
   * routing, and network cards driven by mlx4, mlx5 or ice.
   * @defaultValue for neither IP family
   */
  readonly bigTcp?: CiliumBigTcp;
  /**
   * Take traffic of pods past the connection tracking of iptables, where it must pass the host's network stack. Needs
   * native routing, kube-proxy replacement, and eBPF to masquerade if anything does.
   * @defaultValue `false`
   */
  readonly installNoConntrackIptablesRules?: boolean;
  /**
   * Attach eBPF with tcx where the kernel has it (6.6). `false` where other programs that know only the older way share
   * the devices: their order is then as before.
   * @defaultValue `true`
   */
  readonly tcx?: boolean;
  /**
   * Hand traffic to the proxy by eBPF instead of iptables. Beta upstream, and not with netkit.
   * @defaultValue `false`
   */
  readonly tproxy?: boolean;
  /**
   * Sizes of eBPF's tables.
   * @defaultValue by the node's memory
   * @see https://docs.cilium.io/en/stable/network/ebpf/maps/
   */
  readonly bpfMaps?: CiliumBpfMaps;
  /**
   * What eBPF tells the agent, and so Hubble, of packets.
   * @defaultValue everything that happens to a connection, every five seconds
   */
  readonly monitor?: CiliumMonitor;
  /**
   * What helps senders whose packets do not fit.
   * @defaultValue from 1.19 on, TCP of pods finds out by itself once packets get lost
   */
  readonly pmtuDiscovery?: CiliumPmtuDiscovery;
  /**
   * Network devices to attach to: names, or prefixes such as `eth+`.
   * @defaultValue detected on each node
   */
  readonly devices?: readonly string[];
  /**
   * MTU of the network between nodes, in bytes, where detecting it on each node gives the wrong answer.
   * @minimum 576
   * @maximum 65535
   * @asType integer
   * @defaultValue detected on each node
   */
  readonly mtu?: number;
}
