import type { CiliumIcmpV4Name, CiliumIcmpV6Name } from './icmp-types';
import type { CiliumPort, CiliumTcpPort } from './port-options';
import type { CiliumGrpcTraffic, CiliumHttpTraffic, CiliumKafkaTraffic } from './request-options';

/** Ports, whatever is spoken there. */
export interface CiliumPortsTraffic {
  readonly kind: 'ports';
  /** At least one, at most 40. */
  readonly ports: readonly CiliumPort[];
}

/** Messages of ICMP, such as `ping`. */
export interface CiliumIcmpTraffic {
  readonly kind: 'icmp';
  /** At least one, at most 40. */
  readonly types: readonly CiliumIcmp[];
}

/**
 * Number of an ICMP type.
 * @minimum 0
 * @maximum 255
 * @asType integer
 */
export type CiliumIcmpNumber = number;

/**
 * A type of ICMP message.
 * @discriminator family
 */
export type CiliumIcmp = CiliumIcmpV4 | CiliumIcmpV6;

/** A type of ICMP. */
export interface CiliumIcmpV4 {
  /** The version of ICMP. */
  readonly family: 'IPv4';
  /** A number, or the name that Cilium has for it. */
  readonly type: CiliumIcmpNumber | CiliumIcmpV4Name;
}

/** A type of ICMPv6. */
export interface CiliumIcmpV6 {
  /** The version of ICMP. */
  readonly family: 'IPv6';
  /** A number, or the name that Cilium has for it. */
  readonly type: CiliumIcmpNumber | CiliumIcmpV6Name;
}

/** Connections that name their host in the handshake of TLS. */
export interface CiliumTlsTraffic {
  readonly kind: 'tls';
  /** At least one, at most 40. */
  readonly ports: readonly CiliumTcpPort[];
  /** Names, with `*.` in front for one level of any name, and `**.` for several. At least one. */
  readonly serverNames: readonly string[];
}

/** Questions to DNS, at port 53. What answers hold is learned for rules that name hosts. */
export interface CiliumDnsTraffic<S = string> {
  readonly kind: 'dns';
  /**
   * Whole names that may be asked for.
   * @maxItems 500
   * @defaultValue none
   */
  readonly names?: readonly S[];
  /**
   * Names with `*` for any characters but dots; `'*'` alone is every name.
   * @maxItems 500
   * @defaultValue none
   */
  readonly patterns?: readonly string[];
}

/**
 * Traffic that is denied: what is inside cannot decide.
 * @discriminator kind
 */
export type CiliumDenyTraffic = CiliumPortsTraffic | CiliumIcmpTraffic;

/**
 * Traffic that comes in.
 * @discriminator kind
 */
export type CiliumIngressTraffic =
  | CiliumPortsTraffic
  | CiliumIcmpTraffic
  | CiliumTlsTraffic
  | CiliumHttpTraffic
  | CiliumGrpcTraffic
  | CiliumKafkaTraffic;

/**
 * Traffic that goes out.
 * @discriminator kind
 */
export type CiliumEgressTraffic<S = string> =
  | CiliumPortsTraffic
  | CiliumIcmpTraffic
  | CiliumTlsTraffic
  | CiliumHttpTraffic
  | CiliumGrpcTraffic
  | CiliumKafkaTraffic
  | CiliumDnsTraffic<S>;

/** Any of them. */
export type CiliumTraffic<S = string> = CiliumEgressTraffic<S>;
