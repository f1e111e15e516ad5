/**
 * Options of the Gateway API: the definitions of Gateway, HTTPRoute and their siblings, which meshes, CNIs and ingress
 * controllers read and none of them brings. A cluster has one bundle, with one owner.
 *
 * @see https://gateway-api.sigs.k8s.io/
 */
export interface GatewayApiOptions {
  /**
   * `standard`: what stays compatible. `experimental`: also kinds and fields that a later version may take away, such as
   * retries of an HTTPRoute.
   * @defaultValue `'standard'`
   */
  readonly channel?: GatewayApiChannel;
  /**
   * The minor; its newest patch here is used. Every controller reads a few minors only: Istio 1.29 and Cilium 1.19 want
   * 1.4, Istio 1.30 and Cilium 1.20 want 1.5, Istio 1.31 wants 1.6.
   * @defaultValue `'1.5'`
   */
  readonly version?: GatewayApiMinor;
  /**
   * What the cluster has now, where this is an upgrade: whether the API server lets it through is then said.
   * @defaultValue nothing: the definitions are new
   */
  readonly upgradingFrom?: InstalledGatewayApi;
}

/** Which kinds and fields there are. */
export type GatewayApiChannel = 'standard' | 'experimental';

/** A minor of the Gateway API that this library knows the definitions of. */
export type GatewayApiMinor = '1.2' | '1.3' | '1.4' | '1.5' | '1.6';

/** Definitions that are in a cluster. */
export interface InstalledGatewayApi {
  /** As the annotation `gateway.networking.k8s.io/bundle-version` of the definitions begins. */
  readonly version: GatewayApiMinor;
  /**
   * As the annotation `gateway.networking.k8s.io/channel` says.
   * @defaultValue `'standard'`
   */
  readonly channel?: GatewayApiChannel;
}
