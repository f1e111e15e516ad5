import { type AksNetworking, type AksOptions, aksCluster, isAksCluster } from '../../../lib/clusters/aks';
import type { AksMode } from '../../../lib/clusters/aks/modes';
import { inspectClusterSpec } from '../../../lib/clusters/spec';
import type { Platform } from '../../../lib/core/cluster';
import { aks, k3s } from '../../support/clusters';
import { brief, findingsOf } from '../../support/findings';

const TITLES = {
  overlay: 'Azure CNI Overlay',
  cilium: 'Azure CNI Overlay powered by Cilium',
  nodes: 'Azure CNI Node Subnet',
  pods: 'Azure CNI Pod Subnet',
};

/** What the API is told, and what others may count on. */
type Settled = Partial<AksMode> & Pick<Platform, 'podNetwork' | 'provides'> & { readonly ranges: readonly string[] };

const RANGE = { pods: 'range', ranges: ['10.244.0.0/16'] } as const;
const OF_VNET = { ranges: [] } as const;

describe('what a networking mode settles', () => {
  test.each<[string, AksNetworking, Settled]>([
    [
      'an overlay',
      { mode: 'overlay' },
      {
        ...RANGE,
        networkPlugin: 'azure',
        networkPluginMode: 'overlay',
        networkDataplane: 'azure',
        networkPolicy: 'none',
        maxPods: 250,
        provides: ['cni'],
        podNetwork: { kind: 'fixed', by: TITLES.overlay },
      },
    ],
    [
      'an overlay with Calico',
      { mode: 'overlay', networkPolicy: 'calico' },
      {
        ...RANGE,
        networkDataplane: 'azure',
        networkPolicy: 'calico',
        provides: ['cni', 'network-policy'],
        podNetwork: { kind: 'fixed', by: TITLES.overlay },
      },
    ],
    [
      'an overlay with Cilium',
      { mode: 'overlay-cilium' },
      {
        ...RANGE,
        networkPlugin: 'azure',
        networkPluginMode: 'overlay',
        networkDataplane: 'cilium',
        networkPolicy: 'cilium',
        maxPods: 250,
        provides: ['cni', 'service-routing', 'network-policy'],
        podNetwork: { kind: 'fixed', by: TITLES.cilium },
      },
    ],
    [
      'the subnet of nodes',
      { mode: 'node-subnet' },
      {
        ...OF_VNET,
        pods: 'node-subnet',
        networkPlugin: 'azure',
        networkDataplane: 'azure',
        networkPolicy: 'none',
        maxPods: 30,
        provides: ['cni'],
        podNetwork: { kind: 'fixed', by: TITLES.nodes },
      },
    ],
    [
      'the subnet of nodes with Cilium',
      { mode: 'node-subnet', dataplane: 'cilium' },
      {
        ...OF_VNET,
        networkDataplane: 'cilium',
        networkPolicy: 'cilium',
        provides: ['cni', 'service-routing', 'network-policy'],
        podNetwork: { kind: 'fixed', by: TITLES.nodes },
      },
    ],
    [
      'a subnet of pods, dynamic',
      { mode: 'pod-subnet', allocation: 'dynamic' },
      {
        ...OF_VNET,
        pods: 'pod-subnet',
        networkPlugin: 'azure',
        podIpAllocationMode: 'DynamicIndividual',
        maxPods: 110,
        provides: ['cni'],
        podNetwork: { kind: 'fixed', by: TITLES.pods },
      },
    ],
    [
      'a subnet of pods, in static blocks',
      { mode: 'pod-subnet', allocation: 'static-block' },
      {
        ...OF_VNET,
        podIpAllocationMode: 'StaticBlock',
        maxPods: 111,
        provides: ['cni'],
        podNetwork: { kind: 'fixed', by: TITLES.pods },
      },
    ],
    [
      'a CNI of your own',
      { mode: 'byo' },
      {
        ...RANGE,
        networkPlugin: 'none',
        nodeCidrs: 'never',
        maxPods: 250,
        provides: [],
        podNetwork: { kind: 'own', cloud: 'azure' },
      },
    ],
    [
      'kubenet',
      { mode: 'kubenet', migratingFrom: true },
      {
        ...RANGE,
        networkPlugin: 'kubenet',
        networkDataplane: 'azure',
        networkPolicy: 'none',
        nodeCidrs: 'always',
        maxPods: 110,
        provides: ['cni'],
        podNetwork: { kind: 'fixed', by: 'kubenet' },
      },
    ],
  ])('%s', (_, networking, { ranges, podNetwork, provides, ...mode }) => {
    const cluster = aks(networking, { vnet: { kind: 'new' } });
    expect(cluster.aks.mode).toMatchObject(mode);
    expect(cluster.ranges.pods).toEqual(ranges);
    expect(cluster.platform).toMatchObject({ podNetwork, provides, apiServerReachesPods: true });
  });

  test('what a mode does not have is not said', () => {
    const said = (networking: AksNetworking): readonly string[] => Object.keys(aks(networking).aks.mode);
    expect(said({ mode: 'byo' })).not.toEqual(expect.arrayContaining(['networkPolicy']));
    expect(said({ mode: 'byo' })).not.toEqual(expect.arrayContaining(['networkDataplane']));
    expect(said({ mode: 'node-subnet' })).not.toEqual(expect.arrayContaining(['networkPluginMode']));
  });

  test('Cilium takes over from kube-proxy', () => {
    expect(aks('overlay-cilium').kubeProxy).toBe('none');
    expect(aks('byo').kubeProxy).toBe('iptables');
  });

  test('advanced networking is counted on', () => {
    const provides = (advancedNetworking: AksOptions['advancedNetworking'] = {}): readonly string[] =>
      aks('overlay-cilium', { advancedNetworking }).platform.provides;
    expect(provides()).toContain('flow-visibility');
    expect(provides()).not.toContain('encryption');
    expect(provides({ observability: false, transitEncryption: 'WireGuard' })).toEqual([
      'cni',
      'service-routing',
      'network-policy',
      'encryption',
    ]);
  });
});

