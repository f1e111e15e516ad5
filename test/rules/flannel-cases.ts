import { rke2Cluster, talosCluster } from '../../lib';
import type { FlannelOptions } from '../../lib/cni/flannel/options';
import { inspectFlannel } from '../../lib/cni/flannel/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { k3s, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const flannel = (options: FlannelOptions, cluster: Cluster = kubeadm()): readonly Finding[] =>
  inspectFlannel(cluster, options).findings;

/** Rules about Flannel. */
export const FLANNEL_CASES: RuleCases = {
  'flannel/version-is-supported': {
    fails: () => flannel({ version: '0.25' }),
    at: 'version',
    passes: () => flannel({ version: '0.26' }),
  },
  'flannel/version-is-pinned': {
    fails: () => flannel({ version: 'v0.28.1' }),
    at: 'version',
    passes: () => flannel({ version: 'v0.28.9' }),
  },
  'flannel/kubernetes-is-tested': {
    fails: () => flannel({}, kubeadm({ kubernetes: '1.19' })),
    at: 'cluster.kubernetes',
    passes: () => flannel({}, kubeadm({ kubernetes: '1.20' })),
  },
  'flannel/bundled-is-offered': {
    fails: () => flannel({ install: 'bundled' }),
    at: 'install',
    passes: () => flannel({ install: 'bundled' }, k3s()),
  },
  'flannel/bundled-has-no-version': {
    fails: () => flannel({ version: '0.28' }, k3s()),
    at: 'version',
    passes: () => flannel({ version: '0.28', install: 'release' }, k3s()),
  },
  'flannel/bundled-has-the-backend': {
    fails: () => flannel({ backend: { type: 'wireguard' } }, rke2Cluster({ name: 'test' })),
    at: 'backend.type',
    passes: () => flannel({ backend: { type: 'wireguard' } }, k3s()),
  },
  'flannel/bundled-takes-no-details': {
    fails: () => flannel({ backend: { type: 'vxlan', port: 8473 } }, k3s()),
    at: 'backend.port',
    passes: () => flannel({ backend: { type: 'vxlan' }, interface: { name: 'eth1' } }, k3s()),
  },
  'flannel/policies-can-be-enforced': {
    fails: () => flannel({ networkPolicy: true }, talosCluster({ name: 'test' })),
    at: 'networkPolicy',
    passes: () => flannel({ networkPolicy: true }, k3s()),
  },
  'flannel/host-gw-needs-one-segment': {
    fails: () => flannel({ backend: { type: 'host-gw' } }, kubeadm({ network: { sharedSegment: false } })),
    at: 'backend.type',
    passes: () => flannel({ backend: { type: 'host-gw' } }, kubeadm({ network: { sharedSegment: true } })),
  },
  'flannel/health-port-exists': {
    fails: () => flannel({ version: '0.27', healthPort: 8081 }),
    at: 'healthPort',
    passes: () => flannel({ version: '0.28', healthPort: 0 }),
  },
  'flannel/resources-can-be-set': {
    fails: () => flannel({ version: '0.26', resources: { requests: { cpu: '50m' } } }),
    at: 'resources',
    passes: () => flannel({ version: '0.27', resources: { requests: { cpu: '50m' } } }),
  },
  'flannel/nftables-is-experimental': {
    fails: () => flannel({}, kubeadm({ kubeProxy: 'nftables' })),
    at: 'cluster.kubeProxy',
    passes: () => flannel({}, kubeadm({ kubeProxy: 'iptables' })),
  },
  'flannel/mtu-fits-the-network': {
    fails: () => flannel({ backend: { type: 'vxlan', mtu: 9000 } }),
    at: 'backend.mtu',
    passes: () => flannel({ backend: { type: 'vxlan', mtu: 1400 } }),
  },
  'flannel/interface-is-well-formed': {
    fails: () => flannel({ interface: { name: 'eth 0' } }),
    at: 'interface.name',
    passes: () => flannel({ interface: { canReach: '192.0.2.1' } }),
  },
  'flannel/values-keep-to-options': {
    fails: () => flannel({ values: { netpol: { enabled: true } } }),
    at: 'values.netpol.enabled',
    passes: () => flannel({ values: { flannel: { tolerations: [] } } }),
  },
};
