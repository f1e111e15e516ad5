import type { CiliumSecretsNamespace } from '../proxy/options';

/**
 * Gateways that Cilium runs. Whoever has a Gateway names the class `cilium`, or one of `planCiliumGatewayClasses`.
 *
 * @see https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/gateway-api/
 */
export interface CiliumGatewayApi {
  /**
   * Make the class `cilium`.
   * @defaultValue `true`
   */
  readonly gatewayClass?: boolean;
  /**
   * Where the load balancer of a Gateway sends to. `'Local'`: only to nodes with Envoy, which keeps the address of the client.
   * @defaultValue `'Cluster'`
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /**
   * Offer HTTP/2 and HTTP/1.1 to clients of TLS by ALPN. Switches `appProtocol` on.
   * @defaultValue `false`
   */
  readonly alpn?: boolean;
  /**
   * Speak to backends as the `appProtocol` of their Service says: HTTP/2 in clear text, WebSocket.
   * @defaultValue `false`
   */
  readonly appProtocol?: boolean;
  /**
   * Take the address of the client from the PROXY protocol. Whatever does not speak it is then refused.
   * @defaultValue `false`
   */
  readonly proxyProtocol?: boolean;
  /**
   * Proxies in front whose `x-forwarded-for` is believed.
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
   * Let Gateways listen on ports of nodes instead of having Services with load balancers. Not for TCPRoute and UDPRoute.
   * @defaultValue none
   * @see https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/host-network-mode/
   */
  readonly hostNetwork?: CiliumGatewayHostNetwork;
  /**
   * Where certificates of Gateways are copied to for Envoy.
   * @defaultValue `{ name: 'cilium-secrets' }`
   */
  readonly secretsNamespace?: CiliumSecretsNamespace;
}

/** Gateways on ports of nodes. */
export interface CiliumGatewayHostNetwork {
  /**
   * Labels of the nodes that have them.
   * @defaultValue all nodes
   */
  readonly nodes?: Readonly<Record<string, string>>;
  /**
   * Ports that Gateways are going to name: firewalls let them in, and Envoy is allowed those below 1024.
   * @maxItems 50
   * @defaultValue none known
   */
  readonly ports?: readonly CiliumHostPort[];
}

/**
 * A port of nodes.
 * @minimum 1
 * @maximum 65535
 * @asType integer
 */
export type CiliumHostPort = number;
