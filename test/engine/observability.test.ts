import * as pulumi from '@pulumi/pulumi';
import { serviceOf } from '../../lib';
import { planGatewayApi } from '../../lib/addons/gateway-api';
import { kubeadmCluster } from '../../lib/clusters';
import { planCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import { planIstioAmbient } from '../../lib/mesh/istio';
import {
  CniMonitoring,
  IstioMonitoring,
  Jaeger,
  Kiali,
  type Late,
  OpenTelemetryCollector,
  Prometheus,
} from '../../lib/pulumi';
import { createStack } from './stack';
import { ofType, TYPES } from './state';
import { describeWithEngine } from './suite';

const cluster = (): Cluster<Late> =>
  kubeadmCluster<Late>({ name: 'kubeadm', apiServer: { host: 'api.example.internal' } });

describeWithEngine('what observes a cluster', () => {
  test('is releases and objects, with strings that are known only later', async () => {
    const stack = await createStack(() => {
      const where = cluster();
      const storageClass = pulumi.output('fast');
      const common = { cluster: where, nodesExist: true };
      const cilium = planCilium(where, { istioAmbient: true, prometheus: true });
      const jaeger = new Jaeger('jaeger', {
        ...common,
        beside: [cilium],
        storage: { kind: 'opensearch', serverUrl: pulumi.output('https://search.example.com:9200') },
      });
      const otel = new OpenTelemetryCollector('otel', {
        ...common,
        beside: [cilium, jaeger.plan],
        traces: serviceOf(jaeger.plan, 'otlp-grpc'),
      });
      const prometheus = new Prometheus('prometheus', {
        ...common,
        beside: [cilium, jaeger.plan],
        volume: { storageClass },
        grafana: { traces: serviceOf(jaeger.plan, 'jaeger-http') },
      });
      const beside = [cilium, planGatewayApi(where), planIstioAmbient(where), jaeger.plan, otel.plan, prometheus.plan];
      new Kiali('kiali', {
        ...common,
        beside,
        grafana: {
          endpoint: serviceOf(prometheus.plan, 'grafana'),
          externalUrl: pulumi.interpolate`https://grafana.${storageClass}.example`,
        },
      });
      new IstioMonitoring('istio-monitoring', { ...common, beside }, { dependsOn: prometheus });
      new CniMonitoring('cni-monitoring', { ...common, beside, targets: ['cilium-agent'] }, { dependsOn: prometheus });
    });
    await stack.up();
    const releases = ofType(stack.state(), TYPES.release);
    const valuesOf = (name: string): unknown =>
      releases.find(({ inputs }) => inputs?.['name'] === name)?.inputs?.['values'];
    expect(releases.map(({ inputs }) => inputs?.['name']).sort()).toEqual([
      'jaeger',
      'kiali',
      'kps',
      'otel-collector',
      'prometheus-operator-crds',
    ]);
    expect(valuesOf('jaeger')).toMatchObject({
      jaeger: { extraEnv: [{ name: 'SEARCH_URL', value: 'https://search.example.com:9200' }] },
    });
    expect(valuesOf('kps')).toMatchObject({
      prometheus: {
        prometheusSpec: { storageSpec: { volumeClaimTemplate: { spec: { storageClassName: 'fast' } } } },
      },
    });
    expect(valuesOf('kiali')).toMatchObject({
      external_services: { grafana: { external_url: 'https://grafana.fast.example' } },
    });
    const kinds = stack.objects().map(({ object }) => object.kind);
    expect(kinds.filter((kind) => kind === 'Namespace')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'PodMonitor')).toHaveLength(4);
  });
});
