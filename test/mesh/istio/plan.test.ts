import type { Cluster } from '../../../lib/core/cluster';
import type { HelmStep, InstallPlan, KubernetesObject } from '../../../lib/core/plan';
import { ambientIngress, hostProbeRanges, type IstioAmbientOptions, planIstioAmbient } from '../../../lib/mesh/istio';
import { aks, DUAL_STACK, eks, gke, k3s, kubeadm, sized } from '../../support/clusters';
import { at } from '../../support/values';

type Chart = 'base' | 'istiod' | 'cni' | 'ztunnel';

function helm(plan: InstallPlan, chart: Chart): HelmStep {
  const step = plan.steps.find((one) => one.kind === 'helm' && one.chart.name === chart);
  if (step?.kind !== 'helm') throw new TypeError(`no step of ${chart}`);
  return step;
}

const objectsOf = (plan: InstallPlan, id: string): readonly KubernetesObject[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' && step.id === id ? step.objects : []));

describe('steps', () => {
  test('come in the order in which each needs the one before', () => {
    const plan = planIstioAmbient(sized(3), { mtls: 'strict' });
    expect(plan.steps.map(({ id, after }) => [id, after.map((one) => one.id)])).toEqual([
      ['namespace', []],
      ['base', ['namespace']],
      ['istiod', ['base']],
      ['cni', ['istiod']],
      ['ztunnel', ['cni']],
      ['mesh', ['istiod']],
    ]);
    expect(helm(plan, 'istiod').readyWhen).toEqual([
      { resource: 'deployment', name: 'istiod', namespace: 'istio-system', condition: 'Available' },
    ]);
    expect(plan.requires).toEqual(['cni', 'gateway-api']);
    expect(plan.provides).toEqual(['service-mesh']);
  });

  test('of a revision are called after it where Istio has several of them', () => {
    const plan = planIstioAmbient(sized(3), { revision: '1-30-3', revisionTags: ['prod'] });
    expect((['base', 'istiod', 'cni', 'ztunnel'] as const).map((chart) => helm(plan, chart).release)).toEqual([
      'istio-base',
      'istiod-1-30-3',
      'istio-cni',
      'ztunnel',
    ]);
    expect(helm(plan, 'istiod').readyWhen?.map(({ name }) => name)).toEqual(['istiod-1-30-3']);
    expect(at(helm(plan, 'base').values, 'defaultRevision')).toBe('1-30-3');
    expect(at(helm(plan, 'istiod').values, 'revisionTags')).toEqual(['prod']);
    expect(at(helm(plan, 'ztunnel').values, 'revision')).toBe('1-30-3');
  });

  test('are all of one version, of the repository of releases', () => {
    const plan = planIstioAmbient(sized(3), { version: '1.29' });
    const charts = plan.steps.flatMap((step) => (step.kind === 'helm' ? [step.chart] : []));
    expect(new Set(charts.map(({ version }) => version))).toEqual(new Set(['1.29.6']));
    expect(new Set(charts.map(({ repository }) => repository))).toEqual(
      new Set(['https://istio-release.storage.googleapis.com/charts']),
    );
  });
});

describe('what a platform needs', () => {
  test.each<[string, Cluster, IstioAmbientOptions, Record<string, unknown>]>([
    [
      'GKE: folders that no offline render would find, and quotas',
      gke('dataplane-v2'),
      {},
      { 'global.platform': 'gke', 'cni.cniBinDir': '/home/kubernetes/bin', 'cni.istioOwnedCNIConfig': false },
    ],
    ["K3s' own CNI", k3s(), {}, { 'global.platform': 'k3s', 'cni.cniBinDir': undefined }],
    ['another CNI on K3s', k3s({ kubeProxy: 'none' }), {}, { 'global.platform': undefined }],
    ['another CNI on K3s beside kube-proxy', k3s(), { platform: 'none' }, { 'global.platform': undefined }],
    ['EKS', eks('vpc-cni'), {}, { 'global.platform': undefined, 'cni.istioOwnedCNIConfig': false }],
    ['AKS', aks('overlay'), {}, { 'global.platform': undefined, 'cni.cniBinDir': undefined }],
    ['machines that are rebooted', sized(3), {}, { 'cni.istioOwnedCNIConfig': true }],
    [
      'OpenShift',
      sized(3),
      { platform: 'openshift' },
      { 'global.platform': 'openshift', 'cni.istioOwnedCNIConfig': false },
    ],
    [
      "folders of one's own",
      gke('dataplane-v2'),
      { nodeAgent: { folders: { bin: '/opt/bin', conf: '/etc/cni', netns: '/run/netns' } } },
      { 'cni.cniBinDir': '/opt/bin', 'cni.cniConfDir': '/etc/cni', 'cni.cniNetnsDir': '/run/netns' },
    ],
  ])('%s', (_, cluster, options, wanted) => {
    const { values } = helm(planIstioAmbient(cluster, options), 'cni');
    expect(Object.fromEntries(Object.keys(wanted).map((path) => [path, at(values, path)]))).toEqual(wanted);
  });

  test('nothing of the agent or of the pod of istiod stands where profiles would win', () => {
    const plan = planIstioAmbient(gke('dataplane-v2'), { revision: 'a', nodeReadinessTaint: true });
    expect(Object.keys(helm(plan, 'cni').values).sort()).toEqual(['cni', 'global', 'profile']);
    expect(Object.keys(helm(plan, 'istiod').values).sort()).toEqual(['base', 'global', 'pilot', 'profile', 'revision']);
  });

  test('GKE lets in pods of high priority only with a quota for them', () => {
    const quota = objectsOf(planIstioAmbient(gke('dataplane-v2')), 'namespace')[1];
    expect(quota?.kind).toBe('ResourceQuota');
    expect(at(quota?.['spec'], 'hard.pods')).toBe('10');
    const without = planIstioAmbient(gke('dataplane-v2'), { istiod: { priorityClassName: '' } });
    expect(objectsOf(without, 'namespace').map(({ kind }) => kind)).toEqual(['Namespace']);
    expect(objectsOf(planIstioAmbient(eks('vpc-cni')), 'namespace').map(({ kind }) => kind)).toEqual(['Namespace']);
  });

  test('OpenShift runs agents elsewhere than istiod, which is told so', () => {
    const plan = planIstioAmbient(sized(3), { platform: 'openshift', nodeReadinessTaint: true });
    expect((['istiod', 'cni', 'ztunnel'] as const).map((chart) => helm(plan, chart).namespace)).toEqual([
      'istio-system',
      'kube-system',
      'kube-system',
    ]);
    const { values } = helm(plan, 'istiod');
    expect(at(values, 'pilot.trustedZtunnelNamespace')).toBe('kube-system');
    expect(at(values, 'pilot.taint')).toEqual({ enabled: true, namespace: 'kube-system' });
    expect(at(helm(plan, 'ztunnel').values, 'istioNamespace')).toBe('istio-system');
  });

  test('where the API server reaches no pod, webhooks refuse nothing', () => {
    const fails = (cluster: Cluster): readonly unknown[] =>
      (['base', 'istiod'] as const).map((chart) =>
        at(helm(planIstioAmbient(cluster), chart).values, 'base.validationFailurePolicy'),
      );
    expect(fails(eks('cilium-eni'))).toEqual(['Fail', 'Fail']);
    expect(fails(eks('cilium-overlay'))).toEqual([undefined, undefined]);
  });
});

describe('nodes start tainted', () => {
  const taint = (cluster: Cluster, version = '1.30'): readonly [unknown, InstallPlan] => {
    const plan = planIstioAmbient(cluster, { version, nodeReadinessTaint: true });
    return [at(helm(plan, 'istiod').values, 'pilot'), plan];
  };

  test('only if asked', () => {
    const plan = planIstioAmbient(eks('vpc-cni'));
    expect(plan.needs.startupTaints).toEqual([]);
    expect(at(helm(plan, 'istiod').values, 'pilot.taint')).toBeUndefined();
  });

  test("with Istio's own key where any will do", () => {
    const [pilot, { needs }] = taint(eks('vpc-cni'));
    expect(at(pilot, 'taint')).toEqual({ enabled: true });
    expect(at(pilot, 'env')).toBeUndefined();
    expect(needs.startupTaints).toEqual([
      { key: 'cni.istio.io/not-ready', value: 'true', effect: 'NoSchedule', removedBy: "Istio's agent" },
    ]);
  });

  test('and 1.29 is told what its chart forgets', () => {
    expect(at(taint(eks('vpc-cni'), '1.29')[0], 'env')).toEqual({ PILOT_ENABLE_NODE_UNTAINT_CONTROLLERS: 'true' });
  });

  test('with a key that the autoscaler of GKE knows, which istiod then takes off and tolerates', () => {
    const key = 'startup-taint.cluster-autoscaler.kubernetes.io/istio-cni-not-ready';
    const [pilot, { needs }] = taint(gke('dataplane-v2'));
    expect(at(pilot, 'taint')).toEqual({ enabled: true, name: key });
    expect(at(pilot, 'tolerations')).toEqual([{ key, operator: 'Exists' }]);
    expect(needs.startupTaints.map((one) => one.key)).toEqual([key]);
  });
});

describe('istiod', () => {
  const pilot = (options: IstioAmbientOptions, cluster: Cluster = sized(3)): unknown =>
    at(helm(planIstioAmbient(cluster, options), 'istiod').values, 'pilot');

  test('scales from two, spread over nodes and zones, with a budget that a broken copy does not hold up', () => {
    const values = pilot({});
    expect([at(values, 'autoscaleEnabled'), at(values, 'autoscaleMin'), at(values, 'autoscaleMax')]).toEqual([
      true,
      2,
      5,
    ]);
    expect(at(values, 'pdb')).toEqual({ minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
    expect(JSON.stringify(at(values, 'topologySpreadConstraints'))).toContain('topology.kubernetes.io/zone');
  });

  test('runs once on a single node, and as many times as said otherwise', () => {
    const counts = (values: unknown): readonly unknown[] => [
      at(values, 'autoscaleEnabled'),
      at(values, 'replicaCount'),
    ];
    expect(counts(pilot({}, kubeadm()))).toEqual([false, 1]);
    expect(counts(pilot({ istiod: { replicas: { min: 3, max: 3 } } }))).toEqual([false, 3]);
  });

  test('spreads copies of its own revision alone', () => {
    expect(JSON.stringify(at(pilot({ revision: 'canary' }), 'topologySpreadConstraints'))).toContain(
      '"istio.io/rev":"canary"',
    );
  });
});

describe('mesh-wide objects', () => {
  test('ask for encryption only where told to, and log errors', () => {
    expect(objectsOf(planIstioAmbient(sized(3)), 'mesh')).toEqual([
      {
        apiVersion: 'telemetry.istio.io/v1',
        kind: 'Telemetry',
        metadata: { name: 'mesh-default', namespace: 'istio-system' },
        spec: {
          accessLogging: [{ providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 400' } }],
        },
      },
    ]);
    const strict = planIstioAmbient(sized(3), { namespace: 'mesh', mtls: 'strict', telemetry: { accessLogs: 'none' } });
    expect(objectsOf(strict, 'mesh')).toEqual([
      {
        apiVersion: 'security.istio.io/v1',
        kind: 'PeerAuthentication',
        metadata: { name: 'default', namespace: 'mesh' },
        spec: { mtls: { mode: 'STRICT' } },
      },
    ]);
  });

  test('trace a share of requests, which the control plane is told to allow', () => {
    const plan = planIstioAmbient(sized(3), {
      extensionProviders: [{ kind: 'opentelemetry', name: 'otel', service: 'otel.observability.svc.cluster.local' }],
      telemetry: { tracing: { provider: 'otel' }, accessLogs: 'none' },
    });
    expect(at(objectsOf(plan, 'mesh')[0]?.['spec'], 'tracing')).toEqual([
      { providers: [{ name: 'otel' }], randomSamplingPercentage: 5 },
    ]);
    expect(at(helm(plan, 'istiod').values, 'meshConfig')).toEqual({
      enableTracing: true,
      extensionProviders: [
        { name: 'otel', opentelemetry: { service: 'otel.observability.svc.cluster.local', port: 4317 } },
      ],
    });
  });
});

describe('probes of kubelet', () => {
  test('are let in by a policy that denies nothing', () => {
    const plan = planIstioAmbient(kubeadm(DUAL_STACK), {
      networkPolicies: { hostProbes: 'CiliumClusterwideNetworkPolicy' },
    });
    const [policy] = objectsOf(plan, 'policies');
    expect(at(policy?.['spec'], 'enableDefaultDeny')).toEqual({ egress: false, ingress: false });
    expect(at(policy?.['spec'], 'ingress')).toEqual([
      { fromCIDR: ['169.254.7.127/32', 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128'] },
    ]);
  });

  test('come from where the agent is told that they come from', () => {
    const plan = planIstioAmbient(sized(3), {
      nodeAgent: { probeAddress: { ipv4: '169.254.9.9' } },
      networkPolicies: { hostProbes: 'CiliumClusterwideNetworkPolicy' },
    });
    expect(at(helm(plan, 'cni').values, 'cni.env')).toEqual({ HOST_PROBE_SNAT_IP: '169.254.9.9' });
    expect(at(objectsOf(plan, 'policies')[0]?.['spec'], 'ingress')).toEqual([{ fromCIDR: ['169.254.9.9/32'] }]);
    expect(hostProbeRanges(['ipv6'], { ipv6: 'fd16::1' })).toEqual(['fd16::1/128']);
  });

  test('and traffic of the mesh are what a NetworkPolicy has to let in', () => {
    expect(ambientIngress(['ipv4', 'ipv6'])).toEqual([
      { ports: [{ protocol: 'TCP', port: 15_008 }] },
      { from: [{ ipBlock: { cidr: '169.254.7.127/32' } }, { ipBlock: { cidr: 'fd16:9254:7127:1337:ffff::/80' } }] },
    ]);
  });
});
