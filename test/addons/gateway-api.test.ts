import { App, Chart, Testing } from 'cdk8s';
import { compose, type GatewayApiOptions, gatewayApiOf, planCilium, planGatewayApi } from '../../lib';
import { definitionsOf, GATEWAY_API_RELEASES, inspectGatewayApi } from '../../lib/addons/gateway-api';
import { flux, GatewayApi } from '../../lib/cdk8s';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { compareVersions } from '../../lib/core/version';
import { planIstioAmbient } from '../../lib/mesh/istio';
import { planMesh } from '../../lib/mesh/namespaces';
import { gke, kubeadm } from '../support/clusters';
import { brief } from '../support/findings';

const stepOf = (options?: GatewayApiOptions): unknown => planGatewayApi(kubeadm(), options).steps[0];

test('one step, with the file that upstream releases and the folder that it is made of', () => {
  const { name, title, provides, requires, steps } = planGatewayApi(kubeadm());
  expect({ name, title, provides, requires }).toEqual({
    name: 'gateway-api',
    title: 'Gateway API v1.5.1 (standard)',
    provides: ['gateway-api'],
    requires: [],
  });
  expect(steps).toEqual([
    {
      kind: 'bundle',
      id: 'gateway-api',
      after: [],
      bundle: {
        name: 'gateway-api-standard',
        version: 'v1.5.1',
        url: 'https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/standard-install.yaml',
        repository: 'https://github.com/kubernetes-sigs/gateway-api',
        path: 'config/crd/standard',
      },
      establishes: definitionsOf('1.5', 'standard'),
    },
  ]);
});

test('the experimental channel is another file, with the definitions of both', () => {
  expect(stepOf({ channel: 'experimental', version: '1.6' })).toMatchObject({
    bundle: {
      name: 'gateway-api-experimental',
      version: 'v1.6.1',
      url: 'https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.1/experimental-install.yaml',
      path: 'config/crd/experimental',
    },
    establishes: expect.arrayContaining([
      ...definitionsOf('1.6', 'standard'),
      'xmeshes.gateway.networking.x-k8s.io',
    ]) as unknown,
  });
});

test('nothing that is standard stops being it', () => {
  const releases = Object.entries(GATEWAY_API_RELEASES);
  expect(releases.map(([minor]) => minor)).toEqual(
    releases.map(([minor]) => minor).sort((a, b) => compareVersions(a, b)),
  );
  for (const [index, [minor, { version, standard }]] of releases.entries()) {
    expect(version).toMatch(new RegExp(`^v${minor.replace('.', '\\.')}\\.\\d+$`));
    expect(standard).toEqual(expect.arrayContaining([...(releases[index - 1]?.[1].standard ?? [])]));
  }
});

test.each([
  ['1.28', '1.4'],
  ['1.29', '1.4'],
  ['1.30', '1.5'],
  ['1.31', '1.6'],
])('Istio %s goes with Gateway API %s', (istio, version) => {
  const pair = gatewayApiOf(istio);
  expect(pair).toMatchObject({ version, need: { by: `Istio ${istio}`, isFatal: false } });
});

test('of an Istio that is not known nothing is said', () => {
  expect(gatewayApiOf('1.27')).toBeUndefined();
});

test.each<[string, GatewayApiOptions, readonly string[]]>([
  [
    'an older minor and another channel, both denied',
    { version: '1.5', channel: 'experimental', upgradingFrom: { version: '1.6' } },
    ['gatewayapi/upgrade-is-let-through@version', 'gatewayapi/upgrade-is-let-through@channel'],
  ],
  [
    'the same before there was a policy',
    { version: '1.3', channel: 'experimental', upgradingFrom: { version: '1.4' } },
    ['gatewayapi/upgrade-keeps-fields@version'],
  ],
  ['the next minor', { version: '1.6', upgradingFrom: { version: '1.5' } }, []],
  [
    'experimental over experimental',
    { channel: 'experimental', upgradingFrom: { version: '1.5', channel: 'experimental' } },
    [],
  ],
])('an upgrade: %s', (_, options, found) => {
  expect(inspectGatewayApi(kubeadm(), options).findings.map(brief)).toEqual(found);
});

