import { planCalico, planCilium, planFlannel, rke2Cluster } from '../../lib';
import { type Composition, compose } from '../../lib/core/compose';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { argocd } from '../../lib/delivery/argocd';
import { deliver } from '../../lib/delivery/deliver';
import type { Delivery } from '../../lib/delivery/delivery';
import { flux } from '../../lib/delivery/flux';
import { helmValues } from '../../lib/delivery/helm-values';
import { k3sHelmChart } from '../../lib/delivery/k3s-helm-chart';
import { k3s, kubeadm } from '../support/clusters';
import { objectPlan } from '../support/object-plan';
import { at } from '../support/values';

const shape = (composition: Composition, delivery: Delivery): readonly string[] =>
  deliver(composition, delivery).waves.map(
    ({ name, after, objects }) => `${name} <- ${after.join(' ')}: ${objects.map(({ kind }) => kind).join(' ')}`,
  );

test('waves follow the steps of a plan', () => {
  const composition = compose(
    k3s(),
    planCalico(k3s(), { bgp: { peers: [{ name: 'tor', peerIP: '192.0.2.1', asNumber: 64_513 }], asNumber: 64_520 } }),
  );
  expect(shape(composition, k3sHelmChart())).toEqual([
    'calico-namespace <- : Namespace',
    'calico-operator <- calico-namespace: HelmChart',
    'calico-installation <- calico-namespace calico-operator: Installation APIServer',
    'calico-bgp-peers <- calico-namespace calico-operator calico-installation: BGPPeer',
    'calico-bgp <- calico-namespace calico-operator calico-installation calico-bgp-peers: BGPConfiguration',
  ]);
});

test('a plan comes after the plans that provide what it requires', () => {
  const mesh: InstallPlan = {
    ...planFlannel(kubeadm()),
    name: 'mesh',
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: NO_NEEDS,
    steps: [
      {
        kind: 'manifest',
        id: 'mesh',
        after: [],
        objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'mesh' } }],
      },
    ],
  };
  expect(shape(compose(kubeadm(), mesh, planFlannel(kubeadm())), helmValues()).at(-1)).toBe(
    'mesh <- flannel-namespace flannel: Namespace',
  );
});

describe('k3sHelmChart', () => {
  test('a chart of a registry is named by its address', () => {
    const composition = withRepository('oci://registry.example/charts');
    const [
      ,
      {
        objects: [chart],
      } = { objects: [] },
    ] = deliver({ ...composition, cluster: k3s() }, k3sHelmChart()).waves;
    expect(chart?.['spec']).toMatchObject({
      chart: 'oci://registry.example/charts/flannel',
      version: 'v0.28.9',
      targetNamespace: 'kube-flannel',
    });
    expect(chart?.['spec']).not.toHaveProperty('repo');
  });

  test('only what nodes wait for is bootstrapped, and only a CNI is never reinstalled', () => {
    const cluster = k3s();
    const later: InstallPlan = { ...planCilium(cluster), when: 'after-nodes', provides: [] };
    const spec = (plan: InstallPlan): unknown =>
      deliver(compose(cluster, plan), k3sHelmChart()).waves[0]?.objects[0]?.['spec'];
    expect(spec(planCilium(cluster))).toMatchObject({ bootstrap: true, failurePolicy: 'abort' });
    expect(Object.keys(spec(later) as object)).not.toEqual(expect.arrayContaining(['bootstrap', 'failurePolicy']));
  });
});

test.each([k3sHelmChart(), helmValues(), flux({ cniIsRunning: true }), argocd({ cniIsRunning: true })])(
  '$kind hands a bundled chart its values',
  (delivery) => {
    const cluster = rke2Cluster({ name: 'test' });
    const [wave] = deliver(compose(cluster, planCilium(cluster)), delivery).waves;
    expect(wave?.objects).toMatchObject([
      {
        kind: 'HelmChartConfig',
        metadata: { name: 'rke2-cilium', namespace: 'kube-system' },
        spec: { valuesContent: expect.stringContaining('routingMode: tunnel') },
      },
    ]);
  },
);

