/** What of Advanced Container Networking Services is on. All but observability is for Cilium's dataplane. */
export interface AksAdvancedNetworking {
  /**
   * Metrics and flows of pods. Nodes run an agent for it.
   * @defaultValue `true`
   */
  readonly observability?: boolean;
  /**
   * What CiliumNetworkPolicy objects may say besides addresses and ports: names (`'FQDN'`), or names and HTTP, gRPC and Kafka
   * (`'L7'`).
   * @defaultValue neither
   */
  readonly advancedNetworkPolicies?: 'FQDN' | 'L7';
  /**
   * Encrypt traffic between pods of different nodes. Not FIPS, and about 1.5 Gbps at most with an MTU of 1500.
   * @defaultValue not encrypted
   */
  readonly transitEncryption?: 'WireGuard';
  /**
   * Let eBPF carry packets past the host's own network stack. Rules that other programs write with iptables are refused on
   * such nodes.
   * @defaultValue off
   */
  readonly accelerationMode?: 'BpfVeth';
}
