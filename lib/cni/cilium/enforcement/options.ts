import type { CiliumAuthentication } from './authentication-options';

/** Which policies there are, what they apply to, and how strictly. */
export interface CiliumEnforcementOptions {
  /**
   * Which pods policies apply to. `'always'` also isolates pods that no policy selects, system pods included.
   * @defaultValue `'default'`
   */
  readonly policyEnforcementMode?: 'default' | 'always' | 'never';
  /**
   * Let everything pass, and tell Hubble what policies would have denied: a rehearsal, not protection.
   * @defaultValue `false`
   */
  readonly policyAuditMode?: boolean;
  /**
   * What ranges of policies match besides addresses outside of the cluster: those of nodes, and since Cilium 1.20 of pods.
   * @maxItems 2
   * @defaultValue none
   */
  readonly policyCIDRMatchMode?: readonly ('nodes' | 'pods')[];
  /**
   * What pods hear of connections that policies deny. `'icmp'`: that they are refused, by IPv4, at once. Cilium 1.19 and
   * newer.
   * @defaultValue `'none'`: they wait until they give up
   */
  readonly policyDenyResponse?: 'none' | 'icmp';
  /**
   * Enforce CiliumClusterwideNetworkPolicies with a `nodeSelector`, on nodes. Without such a policy nodes stay open.
   * @defaultValue `false`
   * @see https://docs.cilium.io/en/stable/security/host-firewall/
   */
  readonly hostFirewall?: boolean;
  /**
   * Let policies ask who is at the other end, with certificates of SPIRE. `true`: with a SPIRE server of its own. Beta
   * upstream, and given up since Cilium 1.20.
   * @defaultValue none
   * @see https://docs.cilium.io/en/stable/network/servicemesh/mutual-authentication/mutual-authentication/
   */
  readonly authentication?: boolean | CiliumAuthentication;
  /**
   * Enforce NetworkPolicies of Kubernetes.
   * @defaultValue `true`
   */
  readonly k8sNetworkPolicy?: boolean;
  /**
   * Enforce ClusterNetworkPolicies of Kubernetes, `policy.networking.k8s.io/v1alpha2`. Cilium 1.20 and newer.
   * @defaultValue `false`
   */
  readonly k8sClusterNetworkPolicy?: boolean;
  /**
   * Let policies select nodes by their labels, with `fromNodes` and `toNodes`.
   * @defaultValue `false`
   */
  readonly nodeSelectorLabels?: boolean;
  /**
   * Let policies name protocols without ports: VRRP, IGMP, GRE, IPIP, ESP and AH. Cilium 1.19 and newer.
   * @defaultValue `false`
   */
  readonly extendedIPProtocols?: boolean;
}
