import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium, planCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import { inspectComposition } from '../../lib/core/compose';
import type { HelmStep } from '../../lib/core/plan';
import { DUAL_STACK, eks, IPV6_ONLY, kubeadm } from '../support/clusters';
import { at } from '../support/values';

const NO_PROXY = kubeadm({ ...DUAL_STACK, kubeProxy: 'none', kubernetes: '1.33' });
const ROUTES = { routing: { mode: 'native', autoDirectNodeRoutes: true } } as const;

const values = (options: CiliumOptions, cluster: Cluster = NO_PROXY): unknown =>
  (planCilium(cluster, options).steps[0] as HelmStep).values;

const found = (options: CiliumOptions, cluster: Cluster = NO_PROXY): readonly string[] =>
  inspectCilium(cluster, options).findings.map(({ rule }) => rule);

describe.each(['1.18', '1.19', '1.20'])('the datapath with Cilium %s', (version) => {
  test.each<[string, CiliumOptions, Record<string, unknown>]>([
    [
      'nothing said',
      {},
      {
        'bpf.datapathMode': undefined,
        'bpf.enableTCX': undefined,
        'bpf.events': undefined,
        bandwidthManager: undefined,
        enableIPv4BIGTCP: undefined,
        installNoConntrackIptablesRules: undefined,
        pmtuDiscovery: undefined,
      },
    ],
    ['netkit', { datapathMode: 'netkit' }, { 'bpf.datapathMode': 'netkit', 'bpf.masquerade': true }],
    ['pacing', { bandwidthManager: true }, { bandwidthManager: { enabled: true } }],
    ['no pacing', { bandwidthManager: false }, { bandwidthManager: { enabled: false } }],
    ['BBR', { bandwidthManager: { bbr: true } }, { bandwidthManager: { enabled: true, bbr: true } }],
    [
      'BBR of the node',
      { bandwidthManager: { bbr: 'host-only' } },
      { bandwidthManager: { enabled: true, bbr: true, bbrHostNamespaceOnly: true } },
    ],
    ['no BBR', { bandwidthManager: { bbr: false } }, { bandwidthManager: { enabled: true, bbr: false } }],
    [
      'large packets',
      { bigTcp: { ipv4: true, ipv6: false }, ...ROUTES },
      { enableIPv4BIGTCP: true, enableIPv6BIGTCP: false },
    ],
    [
      'no connection tracking',
      { installNoConntrackIptablesRules: true, ...ROUTES },
      { installNoConntrackIptablesRules: true },
    ],
    ['older attachment', { tcx: false, tproxy: true }, { 'bpf.enableTCX': false, 'bpf.tproxy': true }],
    [
      'tables',
      {
        bpfMaps: { dynamicSizeRatio: 0.08, distributedLRU: true, preallocate: true, ctTcpMax: 1024, policyMapMax: 256 },
      },
      {
        'bpf.mapDynamicSizeRatio': 0.08,
        'bpf.distributedLRU.enabled': true,
        'bpf.preallocateMaps': true,
        'bpf.ctTcpMax': 1024,
        'bpf.policyMapMax': 256,
        'bpf.dynamicSizeRatio': undefined,
      },
    ],
    [
      'events',
      { monitor: { aggregation: 'low', interval: '10s', rateLimit: { average: 1, burst: 2 }, events: ['trace'] } },
      {
        'bpf.monitorAggregation': 'low',
        'bpf.monitorInterval': '10s',
        'bpf.events': {
          default: { rateLimit: 1, burstLimit: 2 },
          drop: { enabled: false },
          policyVerdict: { enabled: false },
          trace: { enabled: true },
        },
      },
    ],
    ['sizes that fit', { pmtuDiscovery: { enabled: true } }, { pmtuDiscovery: { enabled: true } }],
  ])('%s', (_, options, expected) => {
    const rendered = values({ ...options, version });
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(rendered, path)]))).toEqual(expected);
  });
});

describe('kernels', () => {
  const on = (kernel: string, options: CiliumOptions): readonly string[] => {
    const cluster = kubeadm({
      ...DUAL_STACK,
      kubeProxy: 'none',
      nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3, kernel }],
    });
    return inspectComposition(cluster, [planCilium(cluster, options)])
      .findings.filter(({ rule }) => rule === 'compose/kernel-is-new-enough')
      .map(({ message }) => message.replace(/^.*too old for (.*), which needs (\S+) .*$/, '$1 $2'));
  };

  test.each<[string, CiliumOptions, string, readonly string[]]>([
    ['netkit', { datapathMode: 'netkit' }, '6.7.9', ['netkit 6.8']],
    ['netkit', { datapathMode: 'netkit-l2' }, '6.8.0', []],
    ['netkit where a node can', { datapathMode: 'auto', version: '1.20' }, '5.15.0', []],
    ['BBR', { bandwidthManager: { bbr: 'host-only' } }, '5.15.0', ['BBR for pods 5.18']],
    ['pacing', { bandwidthManager: true }, '5.15.0', []],
    [
      'large packets',
      { bigTcp: { ipv4: true, ipv6: true }, ...ROUTES },
      '5.15.0',
      ['BIG TCP for IPv4 6.3', 'BIG TCP for IPv6 5.19'],
    ],
    ['large packets', { bigTcp: { ipv4: true, ipv6: true }, ...ROUTES }, '6.3.0', []],
  ])('%s', (_, options, kernel, expected) => {
    expect(on(kernel, options)).toEqual(expected);
  });
});

