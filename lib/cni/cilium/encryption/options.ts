/**
 * Encryption between nodes. Nothing of it is encrypted twice: WireGuard and IPsec exclude each other.
 *
 * @see https://docs.cilium.io/en/stable/security/network/encryption/
 * @discriminator type
 */
export type CiliumEncryption<S = string> = CiliumWireGuard<S> | CiliumIpsec<S> | CiliumZtunnel;

/**
 * WireGuard between nodes: keys make themselves. Its algorithms are none that FIPS 140 approves.
 *
 * @see https://docs.cilium.io/en/stable/security/network/encryption-wireguard/
 */
export interface CiliumWireGuard<S = string> {
  readonly type: 'wireguard';
  /**
   * Also encrypt traffic of the nodes themselves, and between nodes and pods. Beta upstream.
   * @defaultValue `false`
   */
  readonly nodeEncryption?: boolean;
  /**
   * Nodes whose own traffic stays as it is, as a label selector. Without the default, a node that loses its key may be locked
   * out of the API server, and never publish the next one.
   * @pattern ^[-A-Za-z0-9_./=!,() ]{1,512}$
   * @defaultValue `'node-role.kubernetes.io/control-plane'`
   */
  readonly nodeEncryptionOptOutLabels?: string;
  /**
   * Send a packet at this interval to keep address translation between nodes alive: seconds as `25s`.
   * @pattern ^[1-9][0-9]{0,4}s$
   * @defaultValue off
   */
  readonly persistentKeepalive?: string;
  /**
   * Drop what is not encrypted. Without, the first packets to a pod that a node has not heard of yet leave in the clear.
   * @defaultValue none
   */
  readonly strict?: CiliumWireGuardStrictMode<S>;
}

/** What WireGuard drops rather than let it pass in the clear. */
export interface CiliumWireGuardStrictMode<S = string> {
  /**
   * Between pods, on the way out of a node. `true`: for the cluster's IPv4 pod range.
   * @defaultValue `false`
   */
  readonly egress?: boolean | CiliumStrictEgress<S>;
  /**
   * To pods, on the way into a node: since 1.19, and by routes without a tunnel since 1.20. It breaks connections while nodes
   * take it up one after another.
   * @defaultValue `false`
   */
  readonly ingress?: boolean;
}

/** Traffic that may not leave a node in the clear. */
export interface CiliumStrictEgress<S = string> {
  /**
   * The addresses of pods, in CIDR notation: what goes from one of them to another must be encrypted. IPv4 only.
   * @defaultValue the cluster's IPv4 pod range
   */
  readonly cidr?: S;
  /**
   * Let through what goes to a node. It must be so where addresses of nodes are in `cidr`; in a tunnel it always is.
   * @defaultValue `true` in a tunnel and where nodes have addresses in `cidr`, otherwise `false`
   */
  readonly allowRemoteNodeIdentities?: boolean;
}

/**
 * IPsec between nodes, by the kernel: the choice where FIPS 140 asks for AES-GCM. Keys are made and replaced by hand.
 *
 * @see https://docs.cilium.io/en/stable/security/network/encryption-ipsec/
 */
export interface CiliumIpsec<S = string> {
  readonly type: 'ipsec';
  /** The Secret that holds the key: it must be there before the agents start. */
  readonly secretRef: CiliumIpsecSecret;
  /**
   * How long the key of before stays good once there is another: longer than it takes all agents, those of connected clusters
   * too, to read the new one.
   * @pattern ^([1-9][0-9]{0,4}(s|m|h))+$
   * @defaultValue `'5m'`
   */
  readonly keyRotationDuration?: string;
  /**
   * Take up a new key within a minute. Otherwise agents read it when they restart, which must then happen everywhere within
   * `keyRotationDuration`.
   * @defaultValue `true`
   */
  readonly keyWatcher?: boolean;
  /**
   * Drop what is not encrypted, since 1.19.
   * @defaultValue none
   */
  readonly strict?: CiliumIpsecStrictMode<S>;
}

/** A Secret in the namespace of Cilium, made by somebody else: its content never passes through a plan. */
export interface CiliumIpsecSecret {
  /**
   * Its name.
   * @pattern ^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$
   */
  readonly name: string;
  /**
   * Which of its values.
   * @pattern ^[-._A-Za-z0-9]{1,253}$
   * @defaultValue `'keys'`
   */
  readonly key?: string;
}

/** What IPsec drops rather than let it pass in the clear. */
export interface CiliumIpsecStrictMode<S = string> {
  /**
   * Between pods, on the way out of a node. `true`: for the cluster's IPv4 pod range.
   * @defaultValue `false`
   */
  readonly egress?: boolean | CiliumStrictEgress<S>;
}

/**
 * Mutual TLS between pods of namespaces with the label `io.cilium/mtls-enabled: "true"`, by a proxy on every node; since 1.19,
 * beta. Only TCP, only among such pods, and policies see of it no port but 15008. The Secret `cilium-ztunnel-secrets` must be
 * there before the proxies start. It is not Istio's ambient mode, and must not run beside it.
 *
 * @see https://docs.cilium.io/en/stable/security/network/encryption-ztunnel/
 */
export interface CiliumZtunnel {
  readonly type: 'ztunnel';
}
