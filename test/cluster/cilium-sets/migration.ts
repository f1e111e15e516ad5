import { k3sCluster } from '../../../lib/clusters';
import type { CiliumOptions } from '../../../lib/cni/cilium/options';
import type { CiliumSet } from '../cilium-sets';

const cluster = k3sCluster({ name: 'lab', nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }] });

/** What a migration ends with. */
const END = {
  ipam: { mode: 'cluster-pool', ipv4: { ranges: ['10.45.0.0/16'] } },
  routing: { mode: 'tunnel', protocol: 'vxlan', port: 8473 },
  kubeProxyReplacement: false,
} as const satisfies CiliumOptions;

/** The two values of a migration: beside another network, written as a caller would by hand, and at the end. */
export const MIGRATION_SETS: readonly CiliumSet[] = [
  {
    name: 'beside another network, in the folders of K3s',
    cluster,
    options: {
      ...END,
      policyEnforcementMode: 'never',
      hostLegacyRouting: true,
      values: {
        operator: { unmanagedPodWatcher: { restart: false } },
        cni: {
          customConf: true,
          uninstall: false,
          confPath: '/var/lib/rancher/k3s/agent/etc/cni/net.d',
          binPath: '/var/lib/rancher/k3s/data/cni',
        },
      },
    },
    config: {
      'custom-cni-conf': 'true',
      'write-cni-conf-when-ready': undefined,
      'cni-exclusive': undefined,
      'cni-uninstall': undefined,
      'unmanaged-pod-watcher-interval': '0',
      'enable-policy': 'never',
      'enable-host-legacy-routing': 'true',
      'tunnel-port': '8473',
      'cluster-pool-ipv4-cidr': '10.45.0.0/16',
      'kube-proxy-replacement': 'false',
    },
    mentions: [
      '{"path":"/var/lib/rancher/k3s/agent/etc/cni/net.d","type":"DirectoryOrCreate"}',
      '{"path":"/var/lib/rancher/k3s/data/cni","type":"DirectoryOrCreate"}',
    ],
  },
  {
    name: 'where a migration ends',
    cluster,
    options: END,
    config: {
      'custom-cni-conf': 'false',
      'write-cni-conf-when-ready': '/host/etc/cni/net.d/05-cilium.conflist',
      'cni-exclusive': 'true',
      'enable-policy': 'default',
      'enable-host-legacy-routing': undefined,
      'tunnel-port': '8473',
      'cluster-pool-ipv4-cidr': '10.45.0.0/16',
    },
  },
];
