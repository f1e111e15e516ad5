import { kubeadmCluster } from '../../../lib/clusters';
import { eks } from '../../support/clusters';
import type { CiliumSet } from '../cilium-sets';

const LAB = {
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
} as const;

const WITHOUT_KUBE_PROXY = kubeadmCluster(LAB);
const ROUTES = { mode: 'native', autoDirectNodeRoutes: true } as const;
const SECRET = { name: 'our-keys', key: 'ring' } as const;

const NO_STRICT_MODE = {
  'enable-encryption-strict-mode': undefined,
  'enable-encryption-strict-mode-egress': undefined,
  'enable-encryption-strict-mode-ingress': undefined,
};

/** Ways to encrypt. */
export const ENCRYPTION_SETS: readonly CiliumSet[] = [
  {
    name: 'WireGuard for nodes but some',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      encryption: { type: 'wireguard', nodeEncryption: true, nodeEncryptionOptOutLabels: 'tier in (edge)' },
    },
    config: {
      'enable-wireguard': 'true',
      'encrypt-node': 'true',
      'node-encryption-opt-out-labels': 'tier in (edge)',
      'enable-ipsec': undefined,
      ...NO_STRICT_MODE,
    },
  },
  {
    name: 'WireGuard and nothing in the clear, as 1.18 has it',
    versions: '<1.19',
    cluster: WITHOUT_KUBE_PROXY,
    options: { encryption: { type: 'wireguard', strict: { egress: true } } },
    config: {
      'enable-wireguard': 'true',
      'enable-encryption-strict-mode': 'true',
      'encryption-strict-mode-cidr': '10.244.0.0/16',
      'encryption-strict-mode-allow-remote-node-identities': 'true',
    },
  },
  {
    name: 'WireGuard and nothing in the clear, either way',
    versions: '>=1.19',
    cluster: WITHOUT_KUBE_PROXY,
    options: { encryption: { type: 'wireguard', strict: { egress: true, ingress: true } } },
    config: {
      'enable-wireguard': 'true',
      'enable-encryption-strict-mode': undefined,
      'enable-encryption-strict-mode-egress': 'true',
      'encryption-strict-egress-cidr': '10.244.0.0/16',
      'encryption-strict-egress-allow-remote-node-identities': 'true',
      'enable-encryption-strict-mode-ingress': 'true',
    },
  },
  {
    name: 'WireGuard by routes, and nothing in the clear, not even to nodes',
    versions: '>=1.20',
    cluster: kubeadmCluster({ ...LAB, network: { sharedSegment: true } }),
    options: {
      routing: ROUTES,
      encryption: { type: 'wireguard', strict: { egress: { cidr: '10.240.0.0/12' }, ingress: true } },
    },
    config: {
      'encryption-strict-egress-cidr': '10.240.0.0/12',
      'encryption-strict-egress-allow-remote-node-identities': 'false',
      'enable-encryption-strict-mode-ingress': 'true',
    },
  },
  {
    name: 'WireGuard after another plugin',
    cluster: eks('cilium-chained'),
    options: { encryption: { type: 'wireguard' } },
    config: { 'enable-wireguard': 'true', 'enable-route-mtu-for-cni-chaining': 'true' },
  },
  {
    name: 'IPsec with a Secret of ours',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hostLegacyRouting: true,
      encryption: { type: 'ipsec', secretRef: SECRET, keyRotationDuration: '15m', keyWatcher: false },
    },
    config: {
      'enable-ipsec': 'true',
      'ipsec-key-file': '/etc/ipsec/ring',
      'enable-ipsec-key-watcher': 'false',
      'ipsec-key-rotation-duration': '15m',
      'enable-wireguard': undefined,
      'encrypt-node': undefined,
      ...NO_STRICT_MODE,
    },
    mentions: ['{"name":"cilium-ipsec-secrets","secret":{"secretName":"our-keys"}}'],
  },
  {
    name: 'IPsec and nothing in the clear',
    versions: '>=1.19',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hostLegacyRouting: true,
      encryption: { type: 'ipsec', secretRef: { name: 'cilium-ipsec-keys' }, strict: { egress: true } },
    },
    config: {
      'enable-ipsec': 'true',
      'ipsec-key-file': '/etc/ipsec/keys',
      'enable-ipsec-key-watcher': 'true',
      'ipsec-key-rotation-duration': '5m',
      'enable-encryption-strict-mode-egress': 'true',
      'encryption-strict-egress-cidr': '10.244.0.0/16',
    },
  },
  {
    name: "mutual TLS by Cilium's own ztunnel",
    versions: '>=1.19',
    cluster: WITHOUT_KUBE_PROXY,
    options: { encryption: { type: 'ztunnel' } },
    config: { 'enable-ztunnel': 'true', 'enable-wireguard': undefined, 'enable-ipsec': undefined },
    mentions: ['"ztunnel-cilium"', '"cilium-ztunnel-secrets"'],
  },
];
