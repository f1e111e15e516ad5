import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

/** What encryption asks of nodes and firewalls. */
export function encryptionNeeds({ options: { encryption } }: CiliumSettings): FeatureNeeds {
  if (encryption === undefined) return {};
  return {
    kernel: [
      {
        feature: 'WireGuard',
        atLeast: '5.6',
        evidence: 'https://docs.cilium.io/en/stable/security/network/encryption-wireguard/',
      },
    ],
    kernelModules: ['wireguard'],
    ports: [{ protocol: 'UDP', port: 51_871, from: 'node', to: 'node', purpose: 'WireGuard' }],
  };
}
