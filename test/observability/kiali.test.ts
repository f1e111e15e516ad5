import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep, InstallPlan } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { type KialiOptions, planJaeger, planKiali, planPrometheus, serviceOf } from '../../lib/observability';
import { kubeadm } from '../support/clusters';

const release = ({ steps }: InstallPlan): HelmStep => steps.at(-1) as HelmStep;
const valuesOf = (options?: KialiOptions, cluster: Cluster = kubeadm()): Values =>
  release(planKiali(cluster, options)).values;

test('the key of sessions is taken from a Secret, and nothing is random or looked up', () => {
  expect(valuesOf()).toMatchObject({
    login_token: { signing_key: 'secret:kiali-signing-key:key' },
    deployment: { cluster_wide_access: true, view_only_mode: true },
    clustering: { autodetect_secrets: { enabled: false } },
  });
  expect(planKiali(kubeadm()).needs.manual).toEqual([
    'the Secret kiali/kiali-signing-key has a key of 16, 24 or 32 random characters, as key',
  ]);
});

test('addresses are those of the other plans', () => {
  const prometheus = planPrometheus(kubeadm(), { name: 'metrics', namespace: 'watch' });
  const jaeger = planJaeger(kubeadm(), { namespace: 'traces' });
  const plan = planKiali(kubeadm(), {
    prometheus: serviceOf(prometheus, 'prometheus'),
    grafana: {
      endpoint: serviceOf(prometheus, 'grafana'),
      externalUrl: 'https://grafana.example.com',
      token: { name: 'grafana', key: 'token' },
    },
    tracing: { endpoint: serviceOf(jaeger, 'jaeger-grpc') },
  });
  expect(release(plan).values['external_services']).toEqual({
    istio: { root_namespace: 'istio-system' },
    prometheus: { url: 'http://metrics-prometheus.watch.svc.cluster.local:9090' },
    grafana: {
      enabled: true,
      internal_url: 'http://metrics-grafana.watch.svc.cluster.local:80',
      external_url: 'https://grafana.example.com',
      auth: { type: 'bearer', token: 'secret:grafana:token' },
    },
    tracing: {
      enabled: true,
      provider: 'jaeger',
      use_grpc: true,
      internal_url: 'http://jaeger.traces.svc.cluster.local:16685',
    },
  });
  expect(plan.speaksTo?.map(({ role }) => role)).toEqual(['prometheus', 'grafana', 'jaeger-grpc']);
});

test('without options it asks the Prometheus that is planned without options', () => {
  expect(planKiali(kubeadm()).speaksTo).toMatchObject(
    [{ ...serviceOf(planPrometheus(kubeadm()), 'prometheus'), kind: undefined }].map(
      ({ kind: _, ...address }) => address,
    ),
  );
  expect(valuesOf({ prometheus: { kind: 'url', url: 'https://metrics.example.com' } })).toMatchObject({
    external_services: { prometheus: { url: 'https://metrics.example.com' }, grafana: { enabled: false } },
  });
});

test('namespaces of Istio are always among those that it shows', () => {
  const istio = { rootNamespace: 'mesh', ztunnelNamespace: 'kube-system' };
  expect(valuesOf({ namespaces: ['shop', 'mesh'], istio })).toMatchObject({
    deployment: {
      discovery_selectors: { default: [{ matchExpressions: [{ values: ['mesh', 'kube-system', 'shop'] }] }] },
    },
  });
});

test('in the mesh, its own policy lets traffic of the mesh in', () => {
  expect(planKiali(kubeadm()).steps.map(({ id }) => id)).toEqual(['namespace', 'server']);
  const { steps } = planKiali(kubeadm(), { ambient: true });
  expect(steps.map(({ id }) => id)).toEqual(['namespace', 'policies', 'server']);
  expect(steps[0]).toMatchObject({ objects: [{ metadata: { labels: { 'istio.io/dataplane-mode': 'ambient' } } }] });
  expect(steps[1]).toMatchObject({
    objects: [{ kind: 'NetworkPolicy', spec: { ingress: [{ ports: [{ port: 15_008 }] }, {}] } }],
  });
});
