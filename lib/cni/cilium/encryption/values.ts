import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** Encryption between nodes. */
export function encryptionValues<S>({ options: { encryption } }: CiliumSettings<S>): Values<S> {
  if (encryption === undefined) return {};
  return {
    encryption: {
      enabled: true,
      type: encryption.type,
      nodeEncryption: encryption.nodeEncryption ?? false,
      ...(encryption.persistentKeepalive !== undefined && {
        wireguard: { persistentKeepalive: encryption.persistentKeepalive },
      }),
    },
  };
}
