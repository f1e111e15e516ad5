import type { Port } from '../../../clusters/options';

/** The most ports, or types of ICMP messages, that the agent takes in one rule. */
export const MOST_PORTS = 40;

/**
 * Name of a container's port.
 * @maxLength 15
 * @pattern ^(?=.*[A-Za-z])[A-Za-z0-9]+(-[A-Za-z0-9]+)*$
 */
export type CiliumPortName = string;

/** A port, as the pod listens on it: Services are resolved before policies look. */
export interface CiliumPort {
  /**
   * A number, or the name of a container's port.
   * @defaultValue every port of the protocol
   */
  readonly port?: Port | CiliumPortName;
  /**
   * Last port of a range that begins at `port`, a number.
   * @defaultValue one port
   */
  readonly endPort?: Port;
  /**
   * `'ANY'` is TCP, UDP and SCTP.
   * @defaultValue `'ANY'`
   */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | 'ANY';
}

/** A port of TCP, which the proxy looks into. */
export interface CiliumTcpPort {
  /** A number, or the name of a container's port. */
  readonly port: Port | CiliumPortName;
  /**
   * Last port of a range that begins at `port`, a number.
   * @defaultValue one port
   */
  readonly endPort?: Port;
}
