import type { CiliumEncryption } from '../../lib/cni/cilium/encryption/options';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { DUAL_STACK, eks, IPV6_ONLY, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const NO_PROXY = kubeadm({ kubeProxy: 'none' });
const ROUTES = { mode: 'native', autoDirectNodeRoutes: true } as const;
const ONE_RANGE = { ...ROUTES, ipv4NativeRoutingCIDR: '10.244.0.0/16' } as const;
const IPSEC = { type: 'ipsec', secretRef: { name: 'cilium-ipsec-keys' } } as const;
const STRICT_INGRESS = { type: 'wireguard', strict: { ingress: true } } as const;
const PODS_AMONG_NODES = kubeadm({
  ranges: { pods: ['10.244.0.0/16'], services: ['10.96.0.0/16'], nodes: ['10.240.0.0/16'] },
  network: { sharedSegment: true },
});

const encrypted = (
  encryption: CiliumEncryption,
  options: CiliumOptions = {},
  cluster: Cluster = NO_PROXY,
): readonly Finding[] => inspectCilium(cluster, { ...options, encryption }).findings;

const strict = (
  egress: true | { readonly cidr?: string; readonly allowRemoteNodeIdentities?: boolean },
  options: CiliumOptions = {},
  cluster: Cluster = NO_PROXY,
): readonly Finding[] => encrypted({ type: 'wireguard', strict: { egress } }, options, cluster);

/** Rules about encryption between nodes. */
export const CILIUM_ENCRYPTION_CASES: RuleCases = {
  'cilium/encryption-is-an-option': {
    fails: () => inspectCilium(NO_PROXY, { values: { encryption: { strictMode: { enabled: true } } } }).findings,
    at: 'values.encryption.strictMode',
    passes: () => inspectCilium(NO_PROXY, { values: { encryption: { ipsec: { mountPath: '/keys' } } } }).findings,
  },
  'cilium/node-encryption-drops-host-traffic': {
    fails: () => encrypted({ type: 'wireguard', nodeEncryption: true }, { version: '1.19.4' }),
    at: 'encryption.nodeEncryption',
    passes: () => encrypted({ type: 'wireguard', nodeEncryption: true }, { version: '1.19' }),
  },
  'cilium/opt-out-labels-need-node-encryption': {
    fails: () => encrypted({ type: 'wireguard', nodeEncryptionOptOutLabels: 'tier=edge' }),
    at: 'encryption.nodeEncryptionOptOutLabels',
    passes: () => encrypted({ type: 'wireguard', nodeEncryption: true, nodeEncryptionOptOutLabels: 'tier=edge' }),
  },
  'cilium/node-encryption-covers-redirects': {
    fails: () =>
      encrypted(
        { type: 'wireguard', nodeEncryption: true },
        { routing: ROUTES, loadBalancer: { forwarding: { mode: 'dsr' } } },
      ),
    at: 'loadBalancer.forwarding.dsrDispatch',
    passes: () =>
      encrypted(
        { type: 'wireguard', nodeEncryption: true },
        { routing: { mode: 'tunnel', protocol: 'geneve' }, loadBalancer: { forwarding: { mode: 'hybrid' } } },
      ),
  },
  'cilium/one-ztunnel': {
    fails: () => encrypted({ type: 'ztunnel' }, { istioAmbient: true }),
    at: 'encryption.type',
    passes: () => encrypted({ type: 'ztunnel' }),
  },
  'cilium/strict-egress-has-a-range': {
    fails: () => strict(true, {}, kubeadm(IPV6_ONLY)),
    at: 'encryption.strict.egress',
    passes: () => strict(true),
  },
  'cilium/strict-egress-covers-pods': {
    fails: () => strict({ cidr: '10.244.0.0/17' }),
    at: 'encryption.strict.egress.cidr',
    passes: () => strict({ cidr: '10.240.0.0/12' }),
  },
  'cilium/strict-egress-leaves-ipv6': {
    fails: () => strict(true, {}, kubeadm(DUAL_STACK)),
    at: 'encryption.strict.egress',
    passes: () => strict(true),
  },
  'cilium/strict-egress-lets-nodes-through': {
    fails: () =>
      strict({ cidr: '10.240.0.0/12', allowRemoteNodeIdentities: false }, { routing: ROUTES }, PODS_AMONG_NODES),
    at: 'encryption.strict.egress.allowRemoteNodeIdentities',
    passes: () => strict({ allowRemoteNodeIdentities: false }, { routing: ROUTES }, PODS_AMONG_NODES),
  },
  'cilium/strict-egress-in-a-tunnel-trusts-nodes': {
    fails: () => strict({ allowRemoteNodeIdentities: false }),
    at: 'encryption.strict.egress.allowRemoteNodeIdentities',
    passes: () => strict({ allowRemoteNodeIdentities: false }, { routing: ROUTES }),
  },
  'cilium/strict-ingress-needs-a-tunnel': {
    fails: () => encrypted(STRICT_INGRESS, { version: '1.19', routing: ROUTES }),
    at: 'encryption.strict.ingress',
    passes: () => encrypted(STRICT_INGRESS, { version: '1.20', routing: ROUTES }),
  },
  'cilium/strict-ingress-is-not-chained': {
    fails: () => encrypted(STRICT_INGRESS, { version: '1.20' }, eks('cilium-chained')),
    at: 'encryption.strict.ingress',
    passes: () => encrypted(STRICT_INGRESS, { version: '1.20' }, eks('cilium-eni')),
  },
  'cilium/ipsec-is-not-chained': {
    fails: () => encrypted(IPSEC, {}, eks('cilium-chained')),
    at: 'encryption.type',
    passes: () => encrypted({ type: 'wireguard' }, {}, eks('cilium-chained')),
  },
  'cilium/ipsec-pools-need-a-tunnel': {
    fails: () => encrypted(IPSEC, { version: '1.18', ipam: { mode: 'multi-pool' }, routing: ONE_RANGE }),
    at: 'routing.mode',
    passes: () => encrypted(IPSEC, { version: '1.19', ipam: { mode: 'multi-pool' }, routing: ONE_RANGE }),
  },
  'cilium/ipsec-strict-egress-is-read': {
    fails: () => encrypted({ ...IPSEC, strict: { egress: true } }, { version: '1.18' }),
    at: 'encryption.strict.egress',
    passes: () => encrypted({ ...IPSEC, strict: { egress: true } }, { version: '1.19' }),
  },
  'cilium/ipsec-past-the-host-needs-a-fix': {
    fails: () => encrypted(IPSEC),
    at: 'hostLegacyRouting',
    passes: () => encrypted(IPSEC, { hostLegacyRouting: true }),
  },
};
