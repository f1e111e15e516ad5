import type { CiliumDnsProxy } from './dns-options';
import type { CiliumEnvoy } from './envoy-options';

/** What Cilium does with protocols above TCP and UDP. */
export interface CiliumProxyOptions {
  /**
   * Run the proxies that policies on HTTP and on names, gateways and Ingresses need. Without, such policies are refused.
   * @defaultValue `true`
   */
  readonly l7Proxy?: boolean;
  /**
   * The proxy for everything but DNS.
   * @defaultValue a DaemonSet of its own, with the limits of the chart; behind gateways and Ingresses, limits on a backend
   * that are as wide as the limit on all connections
   */
  readonly envoy?: CiliumEnvoy;
  /**
   * Let objects of kind CiliumEnvoyConfig and CiliumClusterwideEnvoyConfig program Envoy.
   * @defaultValue `false`; gateways and Ingresses switch it on by themselves
   * @see https://docs.cilium.io/en/stable/network/servicemesh/l7-traffic-management/
   */
  readonly envoyConfig?: boolean;
  /**
   * The proxy for DNS, which policies on names learn addresses from.
   * @defaultValue the settings of the chart
   */
  readonly dnsProxy?: CiliumDnsProxy;
  /**
   * Where certificates and headers come from that policies name by Secret.
   * @defaultValue `{ from: 'copies' }`
   * @see https://docs.cilium.io/en/stable/security/tls-visibility/
   */
  readonly policySecrets?: CiliumPolicySecrets;
}

/** How agents get at Secrets that policies name. */
export interface CiliumPolicySecrets {
  /**
   * `'copies'`: the operator copies them to one namespace, which alone agents may read. `'namespace'`: agents read that
   * namespace, and somebody else fills it. `'everywhere'`: agents may read every Secret of the cluster.
   * @defaultValue `'copies'`
   */
  readonly from?: 'copies' | 'namespace' | 'everywhere';
  /**
   * The namespace of the copies.
   * @defaultValue `{ name: 'cilium-secrets' }`
   */
  readonly namespace?: CiliumSecretsNamespace;
}

/** A namespace for Secrets that Envoy is given. */
export interface CiliumSecretsNamespace {
  /**
   * A DNS label.
   * @defaultValue `'cilium-secrets'`
   */
  readonly name?: string;
  /**
   * Make it; `false`: it is there.
   * @defaultValue `true`
   */
  readonly create?: boolean;
}
