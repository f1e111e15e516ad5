import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium, planCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep } from '../../lib/core/plan';
import { aks, eks, gke, kubeadm } from '../support/clusters';
import { besideHostPort } from '../support/host-ports';
import { at } from '../support/values';

const NO_PROXY = kubeadm({ kubeProxy: 'none', kubernetes: '1.33' });
const ROUTES = { routing: { mode: 'native', autoDirectNodeRoutes: true } } as const;
const GENEVE = { routing: { mode: 'tunnel', protocol: 'geneve' } } as const;

const values = (options: CiliumOptions, cluster: Cluster = NO_PROXY): unknown =>
  (planCilium(cluster, options).steps[0] as HelmStep).values;

const errors = (options: CiliumOptions, cluster: Cluster = NO_PROXY): readonly string[] =>
  inspectCilium(cluster, options)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);

describe.each(['1.18', '1.19', '1.20'])('Services with Cilium %s', (version) => {
  test.each<[string, CiliumOptions, Cluster, Record<string, unknown>]>([
    [
      'nothing said',
      {},
      NO_PROXY,
      {
        kubeProxyReplacement: true,
        k8sServiceHost: 'api.test.example',
        k8sServicePort: 6443,
        k8s: undefined,
        loadBalancer: undefined,
        maglev: undefined,
        nodePort: undefined,
        localRedirectPolicies: undefined,
      },
    ],
    [
      'an object for kube-proxy replacement',
      { kubeProxyReplacement: { healthzBindAddress: '[::]:10256' } },
      kubeadm({ kubernetes: '1.33' }),
      {
        kubeProxyReplacement: true,
        kubeProxyReplacementHealthzBindAddr: '[::]:10256',
        k8sServiceHost: 'api.test.example',
      },
    ],
    [
      'an API server beside kube-proxy',
      { apiServer: { kind: 'address', host: '192.0.2.9' } },
      kubeadm({ kubernetes: '1.33' }),
      { kubeProxyReplacement: false, k8sServiceHost: '192.0.2.9', k8sServicePort: 6443 },
    ],
    [
      'an API server at a port of its own',
      { apiServer: { kind: 'address', host: 'internal.test.example', port: 443 } },
      NO_PROXY,
      { k8sServiceHost: 'internal.test.example', k8sServicePort: 443 },
    ],
    [
      'several API servers',
      { apiServer: { kind: 'urls', urls: ['https://a.example:6443', 'https://[2001:db8::1]:6443'] } },
      NO_PROXY,
      { 'k8s.apiServerURLs': 'https://a.example:6443 https://[2001:db8::1]:6443', k8sServiceHost: undefined },
    ],
    [
      'a ConfigMap',
      { apiServer: { kind: 'configMap', name: 'api', key: 'host', port: 443 } },
      NO_PROXY,
      { k8sServiceHostRef: { name: 'api', key: 'host' }, k8sServicePort: 443, k8sServiceHost: undefined },
    ],
    [
      'forwarding under the address of the first node',
      { loadBalancer: { forwarding: { mode: 'snat' } } },
      NO_PROXY,
      { loadBalancer: { mode: 'snat' }, 'bpf.lbModeAnnotation': undefined, tunnelProtocol: 'vxlan' },
    ],
    [
      'direct answers in a Geneve tunnel',
      { loadBalancer: { forwarding: { mode: 'dsr' } }, ...GENEVE },
      NO_PROXY,
      { loadBalancer: { mode: 'dsr', dsrDispatch: 'geneve' }, tunnelProtocol: 'geneve' },
    ],
    [
      'direct answers over routes',
      { loadBalancer: { forwarding: { mode: 'hybrid' } }, ...ROUTES },
      NO_PROXY,
      { loadBalancer: { mode: 'hybrid', dsrDispatch: 'opt' }, tunnelProtocol: undefined },
    ],
    [
      'direct answers over routes, dispatched in Geneve',
      { loadBalancer: { forwarding: { mode: 'dsr', dsrDispatch: 'geneve', snatByAnnotation: true } }, ...ROUTES },
      NO_PROXY,
      {
        'loadBalancer.dsrDispatch': 'geneve',
        tunnelProtocol: 'geneve',
        routingMode: 'native',
        'bpf.lbModeAnnotation': true,
      },
    ],
    [
      'direct answers for who asks',
      { loadBalancer: { forwarding: { mode: 'snat', dsrByAnnotation: 'opt' } }, ...ROUTES },
      NO_PROXY,
      { loadBalancer: { mode: 'snat', dsrDispatch: 'opt' }, 'bpf.lbModeAnnotation': true },
    ],
    [
      'direct answers in IP-in-IP',
      { loadBalancer: { forwarding: { mode: 'dsr', dsrDispatch: 'ipip' }, acceleration: 'native' }, ...ROUTES },
      NO_PROXY,
      { 'loadBalancer.dsrDispatch': 'ipip', tunnelProtocol: undefined },
    ],
    [
      'Maglev',
      { loadBalancer: { selection: { algorithm: 'maglev', tableSize: 251 } } },
      NO_PROXY,
      { loadBalancer: { algorithm: 'maglev' }, maglev: { tableSize: 251 }, 'bpf.lbAlgorithmAnnotation': undefined },
    ],
    [
      'Maglev for who asks, with the default table',
      { loadBalancer: { selection: { algorithm: 'random', maglevByAnnotation: true } } },
      NO_PROXY,
      { loadBalancer: { algorithm: 'random' }, maglev: undefined, 'bpf.lbAlgorithmAnnotation': true },
    ],
    [
      'what else a load balancer has',
      {
        loadBalancer: {
          acceleration: 'best-effort',
          serviceTopology: true,
          sourceRangeAllTypes: true,
          externalClusterIP: false,
        },
      },
      NO_PROXY,
      {
        loadBalancer: { acceleration: 'best-effort', serviceTopology: true },
        'bpf.lbSourceRangeAllTypes': true,
        'bpf.lbExternalClusterIP': false,
      },
    ],
    [
      'node ports',
      { nodePort: { range: { from: 20_000, to: 20_100 }, addresses: ['10.0.0.0/8'], directRoutingDevice: 'eth1' } },
      NO_PROXY,
      { nodePort: { range: '20000,20100', addresses: ['10.0.0.0/8'], directRoutingDevice: 'eth1' } },
    ],
    ['redirects', { localRedirectPolicies: true }, NO_PROXY, { localRedirectPolicies: { enabled: true } }],
    ['no redirects', { localRedirectPolicies: false }, NO_PROXY, { localRedirectPolicies: undefined }],
    [
      'redirects of some addresses',
      { localRedirectPolicies: { addressMatcherCIDRs: ['169.254.0.0/16'] } },
      NO_PROXY,
      { localRedirectPolicies: { enabled: true, addressMatcherCIDRs: ['169.254.0.0/16'] } },
    ],
  ])('%s', (_, options, cluster, expected) => {
    const rendered = values({ ...options, version }, cluster);
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(rendered, path)]))).toEqual(expected);
  });
});

