import { compose, planCalico, planCilium, planFlannel } from '../../lib';
import { stepsOf } from '../../lib/core/compose';
import { BlueprintError, formatFinding } from '../../lib/core/finding';
import { joinNeeds, NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { gke, k3s, kubeadm, sized } from '../support/clusters';
import { brief, findingsOf } from '../support/findings';

const { network: _network, ...BLANK } = planFlannel(kubeadm());
const plan = (name: string, more: Partial<InstallPlan>): InstallPlan => ({
  ...BLANK,
  name,
  provides: [],
  requires: [],
  needs: NO_NEEDS,
  steps: [],
  ...more,
});

test('plans come in the order in which they can be installed', () => {
  const mesh = plan('mesh', { when: 'after-nodes', requires: ['flow-visibility'] });
  const flows = plan('flows', { when: 'after-nodes', provides: ['flow-visibility'], requires: ['cni'] });
  const cni = planFlannel(kubeadm());
  expect(compose(kubeadm(), mesh, flows, cni).plans.map(({ name }) => name)).toEqual(['flannel', 'flows', 'mesh']);
  expect(stepsOf(compose(kubeadm(), cni)).map(({ step }) => step.id)).toEqual(['namespace', 'flannel']);
});

test('needs are joined', () => {
  const joined = joinNeeds([
    { ...NO_NEEDS, kernelModules: ['vxlan'], kubeProxy: ['none', 'iptables'], distribution: { cni: 'none' } },
    {
      ...NO_NEEDS,
      kernelModules: ['vxlan', 'wireguard'],
      kubeProxy: ['iptables'],
      manual: ['a', 'a'],
      podAddressing: { from: 'own-pool', blockPrefix: { ipv4: 26 } },
    },
  ]);
  expect(joined).toMatchObject({
    kernelModules: ['vxlan', 'wireguard'],
    kubeProxy: ['iptables'],
    distribution: { cni: 'none' },
    manual: ['a'],
    podAddressing: { from: 'own-pool' },
  });
});

test('everything that has rights over its node is said together', () => {
  expect(joinNeeds([NO_NEEDS]).nodeAccess).toBeUndefined();
  const joined = joinNeeds([
    { ...NO_NEEDS, nodeAccess: 'agents' },
    NO_NEEDS,
    { ...NO_NEEDS, nodeAccess: 'the driver' },
  ]);
  expect(joined.nodeAccess).toBe('agents, the driver');
});

test('two CNIs, no Services and an old kernel are said at once', () => {
  const cluster = sized(2, { kubeProxy: 'none', nodePools: [{ name: 'a', role: 'control-plane', kernel: '4.18.0' }] });
  const found = findingsOf(() =>
    compose(cluster, planFlannel(cluster), plan('other', { provides: ['cni'], needs: planCilium(cluster).needs })),
  );
  expect(found.map(brief)).toEqual(
    expect.arrayContaining([
      'compose/one-provider@plans',
      'compose/services-are-routed@cluster.kubeProxy',
      'compose/kernel-is-new-enough@cluster.nodePools[0].kernel',
      'compose/node-ports-are-free@other',
    ]),
  );
});

test('the definitions of the Gateway API have one owner: a cluster that has them, or one plan', () => {
  const bring = plan('mesh', { provides: ['gateway-api'] });
  const found = (gatewayApi: 'standard' | 'none', ...plans: readonly InstallPlan[]): readonly string[] =>
    findingsOf(() => compose(gke('dataplane-v2', { gatewayApi }), ...plans)).map(brief);
  expect(found('none', bring)).toEqual([]);
  expect(found('standard', bring)).toEqual(['compose/one-provider@plans']);
  expect(found('none', bring, plan('other', { provides: ['gateway-api'] }))).toEqual(['compose/one-provider@plans']);
});

test('where the cluster routes Services by itself, no plan must', () => {
  const cluster = gke('dataplane-v2');
  expect(cluster.kubeProxy).toBe('none');
  expect(compose(cluster).findings).toEqual([]);
  const platform = { ...cluster.platform, provides: ['cni'] as const };
  expect(findingsOf(() => compose({ ...cluster, platform })).map(brief)).toEqual([
    'compose/services-are-routed@cluster.kubeProxy',
  ]);
});

test('warnings of planners are carried along, and do not refuse', () => {
  const cluster = kubeadm({ kubernetes: '1.33' });
  const composition = compose(cluster, planCalico(cluster));
  expect(composition.findings.map(brief)).toEqual(['calico/kubernetes-is-tested@cluster.kubernetes']);
});

test('strings that are known only later are checked when they arrive', () => {
  class Later {}
  const [host, pods] = [new Later(), new Later()];
  const cluster = kubeadm();
  const late = {
    ...cluster,
    kubeProxy: 'none' as const,
    apiServer: { host, port: 6443 },
    ranges: { ...cluster.ranges, pods: [pods] },
  };
  const composition = compose<Later | string>(late, planCilium<Later | string>(late));
  const check = (values: readonly unknown[], known: readonly string[]): readonly string[] =>
    composition.deferred
      .filter(
        (one) => one.values.length === values.length && one.values.every((value, index) => value === values[index]),
      )
      .flatMap((one) => one.check(known).map(brief));
  expect(check([host], ['https://api'])).toEqual(['cluster/api-server-host@cluster.apiServer.host']);
  expect(check([host], ['api'])).toEqual([]);
  expect(check([pods, '10.96.0.0/12'], ['10.96.0.0/16', '10.96.0.0/12'])).toEqual([
    'cluster/address-ranges-do-not-overlap@cluster.ranges.services[0]',
  ]);
  expect(composition.plans[0]?.steps[0]).toMatchObject({ values: { k8sServiceHost: host } });
});

describe('a BlueprintError', () => {
  const [finding] = findingsOf(() => k3s({ name: 'No' }));

  test('says what is wrong, where, how to mend it and how we know', () => {
    const error = new BlueprintError('cluster', finding === undefined ? [] : [finding]);
    expect(error.message).toBe(
      [
        'cluster: 1 problem',
        "  error: cluster.name: 'No' is not a DNS label",
        "    fix: write 'no'",
        '    rule: cluster/name-is-a-dns-label (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names)',
      ].join('\n'),
    );
    expect(finding && error.message.endsWith(formatFinding(finding))).toBe(true);
  });

  test('is recognised by its brand, not by its class', () => {
    const other = Object.assign(new Error('of another copy of the package'), {
      [Symbol.for('cluster-blueprints.BlueprintError')]: true,
    });
    expect([BlueprintError.is(other), BlueprintError.is(new Error('x')), BlueprintError.is(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
