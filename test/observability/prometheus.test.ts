import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { type PrometheusOptions, planJaeger, planPrometheus, serviceOf } from '../../lib/observability';
import { aks, eks, gke, kubeadm, sized } from '../support/clusters';

/** Values of the stack, as far as tests look into them. */
interface StackValues extends Values {
  readonly prometheus: { readonly prometheusSpec: Values };
  readonly grafana: Values;
  readonly prometheusOperator: Values;
  readonly alertmanager: Values;
}

const stackOf = (cluster: Cluster, options?: PrometheusOptions): StackValues => {
  const step = planPrometheus(cluster, options).steps.find(({ id }) => id === 'stack') as HelmStep;
  return step.values as StackValues;
};
const spec = (cluster: Cluster, options?: PrometheusOptions): Values =>
  stackOf(cluster, options).prometheus.prometheusSpec;

test('without options it is two copies, seven days and 50Gi, which samples never fill', () => {
  expect(spec(sized(3))).toMatchObject({
    replicas: 2,
    retention: '7d',
    retentionSize: '43520MB',
    podAntiAffinity: 'hard',
    externalLabels: { cluster: 'test' },
    storageSpec: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '50Gi' } } } } },
  });
});

test('copies follow the nodes that a cluster keeps', () => {
  const small = sized(0);
  expect(spec(small)).toMatchObject({ replicas: 1 });
  expect(spec(small, { replicas: 2 })).toMatchObject({ replicas: 2, podAntiAffinity: 'soft' });
});

test('what is left free grows with the volume', () => {
  expect(spec(kubeadm(), { volume: { size: '1Ti' } })['retentionSize']).toBe('891289MB');
  expect(spec(kubeadm(), { volume: { size: '100G' } })['retentionSize']).toBe('81062MB');
});

test('every monitor of the cluster is taken, whoever made it', () => {
  const selectors = Object.entries(spec(kubeadm())).filter(([key]) => key.endsWith('SelectorNilUsesHelmValues'));
  expect(selectors.map(([key]) => key.replace('SelectorNilUsesHelmValues', '')).sort()).toEqual([
    'podMonitor',
    'probe',
    'rule',
    'scrapeConfig',
    'serviceMonitor',
  ]);
  expect(new Set(selectors.map(([, value]) => value))).toEqual(new Set([false]));
});

test('in the mesh, the exporter on the network of its node stays outside', () => {
  const exporter = (ambient: boolean): unknown => stackOf(kubeadm(), { ambient })['prometheus-node-exporter'];
  expect(exporter(true)).toMatchObject({ podLabels: { 'istio.io/dataplane-mode': 'none' } });
  expect(exporter(false)).not.toHaveProperty('podLabels');
});

test('nothing is a Helm hook, and the operator wants no certificate that nobody makes', () => {
  const { grafana, prometheusOperator } = stackOf(kubeadm());
  expect(prometheusOperator).toMatchObject({ admissionWebhooks: { enabled: false }, tls: { enabled: false } });
  expect(grafana).toMatchObject({ testFramework: { enabled: false } });
  expect(stackOf(kubeadm(), { admissionWebhooks: 'cert-manager' }).prometheusOperator).toMatchObject({
    admissionWebhooks: { enabled: true, certManager: { enabled: true } },
    tls: { enabled: true },
  });
});

test('the password of Grafana is a Secret that somebody makes, and the plan says so', () => {
  const plan = planPrometheus(kubeadm(), { grafana: { adminSecret: { name: 'grafana', userKey: 'user' } } });
  expect(
    stackOf(kubeadm(), { grafana: { adminSecret: { name: 'grafana', userKey: 'user' } } }).grafana['admin'],
  ).toEqual({
    existingSecret: 'grafana',
    userKey: 'user',
    passwordKey: 'admin-password',
  });
  expect(plan.needs.manual).toEqual([
    "the Secret monitoring/grafana has name and password of Grafana's administrator, as user and admin-password",
  ]);
});

test('definitions come first, by a chart of their own, and stay when it goes', () => {
  const plan = planPrometheus(kubeadm());
  expect(plan.provides).toEqual(['prometheus-operator']);
  const [namespace, crds, stack] = plan.steps;
  expect(crds).toMatchObject({
    after: [namespace],
    values: { crds: { annotations: { 'helm.sh/resource-policy': 'keep' } } },
  });
  expect(crds?.establishes).toContain('podmonitors.monitoring.coreos.com');
  expect(stack).toMatchObject({ skipCrds: true, after: [crds], values: { crds: { enabled: false } } });
});

test('addresses follow the name', () => {
  const plan = planPrometheus(kubeadm(), { name: 'metrics', namespace: 'watch' });
  expect(serviceOf(plan, 'prometheus')).toEqual({
    kind: 'service',
    namespace: 'watch',
    name: 'metrics-prometheus',
    port: 9090,
  });
  expect(stackOf(kubeadm(), { name: 'metrics' })['fullnameOverride']).toBe('metrics');
  expect(serviceOf(plan, 'grafana').name).toBe('metrics-grafana');
  expect(() => serviceOf(planPrometheus(kubeadm(), { grafana: false }), 'grafana')).toThrow(/no Service for grafana/);
});

test('traces become a data source, at the address of their plan', () => {
  const jaeger = planJaeger(kubeadm(), { namespace: 'traces' });
  expect(stackOf(kubeadm(), { grafana: { traces: serviceOf(jaeger, 'jaeger-http') } }).grafana).toMatchObject({
    additionalDataSources: [{ type: 'jaeger', url: 'http://jaeger.traces.svc.cluster.local:16686' }],
  });
});

test('alerts go somewhere only where somebody is named', () => {
  expect(stackOf(kubeadm()).alertmanager).toEqual({ enabled: false });
  expect(stackOf(kubeadm(), { alertmanager: { configSecret: 'oncall' } }).alertmanager).toMatchObject({
    alertmanagerSpec: { useExistingSecret: true, configSecret: 'oncall', replicas: 2 },
  });
});

test('of a control plane that is out of reach nothing is scraped', () => {
  for (const cluster of [eks('vpc-cni'), gke('dataplane-v2'), aks('overlay')])
    expect(stackOf(cluster)).toMatchObject({
      kubeControllerManager: { enabled: false },
      kubeEtcd: { enabled: false },
      kubeProxy: { enabled: false },
      kubeScheduler: { enabled: false },
    });
  expect(stackOf(kubeadm(), { controlPlane: ['etcd'] })).toMatchObject({ kubeEtcd: { enabled: true } });
});

test('where nodes are closed to pods, nothing of it looks at them', () => {
  const plan = planPrometheus(gke('autopilot'));
  expect(plan.needs).toMatchObject({ hostPorts: [], ports: [] });
  expect(plan.needs.nodeAccess).toBeUndefined();
  expect(stackOf(gke('autopilot'))).toMatchObject({
    nodeExporter: { enabled: false },
    kubelet: { enabled: false },
    defaultRules: { disabled: { KubeletDown: true } },
    coreDns: { enabled: false },
    prometheusOperator: { kubeletService: { enabled: false } },
  });
  expect(planPrometheus(kubeadm()).needs.nodeAccess).toBe('those of the node exporter');
});
