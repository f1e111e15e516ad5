import { CHARTS } from '../../lib/charts';
import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep, InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { type IstioAmbientOptions, planIstioAmbient } from '../../lib/mesh/istio';
import { aks, eks, gke, k3s, sized } from '../support/clusters';
import { complaints, loadDefinitions } from './definitions';
import { unreadPaths } from './read-paths';
import { chartOf, describeUpstream, missing } from './upstream';

const MINORS = Object.keys(CHARTS.istiod.minors);
const kubernetes = '1.35';

/** Clusters whose nodes differ, and the platforms that only their owner knows. */
const CLUSTERS: Readonly<Record<string, readonly [Cluster, IstioAmbientOptions?]>> = {
  kubeadm: [sized(3, { kubernetes })],
  'K3s with its own CNI': [k3s({ kubernetes })],
  'K3s with another CNI': [k3s({ kubernetes, kubeProxy: 'none' })],
  EKS: [eks('vpc-cni', { kubernetes })],
  'EKS without a way to pods': [eks('cilium-overlay', { kubernetes })],
  'GKE with Dataplane V2': [gke('dataplane-v2', { kubernetes })],
  AKS: [aks('overlay', { kubernetes })],
  OpenShift: [sized(3, { kubernetes }), { platform: 'openshift' }],
  MicroK8s: [sized(3, { kubernetes }), { platform: 'microk8s' }],
  minikube: [sized(1, { kubernetes }), { platform: 'minikube' }],
};

const OPTIONS: Readonly<Record<string, IstioAmbientOptions>> = {
  'as it comes': {},
  'a revision with tags': { revision: '1-30-3', revisionTags: ['prod', 'canary'], namespace: 'mesh' },
  'everything else': {
    trustDomain: 'shop.example',
    clusterName: 'shop',
    network: 'eu',
    mtls: 'strict',
    validationFailurePolicy: 'chart',
    istiod: {
      replicas: { min: 3, max: 3 },
      resources: { requests: { cpu: '200m', memory: '512Mi' }, limits: { memory: '1Gi' } },
      priorityClassName: '',
      env: { PILOT_AUTO_ALLOW_WAYPOINT_POLICY: 'true' },
    },
    nodeAgent: {
      ipv6: false,
      dnsCapture: false,
      nftables: true,
      excludeNamespaces: ['monitoring'],
      probeAddress: { ipv4: '169.254.7.1', ipv6: 'fd16::1' },
      folders: { bin: '/opt/bin', conf: '/etc/cni', netns: '/run/netns' },
      resources: { requests: { cpu: '50m' } },
      env: { CNI_CONF_GROUP_READ: 'true' },
    },
    ztunnel: {
      resources: { requests: { cpu: '1', memory: '1Gi' } },
      workerThreads: '50%',
      terminationGracePeriodSeconds: 60,
      peerCaCrl: true,
      logAsJson: true,
      env: { RUST_BACKTRACE: 'full' },
    },
    networkPolicies: { components: true },
    extensionProviders: [
      { kind: 'opentelemetry', name: 'otel', service: 'otel.observability.svc.cluster.local' },
      { kind: 'zipkin', name: 'zipkin', service: 'zipkin.observability.svc.cluster.local' },
      { kind: 'ext-authz-http', name: 'opa', service: 'opa.opa.svc.cluster.local', port: 8182 },
      { kind: 'ext-authz-grpc', name: 'opa-grpc', service: 'opa.opa.svc.cluster.local', port: 9191 },
    ],
    telemetry: { tracing: { provider: 'otel', randomSamplingPercentage: 0.5 }, accessLogs: 'all' },
  },
};

const CELLS = MINORS.flatMap((version) =>
  Object.entries(CLUSTERS).flatMap(([where, [cluster, more]]) =>
    Object.entries(OPTIONS).map(
      ([what, options]) => [version, where, what, planIstioAmbient(cluster, { version, ...more, ...options })] as const,
    ),
  ),
);

const chartSteps = ({ steps }: InstallPlan): readonly HelmStep[] =>
  steps.flatMap((step) => (step.kind === 'helm' ? [step] : []));

describeUpstream('values of Istio', () => {
  test.each(CELLS)('%s on %s, %s: every path is read by the templates of its chart', (version, _where, _what, plan) => {
    for (const { chart, values } of chartSteps(plan)) {
      expect({ [chart.name]: unreadPaths(chart.name, chartOf(chart.name, version), values) }).toEqual({
        [chart.name]: [],
      });
    }
  });

  test('what 1.29 does not read is not said to it', () => {
    const chart = chartOf('cni', '1.29');
    expect(unreadPaths('cni', chart, { cni: { useAppArmorAnnotation: false } })).toEqual(['cni.useAppArmorAnnotation']);
    expect(unreadPaths('istiod', chartOf('istiod', '1.29'), { pilot: { taint: { name: 'a/b' } } })).toEqual([
      'pilot.taint.name',
    ]);
  });

  test('a path that nothing reads would be noticed', () => {
    const istiod = { pilot: { autoScaleMin: 2 }, global: { prioritClassName: 'a' }, pilots: {} };
    expect(unreadPaths('istiod', chartOf('istiod', '1.30'), istiod)).toEqual([
      'pilot.autoScaleMin',
      'global.prioritClassName',
      'pilots',
    ]);
    expect(unreadPaths('cni', chartOf('cni', '1.30'), { cni: { cniBindir: '/x' }, foo: 1 })).toEqual([
      'cni.cniBindir',
      'foo',
    ]);
  });
});

describeUpstream('objects of Istio', () => {
  beforeAll(() => {
    if (missing() === undefined) loadDefinitions();
  });

  const BUILT_IN = ['Namespace', 'ResourceQuota'];
  const objects = CELLS.flatMap(([, , , { steps }]) =>
    steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : [])),
  );
  const probes = planIstioAmbient(sized(3), { networkPolicies: { hostProbes: 'CiliumClusterwideNetworkPolicy' } });

  test('fit their real definitions', () => {
    const policies = probes.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
    for (const object of [...objects, ...policies]) {
      if (BUILT_IN.includes(object.kind)) continue;
      expect({ kind: object.kind, complaints: complaints(object) }).toEqual({ kind: object.kind, complaints: [] });
    }
    const kinds = new Set([...objects, ...policies].map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'CiliumClusterwideNetworkPolicy',
      'Namespace',
      'PeerAuthentication',
      'ResourceQuota',
      'Telemetry',
    ]);
  });

  test.each<[string, KubernetesObject]>([
    [
      'a mode in lower case',
      {
        apiVersion: 'security.istio.io/v1',
        kind: 'PeerAuthentication',
        metadata: { name: 'a' },
        spec: { mtls: { mode: 'strict' } },
      },
    ],
    [
      'a field that does not exist',
      { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry', metadata: { name: 'a' }, spec: { accessLogs: [] } },
    ],
  ])('%s would be noticed', (_, object) => {
    expect(complaints(object)).not.toEqual([]);
  });
});
