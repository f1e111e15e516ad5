import { planCilium } from '../../lib';
import { CHART_KEYS } from '../../lib/cni/cilium/operation/chart-keys';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import { planCiliumPreflight } from '../../lib/cni/cilium/preflight';
import type { Cluster } from '../../lib/core/cluster';
import { compose } from '../../lib/core/compose';
import type { InstallPlan } from '../../lib/core/plan';
import { valueAt } from '../../lib/core/trees';
import { kubeadm, sized } from '../support/clusters';

const MINORS = ['1.18', '1.19', '1.20'];
const NO_PROXY = kubeadm({ kubeProxy: 'none' });

const valuesOf = (plan: InstallPlan): unknown => {
  const [step] = plan.steps;
  if (step?.kind !== 'helm') throw new TypeError('one Helm step');
  return step.values;
};
const valuesAt = (path: string, options: CiliumOptions, cluster: Cluster = NO_PROXY): unknown =>
  valueAt(valuesOf(planCilium(cluster, options)), path.split('.'));

describe.each(MINORS)('operation on %s', (version) => {
  test('every image comes from the registry, under the name of the minor', () => {
    const images = { registry: 'registry.example.com/mirror', useDigest: false };
    const values = valuesOf(planCilium(NO_PROXY, { version, images }));
    const of = (path: string): unknown => valueAt(values, [...path.split('.'), 'image']);
    expect(valueAt(values, ['image'])).toEqual({
      repository: 'registry.example.com/mirror/cilium/cilium',
      useDigest: false,
    });
    expect(of('operator')).toEqual({ repository: 'registry.example.com/mirror/cilium/operator', useDigest: false });
    expect(of('hubble.relay')).toMatchObject({ repository: 'registry.example.com/mirror/cilium/hubble-relay' });
    expect(valueAt(of('encryption.ztunnel'), ['repository'])).toBe(
      {
        '1.19': 'registry.example.com/mirror/istio/ztunnel',
        '1.20': 'registry.example.com/mirror/cilium/ztunnel',
      }[version],
    );
  });

  test('digests stay where images are only called otherwise', () => {
    expect(valuesAt('image', { version, images: { registry: 'registry.example.com' } })).toEqual({
      repository: 'registry.example.com/cilium/cilium',
    });
    expect(valuesAt('image', { version, images: {} })).toBeUndefined();
  });

  test('a tenth of many agents restarts at a time', () => {
    const path = 'updateStrategy.rollingUpdate.maxUnavailable';
    expect(valuesAt(path, { version }, sized(10))).toBeUndefined();
    expect(valuesAt(path, { version }, sized(80))).toBe('10%');
    expect(valuesAt(path, { version, agent: { maxUnavailable: 7 } }, sized(80))).toBe(7);
  });

  test('agent and operator', () => {
    const options: CiliumOptions = {
      version,
      installedSince: '1.16',
      agent: { extraEnv: { HTTPS_PROXY: 'http://proxy.test.example' }, tolerations: [{ operator: 'Exists' }] },
      operator: { tolerations: [{ key: 'system', operator: 'Exists' }] },
      agentConfig: { 'enable-remote-node-masquerade': 'true' },
    };
    expect(valuesOf(planCilium(NO_PROXY, options))).toMatchObject({
      upgradeCompatibility: '1.16',
      extraEnv: [{ name: 'HTTPS_PROXY', value: 'http://proxy.test.example' }],
      tolerations: [{ operator: 'Exists' }],
      extraConfig: { 'enable-remote-node-masquerade': 'true' },
      operator: { tolerations: [{ key: 'system', operator: 'Exists' }] },
    });
  });

  test('what a large cluster is told', () => {
    const values = valuesOf(
      planCilium(NO_PROXY, {
        version,
        scale: {
          endpointSlices: { rateLimits: [{ nodes: 0, limit: 5, burst: 10 }] },
          identityLabels: ['app$', '!version'],
          identityManagementMode: 'both',
          apiRateLimit: { 'endpoint-get': 'rate-limit:5/s,rate-burst:9' },
          healthChecking: false,
        },
      }),
    );
    expect(values).toMatchObject({
      ciliumEndpointSlice: { enabled: true, rateLimits: [{ nodes: 0, limit: 5, burst: 10 }] },
      labels: 'app$ !version',
      identityManagementMode: 'both',
      apiRateLimit: '{"endpoint-get":"rate-limit:5/s,rate-burst:9"}',
      healthChecking: false,
    });
  });

  test('room for others', () => {
    const values = valuesOf(planCilium(NO_PROXY, { version, coexistence: ['multus'] }));
    expect(values).toMatchObject({ cni: { exclusive: false } });
    expect(valuesAt('socketLB', { version, coexistence: ['multus'] })).toBeUndefined();
    expect(valuesAt('socketLB', { version, coexistence: ['kata'] })).toEqual({ hostNamespaceOnly: true });
    expect(valuesAt('cni.exclusive', { version, coexistence: ['kata'] })).toBe(true);
    expect(valuesAt('cni', { version, cni: { binPath: '/var/lib/cni/bin' } })).toEqual({
      binPath: '/var/lib/cni/bin',
      exclusive: true,
    });
  });

  test('no value of an option is one that the chart does not read', () => {
    const { values } = { values: valuesOf(planCilium(NO_PROXY, { version, hubble: { ui: true }, bgp: true })) };
    const { findings } = inspectCilium(sized(3), { version, values: values as never });
    expect(findings.filter(({ rule }) => rule === 'cilium/values-are-read')).toEqual([]);
  });

  test('the preflight brings what the next version needs to find the API server, and nothing else', () => {
    const plan = planCiliumPreflight(NO_PROXY, { version, images: { registry: 'registry.example.com' } });
    expect(valuesOf(plan)).toEqual({
      k8sServiceHost: 'api.test.example',
      k8sServicePort: 6443,
      agent: false,
      operator: { enabled: false },
      preflight: {
        enabled: true,
        image: { repository: 'registry.example.com/cilium/cilium' },
        envoy: { image: { repository: 'registry.example.com/cilium/cilium-envoy' } },
      },
    });
    expect(compose(NO_PROXY, planCilium(NO_PROXY, { version }), plan).plans.map(({ name }) => name)).toContain(
      'cilium-preflight',
    );
  });
});

