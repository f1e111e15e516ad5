import { ambientShop } from '../../examples/shop/ambient-shop';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import type { HelmStep, KubernetesObject } from '../../lib/core/plan';
import { inspectIstioAmbient } from '../../lib/mesh/istio';
import { inspectJaeger, inspectKiali, inspectPrometheus } from '../../lib/observability';
import { outputFiles } from '../../lib/output/output-files';
import { gke } from '../support/clusters';
import { brief } from '../support/findings';
import { at } from '../support/values';

/*
 * An article of January 2026 installs a shop of three Services on GKE with an ambient mesh, Prometheus, Jaeger and Kiali.
 * What it says of the mesh itself is in test/mesh/namespaces/seed-article.test.ts. This is the rest: each test names what the
 * article has, and what the example does instead.
 */

const shop = ambientShop({ apiServerHost: 'gke-example.europe-west3.gke.goog', project: 'shop-prod' });
const steps = shop.plans.flatMap((plan) => plan.steps);
const objects: readonly KubernetesObject<unknown>[] = steps.flatMap((step) =>
  step.kind === 'manifest' ? step.objects : [],
);
const release = (chart: string): HelmStep => {
  const found = steps.find((step) => step.kind === 'helm' && step.chart.name === chart);
  if (found?.kind !== 'helm') throw new TypeError(`no chart ${chart}`);
  return found;
};
const valuesOf = (chart: string): unknown => release(chart).values;
const find = (kind: string, name?: string): KubernetesObject<unknown> | undefined =>
  objects.find((one) => one.kind === kind && (name === undefined || one.metadata.name === name));

test('is said without a warning, and writes the same bytes twice', () => {
  expect(shop.findings).toEqual([]);
  expect(outputFiles(shop)).toEqual(outputFiles(shop));
});

describe('the mesh', () => {
  const inspect = (version: string): readonly string[] =>
    inspectIstioAmbient(gke('dataplane-v2'), { version }).findings.map(brief);

  test('is not of the version that the article pins', () => {
    expect(inspect('1.21')).toContain('istio/version-is-supported@version');
  });

  test('has the agent that enrols pods, which the article leaves out', () => {
    expect(steps.flatMap((step) => (step.kind === 'helm' ? [step.chart.name] : []))).toEqual(
      expect.arrayContaining(['base', 'istiod', 'cni', 'ztunnel']),
    );
    expect(at(valuesOf('cni'), 'cni.cniBinDir')).toBe('/home/kubernetes/bin');
  });

  test('gets its agents into a namespace where GKE lets pods of their priority in, which it does nowhere else', () => {
    for (const chart of ['cni', 'ztunnel']) expect(at(valuesOf(chart), 'global.platform')).toBe('gke');
    expect(find('ResourceQuota', 'istiod-critical-pods')).toBeDefined();
  });

  test('has a control plane of two copies at least, where the article has one', () => {
    expect(at(valuesOf('istiod'), 'pilot.autoscaleMin')).toBe(2);
  });

  test('comes before pods on nodes that come and go: on spot the article leaves that to luck', () => {
    expect(at(valuesOf('istiod'), 'pilot.taint.enabled')).toBe(true);
    expect(shop.needs.startupTaints.map(({ key }) => key)).toContain(at(valuesOf('istiod'), 'pilot.taint.name'));
  });

  test('is refused without definitions of the Gateway API, which the article never installs', () => {
    const plans = shop.plans.filter(({ name }) => name !== 'gateway-api');
    expect(inspectComposition(shop.cluster, plans).findings.map(brief)).toContain('compose/requirements-are-met@mesh');
  });

  test('runs ztunnel with what its chart asks for: neither on the network of the host nor privileged', () => {
    const values = JSON.stringify(valuesOf('ztunnel'));
    expect(values).not.toMatch(/hostNetwork|privileged/);
    const asWritten = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } };
    const found = inspectIstioAmbient(gke('dataplane-v2'), { ztunnel: { resources: asWritten } }).findings;
    expect(found.map(brief)).toContain('istio/ztunnel-is-not-throttled@ztunnel.resources.limits.cpu');
  });

  test('has retries that are read: in definitions of the experimental channel', () => {
    const bundle = steps.flatMap((step) => (step.kind === 'bundle' ? [step.bundle.url] : []));
    expect(bundle).toEqual([expect.stringContaining('experimental-install.yaml')]);
    expect(JSON.stringify(find('HTTPRoute')?.['spec'])).toContain('"retry"');
  });

  test('sends one request of twenty to the canary', () => {
    expect(JSON.stringify(find('HTTPRoute')?.['spec'])).toMatch(/"weight":95.*"weight":5\b/);
  });

  test('lets payment alone call the database, by its identity', () => {
    const policies = objects.filter(
      ({ kind, metadata }) => kind === 'AuthorizationPolicy' && /database/.test(metadata.name),
    );
    expect(JSON.stringify(policies)).toContain('"serviceAccounts":["shop/payment"]');
  });
});