describe('networks', () => {
  test("AKS's own", () => {
    const { aks: settings, ranges } = aks('overlay');
    expect(ranges.nodes).toEqual(['10.224.0.0/12']);
    expect(settings.nodeSubnet).toMatchObject({ cidr: '10.224.0.0/16' });
    expect(settings).not.toHaveProperty('podSubnet');
  });

  test('one made for the cluster has a subnet of pods where they need one', () => {
    const subnets = (networking: AksNetworking): unknown => {
      const { nodeSubnet, podSubnet } = aks(networking, { vnet: { kind: 'new' } }).aks;
      return [nodeSubnet.cidr, podSubnet?.cidr];
    };
    expect(subnets({ mode: 'overlay' })).toEqual(['10.224.0.0/16', undefined]);
    expect(subnets({ mode: 'pod-subnet', allocation: 'dynamic' })).toEqual(['10.224.0.0/16', '10.225.0.0/16']);
  });

  test('dual stack', () => {
    const cluster = aks({ mode: 'overlay-cilium', ipv6: {} }, { vnet: { kind: 'new' } });
    expect(cluster.ipFamilies).toEqual(['ipv4', 'ipv6']);
    expect(cluster.ranges).toEqual({
      pods: ['10.244.0.0/16', 'fd12:3456:789a::/64'],
      services: ['10.0.0.0/16', 'fd12:3456:789a:1::/108'],
      nodes: ['10.224.0.0/12', 'fd12:3456:789b::/48'],
    });
    expect(cluster.aks.nodeSubnet.ipv6Cidr).toBe('fd12:3456:789b::/64');
  });

  test('cluster DNS has the tenth address of Services', () => {
    expect(aks('overlay').aks.dnsServiceIp).toBe('10.0.0.10');
    expect(aks('overlay', { serviceRange: '172.16.8.0/24' }).aks.dnsServiceIp).toBe('172.16.8.10');
    expect(aks('overlay', { serviceRange: '10.16.0.0/29', dnsServiceIp: '10.16.0.4' }).aks.dnsServiceIp).toBe(
      '10.16.0.4',
    );
  });
});

describe('findings', () => {
  test('general rules speak of what the caller wrote', () => {
    const found = (options: Partial<AksOptions>): readonly string[] =>
      findingsOf(() => aks(options.networking ?? 'overlay', options)).map(brief);
    expect(found({ networking: { mode: 'overlay', podRange: '10.0.0.0/17' } })).toContain(
      'cluster/address-ranges-do-not-overlap@cluster.serviceRange',
    );
    expect(found({ vnet: { kind: 'new', cidrs: ['10.224.0.0/12', '10.0.0.1/16'] } })).toContain(
      'cluster/address-ranges-are-cidrs@cluster.vnet.cidrs[1]',
    );
    expect(found({ connectedNetworks: [{ name: 'hub', cidrs: ['10.1.0.0/16', '10.224.8.0/24'] }] })).toContain(
      'cluster/address-ranges-do-not-overlap@cluster.connectedNetworks[0].cidrs[1]',
    );
    expect(found({ networking: { mode: 'overlay', ipv6: { serviceRange: 'fd00::1/108' } } })).toContain(
      'cluster/address-ranges-are-cidrs@cluster.networking.ipv6.serviceRange',
    );
    expect(
      found({ networking: { mode: 'overlay', ipv6: {} }, vnet: { kind: 'new', ipv6: { cidr: 'fd00::1/48' } } }),
    ).toContain('cluster/address-ranges-are-cidrs@cluster.vnet.ipv6.cidr');
  });

  test('options of one mode are none of another', () => {
    const wrong = { mode: 'node-subnet', podRange: '10.244.0.0/16' } as unknown as AksNetworking;
    expect(findingsOf(() => aks(wrong)).map(brief)).toEqual(['input/unknown-key@cluster.networking.podRange']);
  });

  test('warnings stay with the cluster, and what is accepted with its reason', () => {
    const accepted = aks(
      { mode: 'overlay', networkPolicy: 'azure' },
      { waivers: [{ rule: 'aks/network-policy-manager-ends', reason: 'we move to Cilium next year' }] },
    );
    expect(accepted.remarks).toMatchObject({
      findings: [],
      waived: [{ rule: 'aks/network-policy-manager-ends', reason: 'we move to Cilium next year' }],
    });
    expect(aks({ mode: 'overlay', networkPolicy: 'azure' }).remarks?.findings.map(brief)).toEqual([
      'aks/network-policy-manager-ends@cluster.networking.networkPolicy',
    ]);
  });

  test('findings name the dates, whatever day it is', () => {
    const { remarks } = aks({ mode: 'kubenet', migratingFrom: true });
    expect(remarks?.findings[0]?.message).toBe('Microsoft supports kubenet until 2028-03-31');
  });
});

test('a cluster file describes one', () => {
  const options = {
    name: 'test',
    networking: { mode: 'overlay-cilium' },
    apiServer: { host: 'test.azmk8s.io' },
  } as const;
  const { cluster, findings } = inspectClusterSpec({ distribution: 'aks', ...options });
  expect(findings).toEqual([]);
  expect(cluster).toEqual(aksCluster(options));
});

test('others are none', () => {
  expect(isAksCluster(aks('overlay'))).toBe(true);
  expect(isAksCluster(k3s())).toBe(false);
});
