import { checkFile } from '../../lib/file/check-file';
import { brief } from '../support/findings';

const found = (text: string): readonly string[] => checkFile(text).findings.map(brief);

test('a file that works becomes a composition', () => {
  const { composition, findings } = checkFile(`
    cluster: { distribution: k3s, name: shop, kubeProxy: none }
    addons:
      - kind: cilium
        options: { encryption: { type: wireguard } }
  `);
  expect(findings).toEqual([]);
  expect(composition?.plans.map(({ title }) => title)).toEqual(['Cilium 1.19.6']);
  expect(checkFile('{"cluster": {"distribution": "kind", "name": "dev"}}').composition?.cluster.name).toBe('dev');
});

test('the Gateway API is asked for by its kind, and comes before who reads it', () => {
  const { composition, findings } = checkFile(`
    cluster: { distribution: kubeadm, name: shop, apiServer: { host: api.shop.example }, kubeProxy: none }
    addons:
      - kind: cilium
        options: { gatewayApi: true }
      - kind: gateway-api
        options: { version: '1.4' }
  `);
  expect(findings).toEqual([]);
  expect(composition?.plans.map(({ title }) => title)).toEqual(['Gateway API v1.4.1 (standard)', 'Cilium 1.19.6']);
});

test('everything that is wrong is said at once, in the terms of the file, errors first', () => {
  expect(
    found(`
      cluster:
        distribution: kubeadm
        name: Shop
        kubernetes: "1.33"
        apiServer: { host: "https://api" }
        ranges: { pods: [10.96.0.0/16] }
        nodePool: []
      addons:
        - kind: calico
          options: { encapsulation: IPIP, bgp: false, blocksize: {} }
        - kind: cilium
          options: { hubble: { ui: true, relay: false } }
      waiver: []
    `),
  ).toEqual([
    'input/unknown-key@waiver',
    'input/unknown-key@cluster.nodePool',
    'input/unknown-key@addons[0].options.blocksize',
    'cluster/name-is-a-dns-label@cluster.name',
    'cluster/address-ranges-do-not-overlap@cluster.ranges.services[0]',
    'cluster/api-server-host@cluster.apiServer.host',
    'calico/routes-need-bgp@addons[0].options.bgp',
    'cilium/hubble-ui-needs-relay@addons[1].options.hubble.ui',
    'compose/one-provider@addons',
    'calico/kubernetes-is-tested@cluster.kubernetes',
  ]);
});

test('what a cloud calls otherwise is said once, as the cloud calls it', () => {
  const { findings } = checkFile(`
cluster:
  distribution: eks
  name: shop
  networking: { mode: cilium-overlay }
  vpc: { kind: new, cidr: 10.0.0.0/16 }
  podRange: 10.0.0.0/16
  apiServer: { host: shop.gr7.eu-central-1.eks.amazonaws.com }
addons: [{ kind: cilium }]
`);
  expect(findings.map(({ path }) => path)).toEqual(['cluster.vpc.cidr']);
});

test('a value that its parent cannot do without does not hide what else is wrong', () => {
  expect(
    found(`
      cluster: { distribution: k3s, name: Shop, kubeProxy: none }
      addons:
        - kind: cilium
          options: { encryption: { type: wiregaurd }, hubble: { ui: true, relay: false } }
    `),
  ).toEqual([
    'input/not-allowed@addons[0].options.encryption.type',
    'cluster/name-is-a-dns-label@cluster.name',
    'cilium/hubble-ui-needs-relay@addons[0].options.hubble.ui',
  ]);
});

test.each([
  ['no YAML', 'a: [', 'input/file-is-readable@line 1, column 5'],
  ['an empty file', '', 'input/wrong-type@(root)'],
  ['a list', '- a', 'input/wrong-type@(root)'],
  [
    'a kind that does not exist',
    'cluster: {distribution: k3s, name: a}\naddons: [{kind: celium}]',
    'input/not-allowed@addons[0].kind',
  ],
  [
    'a distribution that does not exist',
    'cluster: {distribution: k8s, name: a}',
    'input/not-allowed@cluster.distribution',
  ],
  ['a file beyond bounds', ' '.repeat(1024 * 1024 + 1), 'input/file-is-readable@(file)'],
])('%s is a finding', (_, text, expected) => {
  expect(found(text)).toEqual([expected]);
});

test('waivers cover findings, and those that cover nothing are warned of', () => {
  const file = (rule: string): string => `
    cluster: { distribution: k3s, name: a, nodePools: [{ name: servers, role: control-plane, nodes: 2 }] }
    waivers: [{ rule: ${rule}, reason: a third server comes in May }]
  `;
  expect(checkFile(file('cluster/control-plane-is-odd'))).toMatchObject({
    findings: [],
    waived: [{ reason: 'a third server comes in May' }],
  });
  expect(found(file('cluster/no-such-rule'))).toEqual([
    'cluster/control-plane-is-odd@cluster.nodePools',
    'waiver/covers-something@waivers[0].rule',
  ]);
});

test('what shows only on delivery is found too', () => {
  expect(
    found(`
      cluster:
        distribution: k3s
        name: a
        settings: { cluster-cidr: 10.0.0.0/16 }
    `),
  ).toEqual(['machines/settings-keep-to-the-plan@cluster.settings.cluster-cidr']);
});
