import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';
import type { CiliumIpsec } from './options';
import { makesKey, replacesKey, secretKey } from './secret';

/** What encryption asks of nodes and firewalls, and of whoever keeps its keys. */
export function encryptionNeeds({ cluster, options: { encryption } }: CiliumSettings): FeatureNeeds {
  switch (encryption?.type) {
    case undefined:
      return {};
    case 'wireguard':
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
    case 'ipsec':
      return {
        kernelModules: ['xfrm_user', ...cluster.ipFamilies.map((family) => (family === 'ipv4' ? 'esp4' : 'esp6'))],
        ports: [{ protocol: 'ESP', from: 'node', to: 'node', purpose: 'IPsec' }],
        manual: keyKeeping(encryption),
      };
    case 'ztunnel':
      return {
        ports: [{ protocol: 'TCP', port: 15_008, from: 'pod', to: 'node', purpose: 'mutual TLS between pods' }],
        manual: [
          'the Secret kube-system/cilium-ztunnel-secrets has bootstrap-private.key, bootstrap-root.crt, ca-private.key and ca-root.crt, before the proxies start',
          'namespaces whose pods are to speak mutual TLS have the label io.cilium/mtls-enabled: "true"; pods in them no longer speak with pods outside them',
        ],
      };
  }
}

function keyKeeping({ secretRef }: CiliumIpsec<unknown>): readonly string[] {
  const name = `kube-system/${secretRef.name}`;
  return [
    `the Secret ${name} has the key of IPsec, as ${secretKey(secretRef)}, before the agents start; \`${makesKey(secretRef)}\` makes one`,
    `the key in ${name} is replaced in every connected cluster, and never while agents of two versions run; \`${replacesKey(secretRef)}\` does it`,
  ];
}
