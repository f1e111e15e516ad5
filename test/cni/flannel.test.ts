import { planFlannel, rke2Cluster, talosCluster } from '../../lib';
import type { FlannelOptions } from '../../lib/cni/flannel/options';
import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep } from '../../lib/core/plan';
import { DUAL_STACK, IPV6_ONLY, k3s, kubeadm } from '../support/clusters';
import { at } from '../support/values';

const values = (options: FlannelOptions = {}, cluster: Cluster = kubeadm()): unknown =>
  (planFlannel(cluster, options).steps.find(({ kind }) => kind === 'helm') as HelmStep).values;

test.each<[string, FlannelOptions, Cluster, Record<string, unknown>]>([
  [
    'nothing said',
    {},
    kubeadm(),
    {
      podCidr: '10.244.0.0/16',
      podCidrv6: '',
      'flannel.backend': 'vxlan',
      'flannel.args': ['--ip-masq', '--kube-subnet-mgr'],
      'flannel.healthz.port': 8081,
      'netpol.enabled': false,
    },
  ],
  [
    'details of VXLAN',
    { backend: { type: 'vxlan', port: 4789, vni: 4096, directRouting: true, mtu: 1400 } },
    kubeadm(),
    { 'flannel.backendPort': 4789, 'flannel.vni': 4096, 'flannel.directRouting': true, 'flannel.mtu': 1400 },
  ],
  ['host-gw', { backend: { type: 'host-gw' } }, kubeadm(), { 'flannel.backend': 'host-gw', 'flannel.mtu': undefined }],
  [
    'WireGuard',
    { backend: { type: 'wireguard', port: 51_821, persistentKeepalive: 25, mtu: 1420 } },
    kubeadm(),
    {
      'flannel.backend': 'wireguard',
      'flannel.backendPort': 51_821,
      'flannel.keepaliveInterval': 25,
      'flannel.mtu': 1420,
    },
  ],
  ['networkPolicy', { networkPolicy: true }, kubeadm(), { 'netpol.enabled': true }],
  [
    'interface by name',
    { interface: { name: 'eth1' } },
    kubeadm(),
    { 'flannel.args': ['--ip-masq', '--kube-subnet-mgr', '--iface=eth1'] },
  ],
  [
    'interface by expression',
    { interface: { regex: 'eth.*' } },
    kubeadm(),
    { 'flannel.args': ['--ip-masq', '--kube-subnet-mgr', '--iface-regex=eth.*'] },
  ],
  [
    'interface by address',
    { interface: { canReach: '192.0.2.1' } },
    kubeadm(),
    { 'flannel.args': ['--ip-masq', '--kube-subnet-mgr', '--iface-can-reach=192.0.2.1'] },
  ],
  ['healthPort', { healthPort: 0 }, kubeadm(), { 'flannel.healthz.port': 0 }],
  ['an older chart', { version: '0.26' }, kubeadm(), { 'flannel.healthz': undefined }],
  [
    'resources',
    { resources: { limits: { memory: '100Mi' } } },
    kubeadm(),
    { 'flannel.resources': { limits: { memory: '100Mi' } } },
  ],
  ['nftables', {}, kubeadm({ kubeProxy: 'nftables' }), { 'flannel.enableNFTables': true }],
  ['dual stack', {}, kubeadm(DUAL_STACK), { podCidr: '10.244.0.0/16', podCidrv6: 'fd00:244::/56' }],
  ['IPv6 alone', {}, kubeadm(IPV6_ONLY), { podCidr: '', podCidrv6: 'fd00:244::/56' }],
  [
    'values',
    { values: { flannel: { tolerations: [] } } },
    kubeadm(),
    { 'flannel.tolerations': [], 'flannel.backend': 'vxlan' },
  ],
])('values with %s', (_, options, cluster, expected) => {
  const rendered = values(options, cluster);
  expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(rendered, path)]))).toEqual(expected);
});

test('a release comes into a namespace that lets it be privileged', () => {
  const [namespace, flannel] = planFlannel(kubeadm()).steps;
  expect(namespace).toMatchObject({
    kind: 'manifest',
    objects: [{ metadata: { name: 'kube-flannel', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } }],
  });
  expect(flannel?.after).toEqual([namespace]);
});

test.each([
  [
    'K3s',
    k3s(),
    { backend: { type: 'wireguard' }, interface: { name: 'wg1' } },
    { cni: { name: 'flannel', backend: 'wireguard-native', interface: 'wg1' }, networkPolicyController: 'on' },
  ],
  [
    'K3s without policies',
    k3s(),
    { networkPolicy: false },
    { cni: { name: 'flannel', backend: 'vxlan' }, networkPolicyController: 'off' },
  ],
  [
    'RKE2',
    rke2Cluster({ name: 'test' }),
    {},
    { cni: { name: 'flannel', backend: 'vxlan' }, networkPolicyController: 'off' },
  ],
  [
    'Talos',
    talosCluster({ name: 'test' }),
    {},
    { cni: { name: 'flannel', backend: 'vxlan' }, networkPolicyController: 'off' },
  ],
  ['kubeadm', kubeadm(), {}, { cni: 'none', networkPolicyController: 'off' }],
] as const)('%s is told by its own settings', (_, cluster, options, distribution) => {
  const plan = planFlannel(cluster, options);
  expect(plan.needs.distribution).toEqual(distribution);
  if (cluster.distribution !== 'kubeadm') expect(plan.steps).toEqual([]);
});

test('RKE2 takes values for its chart', () => {
  expect(planFlannel(rke2Cluster({ name: 'test' }), { values: { flannel: { iface: 'eth1' } } }).steps).toMatchObject([
    { install: 'bundled', release: 'rke2-flannel', namespace: 'kube-system' },
  ]);
});

test('capabilities, ports and MTU follow the backend', () => {
  expect(planFlannel(k3s()).provides).toEqual(['cni', 'network-policy']);
  expect(planFlannel(kubeadm(), { backend: { type: 'wireguard' } }).provides).toEqual(['cni', 'encryption']);
  const ports = (options: FlannelOptions, cluster = kubeadm()): readonly (number | undefined)[] =>
    planFlannel(cluster, options).needs.ports.map(({ port }) => port);
  expect(ports({})).toEqual([8472]);
  expect(ports({ backend: { type: 'host-gw' } })).toEqual([]);
  expect(ports({ backend: { type: 'wireguard' } }, kubeadm(DUAL_STACK))).toEqual([51_820, 51_821]);
  const mtu = (options: FlannelOptions): number | undefined => planFlannel(kubeadm(), options).network?.podMtu;
  expect(
    [{}, { backend: { type: 'host-gw' } }, { backend: { type: 'wireguard', mtu: 1400 } }].map((options) =>
      mtu(options as FlannelOptions),
    ),
  ).toEqual([1450, 1500, 1320]);
  expect(planFlannel(kubeadm()).needs.hostPorts).toEqual([expect.objectContaining({ port: 8081 })]);
  expect(planFlannel(kubeadm(), { healthPort: 0 }).needs.hostPorts).toEqual([]);
});