describe('traces', () => {
  test('are asked for: the article installs Jaeger, and nobody sends it anything', () => {
    expect(at(valuesOf('istiod'), 'meshConfig.extensionProviders')).toMatchObject([
      { name: 'jaeger', opentelemetry: { service: 'jaeger.jaeger.svc.cluster.local', port: 4317 } },
    ]);
    expect(JSON.stringify(find('Telemetry')?.['spec'])).toContain('"providers":[{"name":"jaeger"}]');
  });

  test('are kept by Jaeger 2 on a volume of 20Gi, by values that its chart reads', () => {
    const values = JSON.stringify([valuesOf('jaeger'), objects]);
    expect(values).toMatch(/"storage":"20Gi"/);
    expect(values).toContain('"storageClassName":"standard-rwo"');
    const asWritten = { values: { allInOne: { enabled: true, resources: { requests: { cpu: '500m' } } } } };
    const found: readonly Finding[] = inspectJaeger(gke('dataplane-v2'), asWritten).findings;
    expect(found.map(brief)).toContain('jaeger/values-are-of-jaeger-2@values.allInOne');
  });
});

describe('Jaeger', () => {
  test('is of version 2: images of the article, and the ports of their agent and collector, are gone', () => {
    expect(inspectJaeger(gke('dataplane-v2'), { version: '1.52' }).findings.map(brief)).toContain(
      'jaeger/version-is-supported@version',
    );
    expect(JSON.stringify(valuesOf('jaeger'))).not.toMatch(/\b(5775|6831|6832|14250|14268)\b/);
  });

  test('ends before its successor takes the volume, which only one can have, and forgets what is old', () => {
    expect(at(valuesOf('jaeger'), 'jaeger.strategy.type')).toBe('Recreate');
    expect(JSON.stringify(valuesOf('jaeger'))).toContain('"ttl":{"spans":"168h"}');
  });
});

describe('metrics', () => {
  const stack = valuesOf('kube-prometheus-stack');

  test('are shown beside traces', () => {
    expect(at(stack, 'grafana.additionalDataSources')).toMatchObject([
      { type: 'jaeger', url: 'http://jaeger.jaeger.svc.cluster.local:16686' },
    ]);
  });

  test('are kept as the article has it: twice, for 7 days, on 50Gi; and never fill the volume', () => {
    expect(at(stack, 'prometheus.prometheusSpec')).toMatchObject({ replicas: 2, retention: '7d' });
    const claim = at(stack, 'prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.spec');
    expect(claim).toMatchObject({ storageClassName: 'standard-rwo', resources: { requests: { storage: '50Gi' } } });
    expect(at(stack, 'prometheus.prometheusSpec.retentionSize')).toMatch(/^\d+(MB|GB)$/);
  });

  test('come from monitors: the job that the article adds looks for a Service that is gone since Mixer', () => {
    expect(JSON.stringify(stack)).not.toContain('istio-telemetry');
    const monitors = objects.filter(({ kind }) => kind === 'PodMonitor' || kind === 'ServiceMonitor');
    expect(monitors.length).toBeGreaterThanOrEqual(4);
  });

  test('are fetched from within the mesh: pods that refuse plaintext would refuse the Prometheus of the article', () => {
    expect(find('Namespace', 'monitoring')?.metadata.labels?.['istio.io/dataplane-mode']).toBe('ambient');
  });

  test('are shown by a dashboard that is there: the article mounts one that nobody makes', () => {
    expect(JSON.stringify(stack)).not.toContain('dashboardsConfigMaps');
    expect(find('ConfigMap', 'dashboard-istio-ambient')?.metadata.labels).toEqual({ grafana_dashboard: '1' });
  });

  test('are looked at with a password of your own', () => {
    expect(at(stack, 'grafana.admin.existingSecret')).toBe('grafana-admin');
    const asWritten = { values: { grafana: { adminPassword: 'prom-operator' } } };
    expect(inspectPrometheus(gke('dataplane-v2'), asWritten).findings.map(brief)).toContain(
      'prometheus/secrets-are-references@values.grafana.adminPassword',
    );
  });
});

describe('Kiali', () => {
  test('asks who looks, where the sample of the article lets in anybody', () => {
    expect(at(valuesOf('kiali-server'), 'auth.strategy')).toBe('token');
  });

  test('reads its addresses from its configuration, and no environment', () => {
    const services = at(valuesOf('kiali-server'), 'external_services');
    expect(services).toMatchObject({
      prometheus: { url: 'http://kps-prometheus.monitoring.svc.cluster.local:9090' },
      tracing: { enabled: true, internal_url: expect.stringContaining('jaeger.jaeger.svc') as string },
    });
    expect(JSON.stringify(valuesOf('kiali-server'))).not.toMatch(/_URL/);
  });

  test('is of the version that goes with Istio', () => {
    expect(inspectKiali(gke('dataplane-v2'), { version: '1.79' }).findings.map(brief)).toContain(
      'kiali/version-is-supported@version',
    );
  });
});
