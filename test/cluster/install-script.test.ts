import { createHash } from 'node:crypto';
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '../../blueprints';
import { kubeadmCluster } from '../../lib/clusters';
import { planFlannel } from '../../lib/cni/flannel/plan';
import { type Composition, compose } from '../../lib/core/compose';
import { withCharts } from './compositions';
import { ControlPlane } from './control-plane';
import { CHARTS, KUBECTL_FOLDER, PUBLISHED_CHARTS, publishedChart } from './environment';
import { InstallFolder } from './install-run';
import type { Kubernetes, LiveObject } from './kubernetes';
import { describeOnCluster } from './on-cluster';
import { inflateAfresh } from './rendering';
import { objectsOf } from './waves';

interface Installation {
  readonly name: string;
  readonly compose: () => Composition;
  /** Kinds that only helm installs here. */
  readonly workloads: readonly string[];
  readonly releases: readonly [first: string, second: string];
}

const CILIUM: Installation = {
  name: 'Cilium, with helm alone',
  compose: blueprint('kubeadm-cilium'),
  workloads: ['DaemonSet cilium', 'DaemonSet cilium-envoy', 'Deployment cilium-operator', 'Deployment hubble-relay'],
  releases: ['sh.helm.release.v1.cilium.v1', 'sh.helm.release.v1.cilium.v2'],
};

const FLANNEL: Installation = {
  name: 'Flannel, after its namespace',
  compose: () => {
    const cluster = kubeadmCluster({ name: 'lab', apiServer: { host: '192.0.2.10' } });
    return compose(cluster, planFlannel(cluster));
  },
  workloads: ['DaemonSet kube-flannel-ds'],
  releases: ['sh.helm.release.v1.flannel.v1', 'sh.helm.release.v1.flannel.v2'],
};

const CALICO: Installation = {
  name: 'Calico, between its definitions and its peers',
  compose: blueprint('kubeadm-calico-bgp'),
  workloads: ['Deployment tigera-operator'],
  releases: ['sh.helm.release.v1.calico.v1', 'sh.helm.release.v1.calico.v2'],
};

const withKubectl = KUBECTL_FOLDER === undefined ? test.skip : test;
const withCalico = publishedChart('tigera-operator', 'v3.32.1') === undefined ? test.skip : withKubectl;

describeOnCluster('install.sh installs, and again, changing nothing', () => {
  let plane: ControlPlane;
  let archives: string;

  // A control plane for each: helm refuses to install over objects that others made.
  beforeEach(async () => {
    archives = mkdtempSync(join(tmpdir(), 'cluster-blueprints-archives-'));
    for (const folder of [PUBLISHED_CHARTS, CHARTS]) if (folder !== undefined) copyAll(folder, archives);
    plane = await ControlPlane.start();
  });
  afterEach(async () => {
    await plane.stop();
    rmSync(archives, { recursive: true });
  });

  async function installs(installation: Installation): Promise<void> {
    const composition = pinnedTo(archives, installation.compose());
    const folder = new InstallFolder(composition, plane.kubeconfig, archives);
    const server = plane.client;
    try {
      expect(await folder.run()).toMatchObject({ status: 0 });
      const [first, second] = installation.releases;
      expect(await releases(server)).toEqual([first]);
      const installed = await liveObjects(server, composition, archives);
      const named = installed.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      expect(named).toEqual(expect.arrayContaining([...installation.workloads]));
      for (const { kind, metadata } of installed) {
        if (!installation.workloads.includes(`${kind} ${metadata.name}`)) continue;
        expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/managed-by': 'Helm' });
      }
      expect(await folder.run()).toMatchObject({ status: 0 });
      expect(await releases(server)).toEqual([first, second]);
      expect(await liveObjects(server, composition, archives)).toEqual(installed);
    } finally {
      folder.remove();
    }
  }

  test(CILIUM.name, () => installs(CILIUM));

  withKubectl(`${FLANNEL.name} (needs kubectl in PATH)`, () => installs(FLANNEL));

  withCalico(`${CALICO.name} (needs kubectl in PATH, and Calico's charts in CHARTS_DIR)`, () => installs(CALICO));

  test('but not an archive other than the pinned one, nor anything of it', async () => {
    const composition = pinnedTo(archives, CILIUM.compose());
    appendFileSync(join(archives, 'cilium-1.19.6.tgz'), 'tampered');
    const folder = new InstallFolder(composition, plane.kubeconfig, archives);
    try {
      const { status, output } = await folder.run();
      expect(status).not.toBe(0);
      expect(output).toContain('FAILED');
      expect(await releases(plane.client)).toEqual([]);
      expect(await plane.client.list('/apis/apps/v1/daemonsets')).toEqual([]);
    } finally {
      folder.remove();
    }
  });
});

function blueprint(name: string): () => Composition {
  return () => {
    const entry = CATALOGUE.find((one) => one.name === name);
    if (entry === undefined) throw new Error(`there is no blueprint ${name}`);
    return entry.compose();
  };
}

function copyAll(from: string, to: string): void {
  for (const name of readdirSync(from)) if (name.endsWith('.tgz')) copyFileSync(join(from, name), join(to, name));
}

/** A composition whose charts are pinned to the archives at hand instead of the published ones. */
function pinnedTo(archives: string, composition: Composition): Composition {
  return withCharts(composition, (chart) => {
    const archive = readFileSync(join(archives, `${chart.name}-${chart.version}.tgz`));
    return { ...chart, sha256: createHash('sha256').update(archive).digest('hex') };
  });
}

async function releases(server: Kubernetes): Promise<readonly string[]> {
  const secrets = await server.list('/api/v1/secrets?labelSelector=owner%3Dhelm');
  return secrets.map(({ metadata }) => metadata.name).sort();
}

/** What is in the cluster of everything that a composition renders to. */
async function liveObjects(
  server: Kubernetes,
  composition: Composition,
  charts: string,
): Promise<readonly LiveObject[]> {
  const live: LiveObject[] = [];
  for (const object of objectsOf(inflateAfresh(composition, { charts }))) live.push(await server.get(object));
  return live;
}
