import {
  CATALOGUE,
  type KubeadmCiliumBgpOptions,
  type KubeadmCiliumZeroTrustOptions,
  kubeadmCiliumBgp,
  kubeadmCiliumZeroTrust,
} from '../../blueprints';
import type { Composition } from '../../lib/core/compose';
import { objectsOf } from '../../lib/core/plan-contents';

const cluster = { apiServer: { host: 'api.test.example' } };
const policies = ({ plans }: Composition): readonly string[] =>
  plans
    .filter(({ name }) => name === 'cilium-policies')
    .flatMap((plan) => objectsOf(plan).map((one) => one.metadata.name));

test.each<[string, KubeadmCiliumZeroTrustOptions['policies']]>([
  ['how DNS is let through', { baseline: { dns: 'direct' } }],
  ['a namespace', { baseline: { namespaces: [{ name: 'shop', within: true }] } }],
  ['something that holds everywhere', { baseline: { everywhere: { istioAmbient: true } } }],
  ['a policy', { clusterwide: [] }],
])('who says %s opens nothing else', (_, said) => {
  expect(policies(kubeadmCiliumZeroTrust({ cluster, ...(said !== undefined && { policies: said }) }))).toEqual(
    expect.arrayContaining(['baseline-deny', 'baseline-deny-metadata']),
  );
});

test('the audit is on until somebody ends it, and a waiver of another finding does not speak of it', () => {
  const waivers = [{ rule: 'cilium/operator-has-nodes', reason: 'tried in the laboratory' }];
  const rules = (options: KubeadmCiliumZeroTrustOptions): readonly string[] =>
    kubeadmCiliumZeroTrust(options).findings.map(({ rule }) => rule);
  expect(rules({ cluster: { ...cluster, waivers } })).toEqual(['waiver/covers-something']);
  expect(rules({ cluster, cilium: { policyAuditMode: false } })).toEqual([]);
});

test('beside BGP the metadata of a cloud stays closed, whatever else is said', () => {
  const sample = CATALOGUE.find(({ name }) => name === 'kubeadm-cilium-bgp')?.sample as KubeadmCiliumBgpOptions;
  const said = kubeadmCiliumBgp<string>({ ...sample, policies: { baseline: { everywhere: { gateway: true } } } });
  expect(policies(said)).toContain('baseline-deny-metadata');
});