test('modules of the kernel, and what netkit wants of it where a cloud routes pods', () => {
  expect(planCilium(NO_PROXY, { bandwidthManager: { bbr: true } }).needs.kernelModules).toEqual(
    expect.arrayContaining(['sch_fq', 'tcp_bbr']),
  );
  const onEks = planCilium(eks('cilium-eni'), { kubeProxyReplacement: true, datapathMode: 'netkit' });
  expect(onEks.needs.manual.join('\n')).toMatch(/scrub/);
});

test.each<[string, CiliumOptions, number]>([
  ['in a tunnel, encrypted, through the host', { hostLegacyRouting: true, encryption: { type: 'wireguard' } }, 3],
  ['in a tunnel', {}, 1],
  ['dispatched in Geneve', { ...ROUTES, loadBalancer: { forwarding: { mode: 'dsr', dsrDispatch: 'geneve' } } }, 1],
  ['over routes', ROUTES, 0],
])('large packets %s: everything against them at once', (_, options, count) => {
  const against = found({ ...options, bigTcp: { ipv4: true } }).filter((rule) => rule === 'cilium/big-tcp-is-plain');
  expect(against).toHaveLength(count);
});

test.each<[CiliumOptions, string]>([
  [{ masquerade: 'iptables' }, 'iptables masquerades on the host'],
  [{ kubeProxyReplacement: false, masquerade: 'none' }, 'kube-proxy routes Services on the host'],
  [{ hostLegacyRouting: true }, 'hostLegacyRouting'],
  [{ istioAmbient: true, masquerade: 'bpf' }, 'istioAmbient'],
])('why BBR has no host routing: %j', (options, because) => {
  const { findings } = inspectCilium(NO_PROXY, { ...options, bandwidthManager: { bbr: true } });
  expect(findings.find(({ rule }) => rule === 'cilium/bbr-bypasses-the-host')?.message).toContain(because);
});

test('sizes that the agent refuses are refused by their shape', () => {
  const bad = { dynamicSizeRatio: 0, ctTcpMax: 1023, policyMapMax: 65_537, nodeMapMax: 16_383 };
  const { findings } = inspectCilium(NO_PROXY, { bpfMaps: bad });
  expect(findings.map(({ path }) => path).sort()).toEqual([
    'bpfMaps.ctTcpMax',
    'bpfMaps.dynamicSizeRatio',
    'bpfMaps.nodeMapMax',
    'bpfMaps.policyMapMax',
  ]);
});

test.each<[string, CiliumOptions, Cluster, readonly string[]]>([
  ['nothing', ROUTES, NO_PROXY, []],
  ['a tunnel', {}, NO_PROXY, ['tunnel']],
  ['iptables', { ...ROUTES, masquerade: 'iptables' }, NO_PROXY, ['masquerades']],
  ['IPv6 alone', ROUTES, kubeadm({ ...IPV6_ONLY, kubeProxy: 'none' }), ['IPv4']],
  ['kube-proxy', { ...ROUTES, masquerade: 'none' }, kubeadm(), ['kube-proxy']],
])('what needs connection tracking: %s', (_, options, cluster, expected) => {
  const { findings } = inspectCilium(cluster, { ...options, installNoConntrackIptablesRules: true });
  const messages = findings
    .filter(({ rule }) => rule === 'cilium/nobody-needs-conntrack')
    .map(({ message }) => message);
  expect(messages).toEqual(expected.map((text) => expect.stringContaining(text)));
});

test.each<[CiliumOptions['bpfMaps'] & object, readonly string[]]>([
  [{ natMax: 524_288, ctTcpMax: 100_000, ctAnyMax: 50_000 }, []],
  [{ natMax: 524_288 }, []],
  [{ natMax: 150_001, ctTcpMax: 100_000, ctAnyMax: 50_000 }, ['cilium/nat-table-fits-connections']],
  [{ natMax: 300_000, ctTcpMax: 250_000 }, []],
  [{ natMax: 320_000, ctTcpMax: 250_000 }, ['cilium/nat-table-fits-small-nodes']],
])('translated addresses: %j', (bpfMaps, expected) => {
  expect(found({ bpfMaps }).filter((rule) => rule.startsWith('cilium/nat-'))).toEqual(expected);
});

test('IPsec keeps packets on the host before 1.19, and a plugin that comes first does', () => {
  const rule = 'cilium/netkit-bypasses-the-host';
  const encryption = { type: 'ipsec', secretRef: { name: 'cilium-ipsec-keys' } } as const;
  expect(found({ version: '1.18', datapathMode: 'netkit', encryption })).toContain(rule);
  expect(found({ version: '1.19', datapathMode: 'netkit', encryption })).not.toContain(rule);
  expect(found({ datapathMode: 'netkit', kubeProxyReplacement: true }, eks('cilium-chained'))).toContain(rule);
});
