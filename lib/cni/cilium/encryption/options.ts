/** WireGuard between nodes. */
export interface CiliumWireGuard {
  readonly type: 'wireguard';
  /**
   * Also encrypt traffic of the nodes themselves. Beta upstream.
   * @defaultValue `false`
   */
  readonly nodeEncryption?: boolean;
  /**
   * Send a packet at this interval to keep address translation between nodes alive: seconds as `25s`.
   * @pattern ^[1-9][0-9]{0,4}s$
   * @defaultValue off
   */
  readonly persistentKeepalive?: string;
}