describe('what values say of keys', () => {
  const said = (values: CiliumOptions['values'], version = '1.20'): readonly (string | undefined)[] =>
    inspectCilium(NO_PROXY, { version, ...(values && { values }) })
      .findings.filter(({ rule }) => rule === 'cilium/values-are-read')
      .map(({ path, fix }) => `${path}: ${fix}`);

  test.each([
    ['a typo', { bpf: { mapDynamicSizeRatoi: 0.1 } }, ['write bpf.mapDynamicSizeRatio, or remove it']],
    ['a key that an option replaced', { nodePort: { enabled: true } }, ['kubeProxyReplacement covers node ports']],
    ['a part of what is read whole', { gatewayAPI: { gatewayClass: { create: 'true' } } }, []],
    ['a name of every object', JSON.parse('{"toString": {"valueOf": 1}}'), ['remove it']],
    [
      'a key that is gone',
      { l2podAnnouncements: { interface: 'eth0' } },
      ['write l2podAnnouncements.interfacePattern'],
    ],
    ['an image', { certgen: { image: { repository: 'x', tagg: 'y' } } }, ['write certgen.image.tag, or remove it']],
    ['resources, an affinity, an annotation', { podAnnotations: { 'a/b': 'c' }, affinity: { nodeAffinity: {} } }, []],
    ['a key that is not declared', { preferIpv6: true, l2announcements: { leaseDuration: '3s' } }, []],
    ['a key like one of every object', { constructor2: 1 }, ['remove it']],
  ] as const)('%s', (_, values, fixes) => {
    const found = said(values as never);
    for (const fix of fixes) expect(found.join('\n')).toContain(fix);
    expect(found).toHaveLength(fixes.length);
  });

  test('minors differ', () => {
    const values = { encryption: { strictMode: { enabled: true, cidr: '10.0.0.0/8' } } };
    expect(said(values, '1.19')).toEqual([]);
    expect(said(values, '1.20')).toHaveLength(2);
    expect(said({ clustermesh: { mcsapi: { enabled: true } } }, '1.18')).toHaveLength(1);
  });

  test('the tables know the minors that are supported', () => {
    expect(CHART_KEYS.minors).toEqual(MINORS);
  });
});

test('an upgrade has its steps on the page', () => {
  const plan = planCilium(NO_PROXY, { upgradingFrom: '1.18.12' });
  expect(plan.page).toContain('## The upgrade from 1.18.12 to 1.19.6');
  expect(plan.page).toContain('k8sServiceHost=api.test.example,k8sServicePort=6443');
  expect(planCilium(NO_PROXY).page ?? '').not.toContain('## The upgrade');
});
