import { App, Chart, Testing } from 'cdk8s';
import { cniMonitoringOf, istioMonitoringOf, planCilium, planIstioAmbient, serviceOf } from '../../lib';
import { planGatewayApi } from '../../lib/addons/gateway-api';
import {
  CniMonitoring,
  flux,
  IstioMonitoring,
  Jaeger,
  Kiali,
  OpenTelemetryCollector,
  Prometheus,
} from '../../lib/cdk8s';
import { sized } from '../support/clusters';
import { findingsOf } from '../support/findings';

const cluster = sized(3);
const cilium = planCilium(cluster, { istioAmbient: true, prometheus: true });
const istio = planIstioAmbient(cluster);

test('what observes a cluster is delivered by itself, and checked with what is beside it', () => {
  const chart = new Chart(new App(), 'observability');
  const delivery = flux({ cniIsRunning: true });
  const common = { cluster, delivery, beside: [cilium] };
  const jaeger = new Jaeger(chart, 'jaeger', common);
  const otel = new OpenTelemetryCollector(chart, 'otel', {
    ...common,
    beside: [cilium, jaeger.plan],
    traces: serviceOf(jaeger.plan, 'otlp-grpc'),
  });
  const prometheus = new Prometheus(chart, 'prometheus', {
    ...common,
    beside: [cilium, jaeger.plan],
    grafana: { traces: serviceOf(jaeger.plan, 'jaeger-http') },
  });
  const beside = [cilium, planGatewayApi(cluster), istio, jaeger.plan, prometheus.plan];
  const kiali = new Kiali(chart, 'kiali', { ...common, beside, prometheus: serviceOf(prometheus.plan, 'prometheus') });
  const monitors = [
    new IstioMonitoring(chart, 'istio-monitoring', { ...common, beside, ...istioMonitoringOf(istio) }),
    new CniMonitoring(chart, 'cni-monitoring', { ...common, beside, ...cniMonitoringOf(cilium) }),
  ];
  for (const { composition } of [jaeger, otel, prometheus, kiali, ...monitors])
    expect(composition.findings.filter(({ rule }) => rule.startsWith('monitoring/services'))).toEqual([]);
  const kinds = chart.node
    .findAll()
    .flatMap((construct) => (Chart.isChart(construct) ? (Testing.synth(construct) as { kind: string }[]) : []))
    .map(({ kind }) => kind);
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  expect({ namespaces: count('Namespace'), pods: count('PodMonitor'), rules: count('PrometheusRule') }).toEqual({
    namespaces: 4,
    pods: 6,
    rules: 2,
  });
});

test('an address that nobody has is said before anything is made', () => {
  const chart = new Chart(new App(), 'observability');
  const found = findingsOf(() => new Kiali(chart, 'kiali', { cluster, beside: [cilium] }));
  expect(found.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['compose/requirements-are-met', 'monitoring/services-are-there']),
  );
});
