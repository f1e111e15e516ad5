import { planCalico, rke2Cluster, talosCluster } from '../../lib';
import { type CalicoOptions, typhaReplicas } from '../../lib/cni/calico/options';
import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep, InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { DUAL_STACK, IPV6_ONLY, k3s, kubeadm, sized } from '../support/clusters';
import { at } from '../support/values';

const operator = (plan: InstallPlan): HelmStep => plan.steps.find((step) => step.id === 'operator') as HelmStep;
const installation = (options: CalicoOptions = {}, cluster: Cluster = sized(3)): unknown =>
  at(operator(planCalico(cluster, options)).values, 'installation');
const objects = (plan: InstallPlan): readonly KubernetesObject[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
const ofKind = (plan: InstallPlan, kind: string): unknown =>
  objects(plan).find((object) => object.kind === kind)?.['spec'];

describe('what an option does to the Installation', () => {
  const pool = (options: CalicoOptions, cluster?: Cluster): unknown =>
    (at(installation(options, cluster), 'calicoNetwork.ipPools') as readonly unknown[])[0];

  test.each<[string, CalicoOptions, Cluster, Record<string, unknown>]>([
    [
      'nothing said',
      {},
      sized(3),
      {
        'cni.type': 'Calico',
        'calicoNetwork.bgp': 'Disabled',
        'calicoNetwork.linuxDataplane': 'Iptables',
        'calicoNetwork.nodeAddressAutodetectionV4': { kubernetes: 'NodeInternalIP' },
        'calicoNetwork.mtu': undefined,
        kubernetesProvider: undefined,
      },
    ],
    [
      'encapsulation that needs BGP',
      { encapsulation: 'IPIPCrossSubnet' },
      sized(3),
      { 'calicoNetwork.bgp': 'Enabled' },
    ],
    ['bgp', { bgp: true }, sized(3), { 'calicoNetwork.bgp': 'Enabled' }],
    ['mtu', { mtu: 1400 }, sized(3), { 'calicoNetwork.mtu': 1400 }],
    ['nftables kube-proxy', {}, kubeadm({ kubeProxy: 'nftables' }), { 'calicoNetwork.linuxDataplane': 'Nftables' }],
    [
      'no kube-proxy',
      {},
      kubeadm({ kubeProxy: 'none' }),
      { 'calicoNetwork.linuxDataplane': 'BPF', 'calicoNetwork.bpfNetworkBootstrap': undefined },
    ],
    [
      'eBPF beside a kube-proxy that can be parked',
      { linuxDataplane: 'BPF' },
      sized(3),
      { 'calicoNetwork.bpfNetworkBootstrap': 'Enabled', 'calicoNetwork.kubeProxyManagement': 'Enabled' },
    ],
    [
      'autodetection by interface',
      { nodeAddressAutodetection: { interface: 'eth.*' } },
      sized(3),
      { 'calicoNetwork.nodeAddressAutodetectionV4': { interface: 'eth.*' } },
    ],
    [
      'autodetection by range',
      { nodeAddressAutodetection: { cidrs: ['10.0.0.0/24', 'fd00::/64'] } },
      kubeadm(DUAL_STACK),
      {
        'calicoNetwork.nodeAddressAutodetectionV4': { cidrs: ['10.0.0.0/24'] },
        'calicoNetwork.nodeAddressAutodetectionV6': { cidrs: ['fd00::/64'] },
      },
    ],
    [
      'autodetection by an IPv4 address',
      { nodeAddressAutodetection: { canReach: '192.0.2.1' } },
      kubeadm(DUAL_STACK),
      {
        'calicoNetwork.nodeAddressAutodetectionV4': { canReach: '192.0.2.1' },
        'calicoNetwork.nodeAddressAutodetectionV6': { kubernetes: 'NodeInternalIP' },
      },
    ],
    [
      'K3s, whose load balancer forwards in its pods',
      { crds: 'chart' },
      k3s(),
      { 'calicoNetwork.containerIPForwarding': 'Enabled' },
    ],
    [
      'K3s without it',
      { crds: 'chart' },
      k3s({ disable: ['servicelb'] }),
      { 'calicoNetwork.containerIPForwarding': undefined },
    ],
    [
      'RKE2 with a release of its own',
      { install: 'release', crds: 'chart' },
      rke2Cluster({ name: 'test' }),
      { kubernetesProvider: 'RKE2' },
    ],
    ['Talos', {}, talosCluster({ name: 'test' }), { kubeletVolumePluginPath: 'None' }],
    [
      'values',
      { values: { installation: { controlPlaneReplicas: 3 } } },
      sized(3),
      { controlPlaneReplicas: 3, enabled: true },
    ],
  ])('%s', (_, options, cluster, expected) => {
    const rendered = installation(options, cluster);
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(rendered, path)]))).toEqual(expected);
  });

  test('pools follow the cluster', () => {
    expect(pool({})).toEqual({
      name: 'default-ipv4-ippool',
      cidr: '10.244.0.0/16',
      encapsulation: 'VXLAN',
      natOutgoing: 'Enabled',
      blockSize: 26,
      nodeSelector: 'all()',
    });
    expect(pool({ encapsulation: 'None', natOutgoing: false, blockSize: { ipv4: 24 } })).toMatchObject({
      encapsulation: 'None',
      natOutgoing: 'Disabled',
      blockSize: 24,
    });
    const dual = at(
      installation({ encapsulation: 'IPIP', blockSize: { ipv6: 120 } }, kubeadm(DUAL_STACK)),
      'calicoNetwork.ipPools',
    );
    expect(dual).toMatchObject([
      { encapsulation: 'IPIP' },
      { name: 'default-ipv6-ippool', cidr: 'fd00:244::/56', encapsulation: 'None', blockSize: 120 },
    ]);
    expect(pool({ encapsulation: 'VXLANCrossSubnet' }, kubeadm(IPV6_ONLY))).toMatchObject({
      encapsulation: 'VXLANCrossSubnet',
    });
  });

  test('resources are requested for every pod of the operator', () => {
    const text = JSON.stringify(installation({ resources: { typha: { requests: { cpu: '75m' } } } }));
    expect(text).toContain('"name":"calico-node","resources":{"requests":{"cpu":"250m","memory":"128Mi"}}');
    expect(text).toContain('"name":"calico-typha","resources":{"requests":{"cpu":"75m"}}');
  });
});

