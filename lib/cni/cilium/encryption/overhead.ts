import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';

/** Bytes that encryption takes from every packet: Cilium's own figures, for AES-GCM with 128 bits where it is IPsec. */
export function encryptionOverhead({ chart, options: { encryption } }: CiliumSettings): number {
  switch (encryption?.type) {
    case 'wireguard':
      return inRange(chart.ref.version, '>=1.19') ? 95 : 80;
    case 'ipsec':
      return 77;
    case 'ztunnel':
    case undefined:
      // ztunnel ends connections and makes others: what it wraps are no packets.
      return 0;
  }
}

/** Whether all traffic between pods of different nodes is encrypted, and not only that of some. */
export function isEncrypted({ options: { encryption } }: CiliumSettings): boolean {
  return encryption !== undefined && encryption.type !== 'ztunnel';
}
