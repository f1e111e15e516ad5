import { planGatewayApi } from '../../lib/addons/gateway-api';
import { planCilium } from '../../lib/cni/cilium/plan';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import { planIstioAmbient } from '../../lib/mesh/istio';
import {
  cniMonitoringOf,
  inspectJaeger,
  inspectKiali,
  inspectPrometheus,
  istioMonitoringOf,
  planCniMonitoring,
  planIstioMonitoring,
  planJaeger,
  planKiali,
  planOpenTelemetryCollector,
  planPrometheus,
  serviceOf,
  traceProvider,
} from '../../lib/observability';
import { sized } from '../support/clusters';
import { brief } from '../support/findings';

/** Where the article's own settings of what observes the mesh are told again, as options and values. */
const cluster = sized(3);
const errors = ({ findings }: { readonly findings: readonly Finding[] }): readonly string[] =>
  findings.filter(({ severity }) => severity === 'error').map(brief);

test('its scrape job and its well-known password are refused', () => {
  const relabeling = {
    action: 'keep',
    source_labels: ['__meta_kubernetes_service_name'],
    regex: 'istio-telemetry;prometheus',
  };
  const values = {
    prometheus: {
      prometheusSpec: { additionalScrapeConfigs: [{ job_name: 'istio-mesh', relabel_configs: [relabeling] }] },
    },
    grafana: { adminUser: 'admin', adminPassword: 'prom-operator' },
  };
  expect(errors(inspectPrometheus(cluster, { values }))).toEqual([
    'prometheus/scrape-jobs-find-something@values.prometheus.prometheusSpec.additionalScrapeConfigs[0]',
    'prometheus/secrets-are-references@values.grafana.adminPassword',
  ]);
});

test('its values for Jaeger 1 are refused, since Jaeger 2 would run without any of them', () => {
  const values = { allInOne: { enabled: true, resources: { requests: { cpu: '500m', memory: '1Gi' } } } };
  expect(errors(inspectJaeger(cluster, { values }))).toEqual(['jaeger/values-are-of-jaeger-2@values.allInOne']);
});

test('its variables for Kiali are refused, since Kiali reads none of them', () => {
  const variables = [
    { name: 'PROMETHEUS_URL', value: 'http://prometheus-kube-prometheus-prometheus.monitoring:9090' },
    { name: 'JAEGER_URL', value: 'http://jaeger-query.observability:16686' },
  ];
  expect(errors(inspectKiali(cluster, { values: { deployment: { custom_envs: variables } } }))).toEqual([
    'kiali/addresses-are-configuration@values.deployment.custom_envs[0]',
    'kiali/addresses-are-configuration@values.deployment.custom_envs[1]',
  ]);
});

test('its Jaeger that the mesh knows nothing of is noticed', () => {
  const cilium = planCilium(cluster, { istioAmbient: true });
  const plans = [cilium, planGatewayApi(cluster), planIstioAmbient(cluster), planJaeger(cluster)];
  expect(inspectComposition(cluster, plans).findings.map(brief)).toContain(
    'monitoring/mesh-makes-traces@istio.extensionProviders',
  );
});

test('all that it promises, together: nothing is missing, nothing speaks to nobody', () => {
  const volume = { storageClass: 'standard-rwo' };
  const cilium = planCilium(cluster, {
    istioAmbient: true,
    prometheus: true,
    hubble: { metrics: ['dns', 'drop', 'flow'] },
  });
  const jaeger = planJaeger(cluster, { storage: { kind: 'badger', volume: { ...volume, size: '20Gi' } } });
  const collector = planOpenTelemetryCollector(cluster, { traces: serviceOf(jaeger, 'otlp-grpc') });
  const istio = planIstioAmbient(cluster, {
    mtls: 'strict',
    istiod: { env: { DEBUG_ENDPOINT_AUTH_ALLOWED_NAMESPACES: 'kiali' } },
    extensionProviders: [traceProvider('otel', collector)],
    telemetry: { tracing: { provider: 'otel' } },
  });
  const prometheus = planPrometheus(cluster, {
    ambient: true,
    replicas: 2,
    retention: '7d',
    volume: { ...volume, size: '50Gi' },
    grafana: { traces: serviceOf(jaeger, 'jaeger-http') },
  });
  const kiali = planKiali(cluster, {
    prometheus: serviceOf(prometheus, 'prometheus'),
    tracing: { endpoint: serviceOf(jaeger, 'jaeger-grpc') },
  });
  const plans = [
    cilium,
    planGatewayApi(cluster),
    istio,
    prometheus,
    jaeger,
    collector,
    kiali,
    planIstioMonitoring(cluster, istioMonitoringOf(istio)),
    planCniMonitoring(cluster, cniMonitoringOf(cilium)),
  ];
  const composition = inspectComposition(cluster, plans);
  expect(composition.findings.map(brief)).toEqual([]);
  const order = composition.plans.map(({ name }) => name);
  expect(order.indexOf('kiali')).toBeGreaterThan(order.indexOf('istio'));
  expect(order.indexOf('istio-monitoring')).toBeGreaterThan(order.indexOf('prometheus'));
});
