import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import { kubeadmCalicoBgp, kubeadmCilium } from '../../blueprints';
import { CATALOGUE } from '../../blueprints/catalogue';
import { compose, planCilium } from '../../lib';
import { BlueprintApp, BlueprintChart, Calico, Cilium, type Fact, Flannel, fact, flux } from '../../lib/cdk8s';
import { deliver } from '../../lib/delivery/deliver';
import { defaultDelivery, outputFiles } from '../../lib/output/output-files';
import { k3s, kubeadm } from '../support/clusters';
import { findingsOf } from '../support/findings';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

const synth = (chart: Chart): readonly Manifest[] => Testing.synth(chart) as readonly Manifest[];
const folder = (): string => mkdtempSync(join(tmpdir(), 'cdk8s-test-'));

test('an add-on is the objects of its plan', () => {
  const chart = Testing.chart();
  const cilium = new Cilium(chart, 'cilium', { cluster: k3s({ kubeProxy: 'none' }), hubble: false });
  expect(synth(chart)).toMatchObject([
    {
      kind: 'HelmChart',
      metadata: { name: 'cilium', namespace: 'kube-system' },
      spec: { bootstrap: true, failurePolicy: 'abort' },
    },
  ]);
  expect(cilium.plan.title).toBe('Cilium 1.19.6');
  expect(cilium.composition.cluster.name).toBe('test');
});

test('a delivery can be chosen, and options reach the planner without it', () => {
  const chart = Testing.chart();
  new Flannel(chart, 'flannel', { cluster: kubeadm(), delivery: flux({ cniIsRunning: true }), networkPolicy: true });
  expect(synth(chart).map(({ kind }) => kind)).toEqual(['Namespace', 'HelmRepository', 'HelmRelease']);
});

test('what cannot work does not become a construct', () => {
  const chart = Testing.chart();
  expect(
    findingsOf(
      () => new Calico(chart, 'calico', { cluster: kubeadm({ kubeProxy: 'ipvs' }), linuxDataplane: 'BPF' }),
    ).map(({ rule }) => rule),
  ).toEqual(['compose/kube-proxy-mode']);
  expect(
    findingsOf(() => new Calico(chart, 'typo', { cluster: kubeadm(), encapsulatoin: 'None' } as never)).map(
      ({ rule }) => rule,
    ),
  ).toEqual(['input/unknown-key']);
});

test.each(CATALOGUE.map((entry) => [entry.name, entry] as const))(
  '%s is the same through cdk8s as without',
  (name, entry) => {
    const app = new App({ outdir: folder() });
    const chart = new BlueprintChart(app, name, entry.compose());
    app.synth();
    const composition = entry.compose();
    const wanted = deliver(composition, defaultDelivery(composition)).waves.flatMap(({ objects }) => objects);
    const stages = chart.node
      .findAll()
      .filter((construct) => construct instanceof Chart && construct !== chart) as Chart[];
    const placed = [...stages, chart].flatMap((one) => synth(one));
    expect(placed).toEqual(wanted);
  },
);

test('definitions and objects of their kinds are in files that cdk8s numbers', () => {
  const app = new App({ outdir: folder() });
  new BlueprintChart(
    app,
    'racks',
    kubeadmCalicoBgp({
      cluster: { apiServer: { host: 'api' } },
      peers: [{ name: 'tor', peerIP: '192.0.2.1', asNumber: 64_513 }],
    }),
  );
  app.synth();
  const files = readdirSync(app.outdir).sort();
  expect(files.map((file) => file.slice(0, 5))).toEqual(['0000-', '0001-']);
  expect(readFileSync(join(app.outdir, files[0] ?? ''), 'utf8')).toContain('kind: Namespace');
  expect(readFileSync(join(app.outdir, files[1] ?? ''), 'utf8')).toMatch(/kind: BGPPeer[\s\S]*kind: BGPConfiguration/);
});

test('a blueprint app writes what is not a manifest as well, and only for blueprint charts', () => {
  const app = new BlueprintApp({ outdir: folder() });
  const composition = kubeadmCilium({ cluster: { name: 'prod', apiServer: { host: 'api.prod.example' } } });
  const chart = new BlueprintChart(app, 'prod', composition);
  new Chart(app, 'other');
  app.synth();
  expect(readdirSync(app.outdir).sort()).toEqual(['other.k8s.yaml', 'prod', 'prod.k8s.yaml']);
  for (const { path, content } of outputFiles(composition))
    expect(readFileSync(join(app.outdir, 'prod', path), 'utf8')).toBe(content);
  expect([chart, new Chart(app, 'third')].map(BlueprintChart.isBlueprintChart)).toEqual([true, false]);
});

test('facts that are left open are filled in by Flux, and machines are left out until they are known', () => {
  const cluster = { ...kubeadm({ kubeProxy: 'none' }), apiServer: { host: fact('apiServer.host'), port: 443 } };
  const composition = compose<string | Fact>(cluster, planCilium<string | Fact>(cluster));
  const app = new BlueprintApp({ outdir: folder() });
  const chart = new BlueprintChart(app, 'open', composition, {
    delivery: flux({ cniIsRunning: true, facts: { kind: 'ConfigMap', name: 'facts' } }),
  });
  const [, release] = synth(chart);
  expect(release?.spec['valuesFrom']).toEqual([
    { kind: 'ConfigMap', name: 'facts', valuesKey: 'apiServer.host', targetPath: 'k8sServiceHost' },
  ]);
  expect(release?.spec['values']).not.toHaveProperty('k8sServiceHost');
  expect(release?.spec['values']).toHaveProperty('k8sServicePort', 443);
  app.synth();
  expect(readdirSync(join(app.outdir, 'open')).sort()).toEqual(['install.sh', 'manifests']);
});

test('a construct in a chart of the caller puts earlier stages into charts of their own', () => {
  const app = new App({ outdir: folder() });
  const chart = new Chart(app, 'mine');
  new Calico(chart, 'calico', { cluster: k3s(), wireguard: true });
  app.synth();
  const kinds = readdirSync(app.outdir)
    .sort()
    .map((file) => readFileSync(join(app.outdir, file), 'utf8').match(/^kind: \w+/gm));
  expect(kinds).toEqual([
    ['kind: Namespace', 'kind: HelmChart'],
    ['kind: Installation', 'kind: APIServer', 'kind: FelixConfiguration'],
  ]);
});