describe('flux', () => {
  const objects = (composition: Composition, options = {}): readonly unknown[] =>
    deliver(composition, flux({ cniIsRunning: true, ...options })).waves.flatMap((wave) => [...wave.objects]);

  test('a release, its source, and what it waits for', () => {
    const cluster = kubeadm();
    const [first, second] = [planCilium(cluster), planCilium(cluster, { hubble: false })].map((plan, index) => ({
      ...plan,
      name: `plan-${index}`,
      needs: NO_NEEDS,
      provides: index === 0 ? (['cni'] as const) : [],
      requires: index === 0 ? [] : (['cni'] as const),
      steps: plan.steps.map((step) => (step.kind === 'helm' ? { ...step, release: `release-${index}` } : step)),
    }));
    const releases = objects(compose(cluster, first as InstallPlan, second as InstallPlan), {
      namespace: 'gitops',
      interval: '1h',
    }).filter((object) => at(object, 'kind') === 'HelmRelease');
    expect(releases.map((release) => at(release, 'spec.dependsOn'))).toEqual([undefined, [{ name: 'release-0' }]]);
    expect(releases[0]).toMatchObject({
      metadata: { name: 'release-0', namespace: 'gitops' },
      spec: { interval: '1h', upgrade: { remediation: { strategy: 'rollback' } } },
    });
  });

  test('a registry is an OCIRepository', () => {
    const [, source, release] = objects(withRepository('oci://registry.example/charts'));
    expect(source).toMatchObject({
      kind: 'OCIRepository',
      spec: { url: 'oci://registry.example/charts/flannel', ref: { tag: 'v0.28.9' } },
    });
    expect(at(release, 'spec.chartRef')).toMatchObject({ kind: 'OCIRepository', name: 'flannel' });
    expect(at(release, 'spec.chart')).toBeUndefined();
  });
});

describe('argocd', () => {
  test('an Application in its wave, server-side, without pruning', () => {
    const [namespace, flannel] = deliver(
      compose(kubeadm(), planFlannel(kubeadm())),
      argocd({ cniIsRunning: true, project: 'network', server: 'https://a.example' }),
    ).waves.flatMap((wave) => [...wave.objects]);
    expect(namespace?.metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '0' });
    expect(flannel).toMatchObject({
      kind: 'Application',
      metadata: { name: 'flannel', namespace: 'argocd', annotations: { 'argocd.argoproj.io/sync-wave': '1' } },
      spec: {
        project: 'network',
        destination: { server: 'https://a.example', namespace: 'kube-flannel' },
        syncPolicy: { automated: { prune: false } },
        source: { helm: { kubeVersion: '1.35.0' } },
      },
    });
    expect(at(flannel, 'spec.syncPolicy.syncOptions')).toContain('ServerSideApply=true');
    const pool = { apiVersion: 'cilium.io/v2', kind: 'CiliumLoadBalancerIPPool', metadata: { name: 'blue' } };
    const pools = { ...objectPlan('pools', [pool]), requires: ['cilium-kinds'] } as const;
    const { waves } = deliver(compose(kubeadm(), planCilium(kubeadm()), pools), argocd({ cniIsRunning: true }));
    expect(waves.at(-1)?.objects[0]?.metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
      'argocd.argoproj.io/sync-wave': '1',
    });
  });

  test('definitions are never pruned', () => {
    const waves = deliver(compose(kubeadm(), planCalico(kubeadm())), argocd({ cniIsRunning: true })).waves;
    const options = waves
      .flatMap((wave) => [...wave.objects])
      .filter(({ kind }) => kind === 'Application')
      .map((object) => at(object, 'spec.syncPolicy.syncOptions'));
    expect(options.map((list) => (list as readonly string[]).includes('Prune=false'))).toEqual([true, false]);
  });

  test('a fleet gets an ApplicationSet', () => {
    const [, set] = deliver(
      compose(kubeadm(), planFlannel(kubeadm())),
      argocd({ cniIsRunning: true, fleet: { env: 'prod' } }),
    ).waves.flatMap((wave) => [...wave.objects]);
    expect(set).toMatchObject({
      kind: 'ApplicationSet',
      spec: {
        generators: [{ clusters: { selector: { matchLabels: { env: 'prod' } } } }],
        template: { spec: { destination: { server: '{{.server}}' } } },
      },
    });
  });

  test('braces of a value mean nothing to the template of an ApplicationSet', () => {
    const composition = compose(
      kubeadm(),
      planFlannel(kubeadm(), { values: { podAnnotations: { a: '{{ .server }}' } } }),
    );
    const values = (fleet?: Record<string, string>): unknown =>
      deliver(composition, argocd({ cniIsRunning: true, ...(fleet && { fleet }) })).waves.flatMap((wave) => [
        ...wave.objects,
      ])[1];
    expect(JSON.stringify(values())).toContain('"a":"{{ .server }}"');
    expect(JSON.stringify(values({ env: 'prod' }))).toContain('"a":"{{`{{`}} .server }}"');
  });
});

