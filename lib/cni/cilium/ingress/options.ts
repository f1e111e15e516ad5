import type { CiliumHostPort } from '../gateway-api/options';
import type { CiliumSecretsNamespace } from '../proxy/options';

/**
 * Ingresses that Cilium serves: those of class `cilium`.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cilium.io/en/stable/network/servicemesh/ingress/
 */
export interface CiliumIngress<S = string> {
  /**
   * Serve Ingresses without a class too.
   * @defaultValue `false`
   */
  readonly default?: boolean;
  /**
   * `'dedicated'`: a load balancer for each Ingress. `'shared'`: one for all. An annotation of an Ingress may differ.
   * @defaultValue `'shared'` on the host network, otherwise `'dedicated'`
   */
  readonly loadbalancerMode?: 'dedicated' | 'shared';
  /**
   * Send clients of HTTP on to HTTPS where an Ingress has a certificate for their host.
   * @defaultValue `true`
   */
  readonly enforceHttps?: boolean;
  /**
   * Take the address of the client from the PROXY protocol. Whatever does not speak it is then refused.
   * @defaultValue `false`
   */
  readonly proxyProtocol?: boolean;
  /**
   * Proxies in front whose `x-forwarded-for` is believed. Cilium 1.20 and newer.
   * @minimum 0
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `0`
   */
  readonly xffNumTrustedHops?: number;
  /**
   * Take who opened the connection for the client. Cilium 1.20 and newer.
   * @defaultValue `true`
   */
  readonly useRemoteAddress?: boolean;
  /**
   * How annotations begin that load balancers of Ingresses take over from them.
   * @maxItems 50
   * @defaultValue those of LB-IPAM, Node IPAM and the clouds
   */
  readonly ingressLBAnnotationPrefixes?: readonly string[];
  /**
   * The certificate of Ingresses that name none. A Secret that is there.
   * @defaultValue none
   */
  readonly defaultSecret?: CiliumIngressSecret;
  /**
   * The Service of all Ingresses that share a load balancer.
   * @defaultValue a load balancer
   */
  readonly service?: CiliumIngressService<S>;
  /**
   * Listen on ports of nodes instead of having Services with load balancers.
   * @defaultValue none
   */
  readonly hostNetwork?: CiliumIngressHostNetwork;
  /**
   * Where certificates of Ingresses are copied to for Envoy.
   * @defaultValue `{ name: 'cilium-secrets' }`
   */
  readonly secretsNamespace?: CiliumSecretsNamespace;
}

/** A Secret of type `kubernetes.io/tls`. */
export interface CiliumIngressSecret {
  /** Where it is: a DNS label. */
  readonly namespace: string;
  /** Its name. */
  readonly name: string;
}

/** The Service of all Ingresses that share a load balancer. */
export interface CiliumIngressService<S = string> {
  /**
   * How it is reached from outside.
   * @defaultValue `'LoadBalancer'`
   */
  readonly type?: 'LoadBalancer' | 'NodePort';
  /**
   * Annotations, which tell a cloud how its load balancer is to be.
   * @defaultValue none
   */
  readonly annotations?: Readonly<Record<string, S>>;
  /**
   * Labels, which pools of addresses and announcements select by.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Who makes the load balancer.
   * @defaultValue whoever makes those without a class
   */
  readonly loadBalancerClass?: string;
  /**
   * The address of the load balancer.
   * @defaultValue one that is free
   */
  readonly loadBalancerIP?: S;
  /**
   * Give a load balancer node ports too.
   * @defaultValue `true`
   */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /**
   * `'Local'`: only to nodes with Envoy, which keeps the address of the client.
   * @defaultValue `'Cluster'`
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /**
   * Node port of HTTP.
   * @defaultValue one that is free
   */
  readonly insecureNodePort?: CiliumHostPort;
  /**
   * Node port of HTTPS.
   * @defaultValue one that is free
   */
  readonly secureNodePort?: CiliumHostPort;
}

/** Ingresses on ports of nodes. Those with a load balancer of their own name their port by annotation. */
export interface CiliumIngressHostNetwork {
  /**
   * Labels of the nodes that have them.
   * @defaultValue all nodes
   */
  readonly nodes?: Readonly<Record<string, string>>;
  /**
   * The port that shared Ingresses have for HTTP, HTTPS and TLS passthrough.
   * @defaultValue `8080`
   */
  readonly sharedListenerPort?: CiliumHostPort;
  /**
   * The port of HTTP. Cilium 1.20 and newer.
   * @defaultValue `sharedListenerPort`
   */
  readonly httpPort?: CiliumHostPort;
  /**
   * The port of HTTPS. Cilium 1.20 and newer.
   * @defaultValue `sharedListenerPort`
   */
  readonly httpsPort?: CiliumHostPort;
  /**
   * The port of TLS passthrough. Cilium 1.20 and newer.
   * @defaultValue `sharedListenerPort`
   */
  readonly tlsPassthroughPort?: CiliumHostPort;
}
