import type { Values } from '../../../core/values';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';
import type { CiliumEncryption, CiliumIpsec } from './options';
import { secretKey } from './secret';
import { strictEgress } from './strict';

/** Encryption between nodes. */
export function encryptionValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { options, podNetwork } = settings;
  const { encryption } = options;
  if (encryption === undefined) return {};
  const isWireGuard = encryption.type === 'wireguard';
  const optOut = isWireGuard ? encryption.nodeEncryptionOptOutLabels : undefined;
  return {
    encryption: {
      enabled: true,
      type: encryption.type,
      // Written out where it is off, too: the charts render it for any type.
      nodeEncryption: isWireGuard && (encryption.nodeEncryption ?? false),
      ...ofType(encryption),
      ...strictMode(settings),
    },
    ...(podNetwork.kind === 'chained' && { cni: { enableRouteMTUForCNIChaining: true } }),
    ...(optOut !== undefined && { extraConfig: { 'node-encryption-opt-out-labels': optOut } }),
  };
}

function ofType(encryption: CiliumEncryption<unknown>): Values<never> {
  switch (encryption.type) {
    case 'wireguard':
      return encryption.persistentKeepalive === undefined
        ? {}
        : { wireguard: { persistentKeepalive: encryption.persistentKeepalive } };
    case 'ipsec':
      return { ipsec: ipsecValues(encryption) };
    case 'ztunnel':
      return {};
  }
}

function ipsecValues(ipsec: CiliumIpsec<unknown>): Values<never> {
  const { keyRotationDuration, keyWatcher, secretRef } = ipsec;
  return {
    secretName: secretRef.name,
    keyFile: secretKey(secretRef),
    ...(keyWatcher !== undefined && { keyWatcher }),
    ...(keyRotationDuration !== undefined && { keyRotationDuration }),
  };
}

/** Before 1.19 there was one strict mode, of egress; since, the charts read it under a name of its own, and 1.20 nothing else. */
function strictMode<S>(settings: CiliumSettings<S>): Values<S> {
  const { chart, options } = settings;
  const egress = strictEgress(settings);
  const ingress = options.encryption?.type === 'wireguard' && options.encryption.strict?.ingress === true;
  if (egress === undefined && !ingress) return {};
  const enabled = egress && {
    enabled: true,
    ...(egress.cidr !== undefined && { cidr: egress.cidr }),
    allowRemoteNodeIdentities: egress.allowRemoteNodeIdentities,
  };
  if (!inRange(chart.ref.version, '>=1.19')) return { strictMode: { ...enabled } };
  return {
    strictMode: { ...(enabled && { egress: enabled }), ...(ingress && { ingress: { enabled: true } }) },
  };
}