describe('what the agent refuses of direct answers', () => {
  const FITS = 'cilium/dsr-fits-the-routing';
  test.each<[string, CiliumOptions['loadBalancer'] & object, CiliumOptions, Record<string, readonly string[]>]>([
    ['VXLAN', { forwarding: { mode: 'hybrid', dsrDispatch: 'geneve' } }, {}, { '1.18': [FITS], '1.20': [FITS] }],
    [
      'an option in Geneve',
      { forwarding: { mode: 'dsr', dsrDispatch: 'opt' } },
      GENEVE,
      { '1.18': [FITS], '1.20': [FITS] },
    ],
    [
      'IP-in-IP beside VXLAN, for who asks',
      { forwarding: { mode: 'snat', dsrByAnnotation: 'ipip' }, acceleration: 'native' },
      {},
      { '1.18': [FITS], '1.19': [FITS], '1.20': [] },
    ],
    [
      'an option beside VXLAN, for who asks',
      { forwarding: { mode: 'snat', dsrByAnnotation: 'opt' } },
      {},
      { '1.19': [FITS], '1.20': [FITS] },
    ],
    [
      'an option in Geneve, for who asks',
      { forwarding: { mode: 'snat', dsrByAnnotation: 'opt' } },
      GENEVE,
      { '1.19': [FITS], '1.20': [] },
    ],
    ['no direct answers', { forwarding: { mode: 'snat' } }, {}, { '1.18': [], '1.20': [] }],
  ])('%s', (_, loadBalancer, options, expected) => {
    for (const [version, rules] of Object.entries(expected)) {
      expect([version, errors({ ...options, loadBalancer, version })]).toEqual([version, rules]);
    }
  });
});

