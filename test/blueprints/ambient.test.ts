import {
  CATALOGUE,
  type CatalogueEntry,
  eksCiliumAmbientSpot,
  type K3sCiliumAmbientOptions,
  k3sCiliumAmbient,
} from '../../blueprints';
import { EKS_SAMPLE } from '../../blueprints/catalogue/eks';
import type { Composition } from '../../lib/core/compose';
import type { InstallPlan } from '../../lib/core/plan';
import { brief, findingsOf } from '../support/findings';
import { at } from '../support/values';

const AMBIENT = CATALOGUE.filter(({ name }) => name.includes('-ambient'));

const planOf = ({ plans }: Composition, name: string): InstallPlan | undefined =>
  plans.find((plan) => plan.name === name);
const values = (composition: Composition, chart: string): unknown =>
  composition.plans
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'helm' && step.chart.name === chart ? [step.values] : []))
    .at(0);

describe.each(AMBIENT.map((entry) => [entry.name, entry] as const))('%s', (_, { compose }: CatalogueEntry) => {
  const composition = compose();

  test('installs definitions, then Istio, then what is in the mesh', () => {
    const order = composition.plans.map(({ name }) => name).filter((name) => /^(gateway-api|istio|mesh)$/.test(name));
    expect(order).toEqual(['gateway-api', 'istio', 'mesh']);
  });

  test('enrols a namespace in which nothing is accepted in plaintext', () => {
    const objects = planOf(composition, 'mesh')?.steps.flatMap((step) =>
      step.kind === 'manifest' ? step.objects : [],
    );
    expect(objects).toContainEqual(
      expect.objectContaining({
        kind: 'Namespace',
        metadata: { name: 'shop', labels: { 'istio.io/dataplane-mode': 'ambient' } },
      }),
    );
    expect(objects?.find(({ kind }) => kind === 'PeerAuthentication')?.['spec']).toEqual({ mtls: { mode: 'STRICT' } });
  });

  test('says nothing of the platform to the charts, but on GKE', () => {
    const isGke = composition.cluster.distribution === 'gke';
    expect(at(values(composition, 'cni'), 'global.platform')).toBe(isGke ? 'gke' : undefined);
    expect(at(values(composition, 'cni'), 'cni.cniBinDir')).toBe(isGke ? '/home/kubernetes/bin' : undefined);
  });
});

test('Cilium leaves room for the mesh, Services of pods to ztunnel, and answers to probes to the host', () => {
  expect(values(k3sCiliumAmbient(), 'cilium')).toMatchObject({
    cni: { exclusive: false },
    socketLB: { hostNamespaceOnly: true },
    bpf: { masquerade: false },
  });
});

test('the Gateway API goes with the version of Istio, unless said otherwise', () => {
  const bundle = (composition: Composition): readonly string[] =>
    composition.plans.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'bundle' ? [step.bundle.version] : [])),
    );
  expect(bundle(k3sCiliumAmbient({ istio: { version: '1.29' } }))).toEqual([expect.stringMatching(/^v1\.4\./)]);
  expect(bundle(k3sCiliumAmbient())).toEqual([expect.stringMatching(/^v1\.5\./)]);
  expect(findingsOf(() => k3sCiliumAmbient({ istio: { version: '1.21' } })).map(brief)).toEqual([
    'istio/version-is-supported@istio.version',
  ]);
});

test('the mesh follows Istio into another namespace', () => {
  const composition = k3sCiliumAmbient({
    istio: { namespace: 'mesh-system' },
    mesh: { denyAll: true, namespaces: [{ name: 'shop' }] },
  });
  const objects = planOf(composition, 'mesh')?.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
  const denied = objects?.filter(({ kind }) => kind === 'AuthorizationPolicy') ?? [];
  expect(denied.length).toBeGreaterThan(0);
  expect(denied.map(({ metadata }) => metadata.namespace)).toEqual(denied.map(() => 'mesh-system'));
});

test('without namespaces there is Istio, and no plan of a mesh', () => {
  expect(k3sCiliumAmbient().plans.map(({ name }) => name)).toEqual(['cilium', 'gateway-api', 'istio']);
});

test('nodes of Karpenter wait for both agents', () => {
  const pools = planOf(eksCiliumAmbientSpot(EKS_SAMPLE), 'karpenter')
    ?.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []))
    .filter(({ kind }) => kind === 'NodePool');
  expect(pools?.map((pool) => at(pool, 'spec.template.spec.startupTaints'))).toEqual([
    [
      expect.objectContaining({ key: 'node.cilium.io/agent-not-ready' }),
      expect.objectContaining({ key: 'cni.istio.io/not-ready' }),
    ],
  ]);
});

test('definitions in a version that Istio reads in part are warned of', () => {
  expect(k3sCiliumAmbient({ gatewayApi: { version: '1.4' } }).findings.map(({ rule }) => rule)).toEqual([
    'gatewayapi/readers-see-every-kind',
  ]);
});

