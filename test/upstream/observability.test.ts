import { CHARTS } from '../../lib/charts';
import { planCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep, InstallPlan } from '../../lib/core/plan';
import {
  cniMonitoringOf,
  type JaegerOptions,
  type KialiOptions,
  type PrometheusOptions,
  planCniMonitoring,
  planIstioMonitoring,
  planJaeger,
  planKiali,
  planPrometheus,
  serviceOf,
} from '../../lib/observability';
import { gke, IPV6_ONLY, kubeadm, sized } from '../support/clusters';
import { complaints, loadDefinitions } from './definitions';
import { unreadPaths } from './read-paths';
import { chartOf, describeUpstream } from './upstream';

const CLUSTERS: readonly Cluster[] = [kubeadm(), sized(3), kubeadm(IPV6_ONLY), gke('autopilot')];
const VOLUME = { size: '100Gi', storageClass: 'fast' };
const RESOURCES = { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '2Gi' } };
const PROMETHEUS = planPrometheus(kubeadm());
const JAEGER = planJaeger(kubeadm());

/** Paths of a plan's charts that nothing reads. */
function unread(plan: InstallPlan, chart: string, minor: string): readonly string[] {
  const upstream = chartOf(chart, minor);
  return plan.steps
    .filter((step): step is HelmStep => step.kind === 'helm' && step.chart.name === chart)
    .flatMap(({ values }) => unreadPaths(chart, upstream, values));
}

describeUpstream('values of what observes a cluster are read by the templates of its chart', () => {
  const prometheus: readonly PrometheusOptions[] = [
    {},
    { grafana: false, controlPlane: ['controller-manager', 'etcd', 'scheduler'], nodeExporter: false },
    { admissionWebhooks: 'cert-manager', volume: VOLUME, resources: RESOURCES, externalLabels: { region: 'a' } },
    {
      alertmanager: { configSecret: 'alerts', volume: VOLUME },
      grafana: {
        url: 'https://grafana.example.com',
        traces: serviceOf(JAEGER, 'jaeger-http'),
        dashboards: [{ name: 'mesh', gnetId: 7639, revision: 1 }],
        volume: VOLUME,
        resources: RESOURCES,
      },
    },
  ];
  const jaeger: readonly JaegerOptions[] = [
    { storage: { kind: 'badger', volume: VOLUME }, resources: RESOURCES },
    { storage: { kind: 'memory' } },
    {
      storage: {
        kind: 'opensearch',
        serverUrl: 'https://search.example.com:9200',
        auth: { username: { name: 'search', key: 'username' }, password: { name: 'search', key: 'password' } },
      },
    },
  ];
  const kiali: readonly KialiOptions[] = [
    {},
    { namespaces: ['shop'], viewOnly: false, auth: { strategy: 'anonymous' }, resources: RESOURCES },
    {
      auth: { strategy: 'openid', clientId: 'kiali', issuerUri: 'https://login.example.com' },
      grafana: {
        endpoint: serviceOf(PROMETHEUS, 'grafana'),
        externalUrl: 'https://grafana.example.com',
        token: { name: 'grafana-token', key: 'token' },
      },
      tracing: { endpoint: serviceOf(JAEGER, 'jaeger-grpc'), externalUrl: 'https://jaeger.example.com' },
    },
  ];
  const minors = (name: keyof typeof CHARTS): readonly string[] => Object.keys(CHARTS[name].minors);

  test.each(minors('kube-prometheus-stack'))('kube-prometheus-stack %s', (version) => {
    for (const cluster of CLUSTERS.slice(0, 3))
      for (const options of prometheus)
        expect(unread(planPrometheus(cluster, { version, ...options }), 'kube-prometheus-stack', version)).toEqual([]);
    const autopilot = planPrometheus(gke('autopilot'), { version });
    expect(unread(autopilot, 'kube-prometheus-stack', version)).toEqual([]);
  });

  test.each(minors('jaeger'))('jaeger %s', (version) => {
    for (const cluster of CLUSTERS)
      for (const options of jaeger)
        expect(unread(planJaeger(cluster, { version, ...options }), 'jaeger', version)).toEqual([]);
  });

  test.each(minors('kiali-server'))('kiali-server %s', (version) => {
    for (const cluster of CLUSTERS)
      for (const options of kiali)
        expect(unread(planKiali(cluster, { version, ...options }), 'kiali-server', version)).toEqual([]);
  });

  test('a path that nothing reads would be noticed', () => {
    const values = { allInOne: { enabled: true }, jaeger: { topologySpreadContraint: [] } };
    expect(unreadPaths('jaeger', chartOf('jaeger', '4.11'), values)).toEqual([
      'allInOne.enabled',
      'jaeger.topologySpreadContraint',
    ]);
  });
});

describeUpstream('monitors, rules and dashboards', () => {
  beforeAll(() => loadDefinitions('prometheus-operator'));

  const cilium = planCilium(kubeadm(), { prometheus: true, hubble: { metrics: ['dns', 'drop', 'flow'] } });
  const plans: readonly InstallPlan[] = [
    planIstioMonitoring(kubeadm(), { scrapeInterval: '15s' }),
    planCniMonitoring(kubeadm(), cniMonitoringOf(cilium)),
    planCniMonitoring(kubeadm(), { targets: ['calico-felix', 'calico-typha'] }),
  ];
  const objects = plans.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : [])));

  test.each(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object] as const))(
    '%s is what the definition says',
    (_, object) => {
      const isBuiltIn = object.apiVersion === 'v1';
      expect(complaints(object)).toEqual(isBuiltIn ? undefined : []);
    },
  );

  test('a field that is not in the definition would be noticed', () => {
    const monitor = objects.find(({ kind }) => kind === 'PodMonitor');
    if (monitor === undefined) throw new TypeError('there is a PodMonitor');
    expect(complaints({ ...monitor, spec: { ...(monitor['spec'] as object), endpoints: [] } })).not.toEqual([]);
  });
});