describe('what an option does around it', () => {
  test('the API server and flow visibility', () => {
    const switches = (options: CalicoOptions): unknown[] =>
      ['apiServer', 'goldmane', 'whisker'].map((key) =>
        at(operator(planCalico(sized(3), options)).values, `${key}.enabled`),
      );
    expect(switches({})).toEqual([true, false, false]);
    expect(switches({ apiServer: false, flowVisibility: true })).toEqual([false, true, true]);
  });

  test('eBPF without kube-proxy reaches the API server directly, and only then', () => {
    const endpoint = (cluster: Cluster): unknown =>
      at(operator(planCalico(cluster, { linuxDataplane: 'BPF' })).values, 'kubernetesServiceEndpoint');
    expect(endpoint(kubeadm({ kubeProxy: 'none' }))).toEqual({ host: 'api.test.example', port: '6443' });
    expect(endpoint(sized(3))).toBeUndefined();
  });

  test('Felix is told what the Installation has no field for', () => {
    expect(ofKind(planCalico(sized(3)), 'FelixConfiguration')).toBeUndefined();
    expect(ofKind(planCalico(kubeadm(DUAL_STACK), { wireguard: true }), 'FelixConfiguration')).toEqual({
      wireguardEnabled: true,
      wireguardEnabledV6: true,
    });
    expect(ofKind(planCalico(sized(3), { istioAmbient: true }), 'FelixConfiguration')).toEqual({
      workloadSourceSpoofing: 'Any',
    });
    expect(ofKind(planCalico(kubeadm({ kubeProxy: 'none' }), { istioAmbient: true }), 'FelixConfiguration')).toEqual({
      bpfConnectTimeLoadBalancing: 'Disabled',
      bpfHostNetworkedNATWithoutCTLB: 'Enabled',
    });
    expect(ofKind(planCalico(talosCluster({ name: 'test', kubeProxy: 'none' })), 'FelixConfiguration')).toEqual({
      cgroupV2Path: '/sys/fs/cgroup',
    });
  });

  test('BGP', () => {
    const plan = planCalico(sized(3), {
      bgp: {
        asNumber: 64_520,
        nodeToNodeMesh: false,
        listenPort: 1790,
        serviceLoadBalancerIPs: ['198.51.100.0/24'],
        serviceExternalIPs: ['203.0.113.0/24'],
        peers: [
          {
            name: 'tor',
            peerIP: '192.0.2.1',
            asNumber: 64_513,
            nodeSelector: 'all()',
            keepOriginalNextHop: true,
            password: { secretName: 'bgp', key: 'tor' },
          },
        ],
      },
    });
    expect(ofKind(plan, 'BGPConfiguration')).toEqual({
      asNumber: 64_520,
      nodeToNodeMeshEnabled: false,
      serviceLoadBalancerIPs: [{ cidr: '198.51.100.0/24' }],
      serviceExternalIPs: [{ cidr: '203.0.113.0/24' }],
      listenPort: 1790,
    });
    expect(ofKind(plan, 'BGPPeer')).toEqual({
      peerIP: '192.0.2.1',
      asNumber: 64_513,
      nodeSelector: 'all()',
      keepOriginalNextHop: true,
      password: { secretKeyRef: { name: 'bgp', key: 'tor' } },
    });
    const [peers, bgp] = [plan.steps.find(({ id }) => id === 'bgp-peers'), plan.steps.find(({ id }) => id === 'bgp')];
    expect(bgp?.after).toContain(peers);
    expect(planCalico(sized(3), { bgp: true }).steps.map(({ id }) => id)).toEqual(['namespace', 'crds', 'operator']);
  });

  test.each([
    ['3.30', sized(3), {}, ['namespace', 'operator']],
    ['3.31', sized(3), {}, ['namespace', 'operator']],
    ['3.32', sized(3), {}, ['namespace', 'crds', 'operator']],
    ['3.32', sized(3), { crds: 'operator' }, ['namespace', 'operator', 'installation']],
    ['3.32', k3s(), {}, ['namespace', 'operator', 'installation']],
    ['3.32', k3s(), { crds: 'chart', wireguard: true }, ['namespace', 'crds', 'operator', 'felix']],
  ] as const)('definitions of %s come by the way that fits', (version, cluster, options, steps) => {
    const plan = planCalico(cluster, { version, ...options });
    expect(plan.steps.map(({ id }) => id)).toEqual(steps);
    expect(
      objects(plan)
        .map(({ kind }) => kind)
        .includes('Installation'),
    ).toBe(steps.includes('installation' as never));
    const carried = at(operator(plan).values, 'installation.enabled');
    expect(carried).toBe(!steps.includes('installation' as never));
  });

  test('on 3.30 Talos needs the setting where that version looks for it', () => {
    const values = operator(planCalico(talosCluster({ name: 'test' }), { version: '3.30' })).values;
    expect(at(values, 'kubeletVolumePluginPath')).toBe('None');
    expect(at(values, 'installation.kubeletVolumePluginPath')).toBeUndefined();
  });

  test('RKE2 brings its own', () => {
    const plan = planCalico(rke2Cluster({ name: 'test' }), { wireguard: true });
    expect(plan.steps.map(({ id }) => id)).toEqual(['operator', 'felix']);
    expect([operator(plan).install, operator(plan).release, operator(plan).namespace]).toEqual([
      'bundled',
      'rke2-calico',
      'kube-system',
    ]);
    expect(plan.needs.distribution.cni).toEqual({ name: 'calico' });
  });

  test.each([
    [{}, ['TCP 5473', 'UDP 4789']],
    [{ encapsulation: 'IPIP' }, ['TCP 5473', 'IPIP ', 'TCP 179']],
    [
      {
        encapsulation: 'None',
        bgp: { listenPort: 1790, nodeToNodeMesh: false, peers: [{ name: 'a', peerIP: '192.0.2.1', asNumber: 1 }] },
      },
      ['TCP 5473', 'TCP 1790'],
    ],
    [{ wireguard: true }, ['TCP 5473', 'UDP 4789', 'UDP 51820']],
    [{ linuxDataplane: 'BPF', encapsulation: 'None' }, ['TCP 5473', 'UDP 4789', 'TCP 179']],
  ] as const)('ports with %j', (options, ports) => {
    expect(planCalico(sized(3), options).needs.ports.map(({ protocol, port }) => `${protocol} ${port ?? ''}`)).toEqual(
      ports,
    );
  });

  test.each([
    [{}, 1450],
    [{ encapsulation: 'IPIP' }, 1480],
    [{ encapsulation: 'None' }, 1500],
    [{ encapsulation: 'None', linuxDataplane: 'BPF' }, 1450],
    [{ wireguard: true }, 1440],
    [{ wireguard: true, encapsulation: 'None' }, 1440],
    [{ mtu: 1400 }, 1400],
  ] as const)('MTU of pods with %j', (options, mtu) => {
    expect(planCalico(sized(3), options).network?.podMtu).toBe(mtu);
  });

  test("Typha's copies follow the operator's table", () => {
    expect([1, 2, 3, 4, 5, 199, 200, 399, 400, 599, 1000].map(typhaReplicas)).toEqual([
      1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 7,
    ]);
  });
});