describe('what Services ask of nodes', () => {
  const needs = (options: CiliumOptions, cluster: Cluster = NO_PROXY) => planCilium(cluster, options).needs;

  test('a tunnel of its own only where nothing else makes one', () => {
    const loadBalancer = { forwarding: { mode: 'dsr', dsrDispatch: 'geneve' } } as const;
    const overRoutes = needs({ loadBalancer, ...ROUTES });
    expect(overRoutes.ports).toContainEqual(expect.objectContaining({ protocol: 'UDP', port: 6081, to: 'node' }));
    expect(overRoutes.kernelModules).toContain('geneve');
    const inTunnel = needs({ loadBalancer, ...GENEVE });
    expect(inTunnel.ports.filter(({ port }) => port === 6081)).toHaveLength(1);
  });

  test('the port of health checks', () => {
    const { hostPorts } = needs({ kubeProxyReplacement: { healthzBindAddress: '0.0.0.0:10256' } });
    expect(hostPorts.map(({ port }) => port)).toContain(10_256);
    expect(needs({}).hostPorts.map(({ port }) => port)).not.toContain(10_256);
  });

  test.each<[string, Cluster, CiliumOptions, RegExp]>([
    [
      'EC2',
      eks('cilium-eni'),
      { kubeProxyReplacement: true, loadBalancer: { forwarding: { mode: 'dsr' } } },
      /source and destination/,
    ],
    [
      'cards of Amazon',
      eks('cilium-eni'),
      { kubeProxyReplacement: true, loadBalancer: { acceleration: 'native' } },
      /channels/,
    ],
    [
      'cards of Azure',
      aks('byo'),
      { kubeProxyReplacement: true, loadBalancer: { acceleration: 'native' } },
      /ConnectX/,
    ],
    ['other cards', NO_PROXY, { loadBalancer: { acceleration: 'native' } }, /native XDP/],
  ])('by hand: %s', (_, cluster, options, expected) => {
    expect(needs(options, cluster).manual.join('\n')).toMatch(expected);
  });
});

test.each([
  ['https://192.0.2.1', true],
  ['https://api.example.com:6443/', true],
  ['https://[2001:db8::1]:6443', true],
  ['http://192.0.2.1:6443', false],
  ['192.0.2.1:6443', false],
  ['https://192.0.2.1:66000', false],
  ['https://192.0.2.1:6443/path', false],
  ['https://user@192.0.2.1', false],
  ['https://a b', false],
])('an API server at %s', (url, isGood) => {
  expect(errors({ apiServer: { kind: 'urls', urls: [url] } })).toEqual(isGood ? [] : ['cilium/api-server-is-named']);
});

test('XDP is refused on GKE', () => {
  const options: CiliumOptions = { kubeProxyReplacement: true, loadBalancer: { acceleration: 'best-effort' } };
  expect(errors(options, gke('cilium'))).toEqual(['cilium/xdp-has-a-driver']);
});

describe('ports of pods at their node', () => {
  test.each<[string, Parameters<typeof besideHostPort>, number]>([
    ['among those of Services', [{ hostPort: 32_767 }], 1],
    ['above them', [{ hostPort: 32_768 }], 0],
    ['among others that were chosen', [{ hostPort: 20_050 }, { nodePort: { range: { from: 20_000, to: 20_100 } } }], 1],
    ['no longer among them', [{ hostPort: 30_080 }, { nodePort: { range: { from: 20_000, to: 20_100 } } }], 0],
    ['for the node itself', [{ hostPort: 8080, hostIP: '127.0.0.1' }], 1],
    ['for the node itself, over IPv6', [{ hostPort: 8080, hostIP: '::1' }], 1],
    ['at an address', [{ hostPort: 8080, hostIP: '192.0.2.1' }], 0],
    ["in the node's network", [{ hostPort: 30_080 }, {}, { hostNetwork: true }], 0],
    ['beside kube-proxy', [{ hostPort: 30_080 }, {}, {}, kubeadm()], 0],
    ['none', [{}], 0],
  ])('%s', (_, given, count) => {
    const findings = besideHostPort(...given).filter(({ rule }) => rule === 'cilium/host-ports-are-no-node-ports');
    expect(findings).toHaveLength(count);
  });
});

describe('ports of Services beside those of connections', () => {
  test.each<[CiliumOptions['nodePort'] & object, string | undefined]>([
    [{ autoProtectPortRange: false }, undefined],
    [{ autoProtectPortRange: false, range: { from: 30_000, to: 32_768 } }, 'nodePort.autoProtectPortRange'],
    [{ range: { from: 60_999, to: 61_100 } }, undefined],
    [{ range: { from: 61_000, to: 61_100 } }, 'nodePort.range'],
  ])('%j', (nodePort, path) => {
    const { findings } = inspectCilium(NO_PROXY, { nodePort });
    expect(findings.find(({ rule }) => rule === 'cilium/node-ports-are-reserved')?.path).toBe(path);
  });
});

test('looking the API server up is refused among values too', () => {
  const { findings } = inspectCilium(kubeadm(), { values: { k8sServiceHost: 'auto' } });
  expect(findings.map(({ rule, path }) => [rule, path])).toContainEqual([
    'cilium/api-server-is-named',
    'values.k8sServiceHost',
  ]);
});