describe('what watches the mesh', () => {
  const watched = k3sCiliumAmbient({
    prometheus: { namespace: 'metrics', name: 'watch' },
    jaeger: { namespace: 'traces' },
    kiali: {},
  });
  const { plans } = watched;

  test('is installed if it is asked for', () => {
    expect(plans.map(({ name }) => name).slice(-4)).toEqual(['prometheus', 'istio-monitoring', 'jaeger', 'kiali']);
    expect(k3sCiliumAmbient({ kiali: {} }).plans.map(({ name }) => name)).not.toContain('jaeger');
    expect(watched.findings).toEqual([]);
  });

  test('is found by Istio and by Kiali, wherever it is', () => {
    expect(values(watched, 'istiod')).toMatchObject({
      meshConfig: {
        extensionProviders: [{ name: 'jaeger', opentelemetry: { service: 'jaeger.traces.svc.cluster.local' } }],
      },
      pilot: { env: { DEBUG_ENDPOINT_AUTH_ALLOWED_NAMESPACES: 'kiali' } },
    });
    expect(values(watched, 'kiali-server')).toMatchObject({
      external_services: { prometheus: { url: 'http://watch-prometheus.metrics.svc.cluster.local:9090' } },
    });
  });

  test('has traces of Jaeger in Grafana, unless it has others or there is no Grafana', () => {
    const sources = (composition: Composition): unknown =>
      at(values(composition, 'kube-prometheus-stack'), 'grafana.additionalDataSources');
    expect(sources(watched)).toMatchObject([{ type: 'jaeger', url: 'http://jaeger.traces.svc.cluster.local:16686' }]);
    const others = { traces: { kind: 'url', url: 'https://traces.example.com' } } as const;
    expect(sources(k3sCiliumAmbient({ jaeger: {}, prometheus: { grafana: others } }))).toMatchObject([
      { url: 'https://traces.example.com' },
    ]);
    expect(sources(k3sCiliumAmbient({ jaeger: {}, prometheus: { grafana: false } }))).toBeUndefined();
    expect(sources(k3sCiliumAmbient({ prometheus: {} }))).toBeUndefined();
  });

  test('follows Istio into another namespace, and has the Kiali that goes with its version', () => {
    const elsewhere = k3sCiliumAmbient({ istio: { version: '1.31', namespace: 'mesh-system' }, kiali: {} });
    expect(elsewhere.findings.filter(({ rule }) => rule.startsWith('kiali/'))).toEqual([]);
    expect(values(elsewhere, 'kiali-server')).toMatchObject({
      external_services: { istio: { root_namespace: 'mesh-system' } },
    });
    const said = k3sCiliumAmbient({ istio: { version: '1.31' }, kiali: { version: '2.26' } });
    expect(said.findings.map(brief)).toContain('kiali/goes-with-istio@kiali.version');
  });

  test('is in the mesh itself', () => {
    const namespaces = plans
      .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : [])))
      .filter(({ kind, metadata }) => kind === 'Namespace' && /^(metrics|traces|kiali)$/.test(metadata.name));
    expect(namespaces.map(({ metadata }) => metadata.labels?.['istio.io/dataplane-mode'])).toEqual(
      Array.from({ length: 3 }, () => 'ambient'),
    );
  });

  test('has its monitors beside Prometheus', () => {
    const objects = planOf(watched, 'istio-monitoring')?.steps.flatMap((step) =>
      step.kind === 'manifest' ? step.objects : [],
    );
    expect(new Set(objects?.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['metrics']));
  });
});

describe('what is wrong is said in the terms of the blueprint', () => {
  test.each([
    ['a CNI that moves the mesh out of its way', { cilium: { exclusive: true } }, 'cilium.exclusive'],
    ['Istio told of another platform', { istio: { platform: 'k3s' } }, 'istio.platform'],
    ['a mesh that is no map', { mesh: 'shop' }, 'mesh'],
    [
      'a size that is none',
      { jaeger: { storage: { kind: 'badger', volume: { size: '20 GB' } } } },
      'jaeger.storage.volume.size',
    ],
    ['a word that nobody knows', { prometheus: { retain: '7d' } }, 'prometheus.retain'],
    [
      'a timeout without a waypoint',
      {
        mesh: {
          namespaces: [
            {
              name: 'shop',
              services: [
                {
                  name: 'payment',
                  selector: { app: 'payment' },
                  ports: [{ port: 80, protocol: 'http' }],
                  traffic: { timeout: '3s' },
                },
              ],
            },
          ],
        },
      },
      'mesh.namespaces[0].services[0].traffic.timeout',
    ],
  ])('%s', (_, options, path) => {
    const attempt = (): Composition => k3sCiliumAmbient(options as K3sCiliumAmbientOptions);
    let found: readonly string[] = findingsOf(attempt).map((finding) => finding.path);
    if (found.length === 0) found = attempt().findings.map((finding) => finding.path);
    expect(found).toContain(path);
  });

  test.each([[null], ['shop'], [[]]])('options that are %p', (options) => {
    expect(() => k3sCiliumAmbient(options as never)).toThrow(/expected a map/);
  });
});