describe('whoever reads it', () => {
  const cilium = (version: string): InstallPlan =>
    planCilium(kubeadm({ kubeProxy: 'none' }), { version, gatewayApi: true });
  const found = (reader: InstallPlan, options: GatewayApiOptions): readonly Finding[] =>
    inspectComposition(kubeadm(), [reader, planGatewayApi(kubeadm(), options)]).findings;

  test('comes after it, even before there are nodes', () => {
    const { plans } = compose(kubeadm(), cilium('1.20'), planGatewayApi(kubeadm()));
    expect(plans.map(({ name }) => name)).toEqual(['gateway-api', 'cilium']);
    const { requires, needs } = planCilium(kubeadm(), { values: { gatewayAPI: { enabled: false } } });
    expect([requires, needs.gatewayApi]).toEqual([[], undefined]);
  });

  test('is told which versions it works with', () => {
    expect(found(cilium('1.19'), { version: '1.5' })).toMatchObject([
      {
        rule: 'gatewayapi/readers-start',
        severity: 'error',
        message: expect.stringMatching(
          /^Cilium 1\.19\.6 with the standard channel of Gateway API v1\.5\.1: its operator/,
        ),
        fix: "use version '1.2' or '1.3' or '1.4'",
      },
      { rule: 'gatewayapi/readers-see-every-kind', severity: 'warning', fix: "use version '1.4'" },
    ]);
    expect(found(cilium('1.20'), { version: '1.4' })).toMatchObject([
      { rule: 'gatewayapi/readers-start', severity: 'error', fix: "use version '1.5' or '1.6'" },
    ]);
    const ofReaders = found(cilium('1.18'), { version: '1.4' }).filter(({ rule }) => rule.startsWith('gatewayapi/'));
    expect(ofReaders).toMatchObject([
      { rule: 'gatewayapi/readers-see-every-kind', severity: 'warning', fix: "use version '1.2' or '1.3'" },
    ]);
  });

  test('is told of the other channel where no version will do', () => {
    const need = { by: 'Shop', otherwise: 'retries are dropped', isFatal: false, evidence: 'https://example.com/' };
    const versions = { standard: '<0.0.0', experimental: '*' };
    const reader = { ...cilium('1.20'), requires: [], needs: { ...NO_NEEDS, gatewayApi: [{ ...need, versions }] } };
    expect(found(reader, {})).toMatchObject([{ fix: "use channel 'experimental'" }]);
    expect(found(reader, { channel: 'experimental' })).toEqual([]);
  });

  test('is told where the cloud has the other channel only', () => {
    const cluster = gke('dataplane-v2');
    const mesh = planMesh(cluster, {
      namespaces: [
        {
          name: 'shop',
          waypoints: [{ name: 'waypoint' }],
          services: [
            {
              name: 'payment',
              selector: { app: 'payment' },
              ports: [{ port: 80, protocol: 'http' }],
              waypoint: { name: 'waypoint' },
              traffic: { retries: { attempts: 2 } },
            },
          ],
        },
      ],
    });
    const briefs = (...plans: readonly InstallPlan[]): readonly string[] =>
      inspectComposition(cluster, plans).findings.map(brief);
    expect(briefs(planIstioAmbient(cluster, { nodeReadinessTaint: false }), mesh)).toContain(
      'gatewayapi/readers-start@cluster.gatewayApi',
    );
    expect(briefs(planIstioAmbient(cluster, { nodeReadinessTaint: false }))).toEqual([]);
  });
});

test('the construct places what makes Flux read the folder', () => {
  const chart = new Chart(new App(), 'addons');
  new GatewayApi(chart, 'gateway-api', { cluster: kubeadm(), version: '1.4', delivery: flux() });
  expect(Testing.synth(chart)).toMatchObject([
    { kind: 'GitRepository', spec: { ref: { tag: 'v1.4.1' } } },
    { kind: 'Kustomization', spec: { path: './config/crd/standard' } },
  ]);
});
