import { rke2Cluster, talosCluster } from '../../lib';
import { inspectMigration, type MigrationOptions } from '../../lib/cni/migration';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { inspectFileMigration } from '../../lib/file/inspect-file-migration';
import { DUAL_STACK, eks, k3s, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const POOLS = [{ name: 'servers', role: 'control-plane', nodes: 3 }] as const;
const NODES = { nodePools: POOLS };
const CILIUM = { kind: 'cilium' } as const;
const PORTMAP = { kind: 'cilium', options: { values: { cni: { chainingMode: 'portmap' } } } } as const;
const FREE = ['10.245.0.0/16'];

const flannel = (change: Partial<MigrationOptions> = {}, cluster: Cluster = kubeadm(NODES)): readonly Finding[] =>
  inspectMigration(cluster, { from: { kind: 'flannel' }, to: CILIUM, podRanges: FREE, ...change }).findings;
const calico = (change: Partial<MigrationOptions> = {}, cluster: Cluster = kubeadm(NODES)): readonly Finding[] =>
  inspectMigration(cluster, { from: { kind: 'calico' }, to: CILIUM, podRanges: FREE, ...change }).findings;
const to = (options: MigrationOptions['to']['options']): Pick<MigrationOptions, 'to'> => ({
  to: { kind: 'cilium', ...(options && { options }) },
});

/** Rules about the way from one CNI to another. */
export const MIGRATION_CASES: RuleCases = {
  'migration/both-ends-are-known': {
    fails: () =>
      inspectFileMigration('cluster: { distribution: k3s, name: shop }\naddons: [{ kind: cilium }]\n', {}).findings,
    at: 'migration',
    passes: () =>
      inspectFileMigration('cluster: { distribution: k3s, name: shop }\naddons: [{ kind: cilium }]\n', {
        from: 'flannel',
        podRanges: FREE,
      }).findings,
  },
  'migration/nodes-are-your-own': {
    fails: () => calico({}, eks('cilium-overlay')),
    at: 'cluster.distribution',
    passes: () => calico(),
  },
  'migration/distribution-lets-go': {
    fails: () => calico({}, rke2Cluster({ name: 'test', ...NODES })),
    at: 'from.options.install',
    passes: () =>
      calico(
        { from: { kind: 'calico', options: { install: 'release' } }, ...to({ install: 'release' }) },
        rke2Cluster({ name: 'test', ...NODES }),
      ),
  },
  'migration/nodes-have-a-shell': {
    fails: () => flannel({}, talosCluster({ name: 'test', ...NODES })),
    at: 'cluster.distribution',
    passes: () => flannel(),
  },
  'migration/k3s-is-on-its-own': {
    fails: () => flannel({}, k3s(NODES)),
    at: 'from.kind',
    passes: () => flannel({ from: { kind: 'flannel', options: { install: 'release' } } }, k3s(NODES)),
  },
  'migration/kube-proxy-stays': {
    fails: () => calico({}, kubeadm({ ...NODES, kubeProxy: 'none' })),
    at: 'cluster.kubeProxy',
    passes: () => calico(),
  },
  'migration/pods-find-another-node': {
    fails: () => flannel({}, kubeadm()),
    at: 'cluster.nodePools',
    passes: () => flannel(),
  },
  'migration/pools-stand-still': {
    fails: () => flannel({}, kubeadm({ nodePools: [...POOLS, { name: 'agents', nodes: { min: 1, max: 5 } }] })),
    at: 'cluster.nodePools[1].nodes',
    passes: () =>
      flannel(
        {},
        kubeadm({
          nodePools: [
            ...POOLS,
            { name: 'agents', nodes: { min: 1, max: 5 }, labels: { 'io.cilium.migration/cilium-default': 'true' } },
          ],
        }),
      ),
  },
  'migration/range-is-new': {
    fails: () => flannel({ podRanges: ['10.244.128.0/17'] }),
    at: 'podRanges[0]',
    passes: () => flannel({ podRanges: ['10.245.0.0/16'] }),
  },
  'migration/families-stay': {
    fails: () => flannel({}, kubeadm({ ...NODES, ...DUAL_STACK })),
    at: 'podRanges',
    passes: () => flannel({ podRanges: ['10.245.0.0/16', 'fd00:245::/56'] }, kubeadm({ ...NODES, ...DUAL_STACK })),
  },
  'migration/addresses-come-from-a-pool': {
    fails: () => flannel(to({ ipam: 'kubernetes' })),
    at: 'to.options.ipam',
    passes: () => flannel(to({ ipam: 'cluster-pool' })),
  },
  'migration/networks-are-wrapped-apart': {
    fails: () => flannel(to({ routing: { mode: 'native', autoDirectNodeRoutes: false } })),
    at: 'to.options.routing.mode',
    passes: () => flannel(to({ routing: { mode: 'tunnel', protocol: 'geneve' } })),
  },
  'migration/ports-differ': {
    fails: () => flannel(to({ routing: { mode: 'tunnel' } })),
    at: 'to.options.routing.port',
    passes: () => calico(to({ routing: { mode: 'tunnel' } })),
  },
  'migration/encryption-has-a-gap': {
    fails: () => flannel({ from: { kind: 'flannel', options: { backend: { type: 'wireguard' } } } }),
    at: 'to.options.encryption',
    passes: () => flannel(to({ encryption: { type: 'wireguard' } })),
  },
  'migration/nothing-is-chained': {
    fails: () => flannel(to({ exclusive: false })),
    at: 'to.options.exclusive',
    passes: () => flannel(to({ exclusive: true })),
  },
  'migration/configuration-is-written-at-the-end': {
    fails: () => flannel(to({ values: { cni: { customConf: true } } })),
    at: 'to.options.values.cni.customConf',
    passes: () => flannel({ to: PORTMAP }),
  },
  'migration/host-ports-go-on': {
    fails: () => flannel({}, k3s(NODES)),
    at: 'to.options.values',
    passes: () => flannel({ to: PORTMAP }, k3s(NODES)),
  },
  'migration/source-uses-the-routes-of-linux': {
    fails: () => calico({ from: { kind: 'calico', options: { linuxDataplane: 'BPF' } } }),
    at: 'from.options.linuxDataplane',
    passes: () => calico({ from: { kind: 'calico', options: { linuxDataplane: 'Iptables' } } }),
  },
  'migration/bgp-has-not-been-tested': {
    fails: () => calico({ from: { kind: 'calico', options: { encapsulation: 'IPIP', bgp: true } } }),
    at: 'from.options.bgp',
    passes: () => calico({ from: { kind: 'calico', options: { encapsulation: 'VXLAN' } } }),
  },
  'migration/agents-keep-their-address': {
    fails: () => calico({ from: { kind: 'calico', firstFound: true } }),
    at: 'from.firstFound',
    passes: () => calico({ from: { kind: 'calico', options: { nodeAddressAutodetection: { interface: 'eth.*' } } } }),
  },
  'migration/policies-pause': {
    fails: () => calico(),
    at: 'policies',
    passes: () => calico({ policies: 'park' }),
  },
};