describe('install.sh', () => {
  const script = (composition: Composition): string =>
    deliver(composition, helmValues()).files.find(({ path }) => path === 'install.sh')?.content ?? '';

  test('pins what is pinned, and waits for what later steps need', () => {
    expect(script(compose(kubeadm(), planCilium(kubeadm())))).toMatch(
      /^release cilium kube-system cilium https:\/\/helm\.cilium\.io 1\.19\.6 '[0-9a-f]{64}' values\/cilium\.yaml$/m,
    );
    const calico = script(compose(kubeadm(), planCalico(kubeadm(), { wireguard: true })));
    const order = [
      'manifests/01-calico-namespace.yaml',
      'objects calico-crds',
      'wait_for installations.operator.tigera.io',
      'release calico ',
      'manifests/04-calico-felix.yaml',
    ].map((text) => calico.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('waits for definitions that programs create, once objects of their kinds come', () => {
    const pool = { apiVersion: 'cilium.io/v2', kind: 'CiliumLoadBalancerIPPool', metadata: { name: 'blue' } };
    const cilium = planCilium(kubeadm());
    const pools = { ...objectPlan('pools', [pool]), requires: ['cilium-kinds'] } as const;
    const order = (composition: Composition): readonly string[] =>
      script(composition)
        .split('\n')
        .filter((line) => /^(release|wait_for|kubectl) /.test(line))
        .map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(order(compose(kubeadm(), cilium, pools))).toEqual([
      'release cilium',
      'wait_for ciliumloadbalancerippools.cilium.io',
      'kubectl apply',
    ]);
    expect(order(compose(kubeadm(), cilium, objectPlan('pools', [pool])))).not.toContain('wait_for');
    const others = [{ ...pool, apiVersion: 'other.example/v2' }];
    expect(order(compose(kubeadm(), cilium, { ...objectPlan('others', others), requires: ['cilium-kinds'] }))).toEqual([
      'release cilium',
      'kubectl apply',
    ]);
  });

  test('is left out where there is nothing to install', () => {
    expect(deliver(compose(k3s(), planFlannel(k3s())), helmValues()).files).toEqual([]);
  });
});

/** Flannel from another repository. */
function withRepository(repository: string): Composition {
  const composition = compose(kubeadm(), planFlannel(kubeadm()));
  const plans = composition.plans.map((plan) => ({
    ...plan,
    steps: plan.steps.map((step) => (step.kind === 'helm' ? { ...step, chart: { ...step.chart, repository } } : step)),
  }));
  return { ...composition, plans };
}
