import { kubeadmCluster } from '../../lib/clusters';
import type { FlannelOptions } from '../../lib/cni/flannel/options';
import { planFlannel } from '../../lib/cni/flannel/plan';
import { compose } from '../../lib/core/compose';
import type { LiveObject } from './kubernetes';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { expectReadAlike, inflateTwice } from './rendering';
import { applyTwice, removeAll } from './waves';

const CLUSTER = kubeadmCluster({ name: 'lab', apiServer: { host: '192.0.2.10' }, network: { sharedSegment: true } });
const DUAL_STACK = kubeadmCluster({
  name: 'lab',
  apiServer: { host: '192.0.2.10' },
  ranges: { pods: ['10.244.0.0/16', 'fd00:10:244::/56'], services: ['10.96.0.0/12', 'fd00:10:96::/112'] },
});

interface FlannelSet {
  readonly name: string;
  readonly cluster?: typeof CLUSTER;
  readonly options: FlannelOptions;
  /** What Flannel's own configuration must say. */
  readonly network: object;
  /** What else the objects say, in any place. */
  readonly mentions?: readonly string[];
}

const SETS: readonly FlannelSet[] = [
  { name: 'VXLAN', options: {}, network: { Network: '10.244.0.0/16', Backend: { Type: 'vxlan' } } },
  {
    name: 'VXLAN between segments only, on one interface',
    options: {
      backend: { type: 'vxlan', port: 4789, vni: 4097, directRouting: true, mtu: 9000 },
      interface: { name: 'eth1' },
    },
    network: { Backend: { Type: 'vxlan', Port: 4789, VNI: 4097, DirectRouting: true, MTU: 9000 } },
    mentions: ['"--iface=eth1"'],
  },
  { name: 'host-gw', options: { backend: { type: 'host-gw' } }, network: { Backend: { Type: 'host-gw' } } },
  {
    name: 'WireGuard',
    options: { backend: { type: 'wireguard', port: 51_900, persistentKeepalive: 25, mtu: 1420 } },
    network: { Backend: { Type: 'wireguard', ListenPort: 51_900, PersistentKeepaliveInterval: 25, MTU: 1420 } },
  },
  {
    name: 'dual stack',
    cluster: DUAL_STACK,
    options: {},
    network: { Network: '10.244.0.0/16', IPv6Network: 'fd00:10:244::/56', EnableIPv6: true },
  },
  {
    name: 'network policies',
    options: { networkPolicy: true },
    network: { Backend: { Type: 'vxlan' } },
    mentions: ['kube-network-policies'],
  },
];

describeOnCluster.each(['v0.26.7', 'v0.28.9'])('the chart of Flannel %s', (version) => {
  test.each(SETS)('$name', async ({ cluster = CLUSTER, options, network, mentions = [] }) => {
    const composition = compose(cluster, planFlannel(cluster, { ...options, version }));
    const waves = inflateTwice(composition);
    const server = sharedCluster();
    try {
      const live = await applyTwice(server, waves);
      await expectReadAlike(server, composition);
      expect(live.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Namespace', 'ConfigMap', 'DaemonSet']));
      expect(networkOf(live)).toMatchObject(network);
      for (const mention of mentions) expect(JSON.stringify(live)).toContain(mention);
    } finally {
      await removeAll(server, waves);
    }
  });
});

function networkOf(live: readonly LiveObject[]): unknown {
  const [config] = live.filter(({ kind }) => kind === 'ConfigMap').map((object) => object['data']);
  return JSON.parse((config as Record<string, string>)['net-conf.json'] ?? '');
}
