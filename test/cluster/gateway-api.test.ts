import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planGatewayApi } from '../../lib/addons/gateway-api';
import { type Composition, compose } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import type { Wave } from '../../lib/delivery/delivery';
import { kubeadm } from '../support/clusters';
import { ControlPlane } from './control-plane';
import { GATEWAY_API_DEFINITIONS, KUBECTL_FOLDER } from './environment';
import { InstallFolder } from './install-run';
import { describeOnCluster } from './on-cluster';
import { poll } from './polling';
import { inflateAfresh } from './rendering';
import { applyTwice, objectsOf } from './waves';

const BUNDLE = 'gateway-api-standard-v1.5.1.yaml';
const GATEWAY_CLASS: KubernetesObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name: 'any' },
  spec: { controllerName: 'example.com/any' },
};

const withKubectl = KUBECTL_FOLDER === undefined ? test.skip : test;

describeOnCluster('the Gateway API', () => {
  let plane: ControlPlane;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cluster-blueprints-bundles-'));
    writeFileSync(join(folder, BUNDLE), released());
    plane = await ControlPlane.start();
  });
  afterEach(async () => {
    await plane.stop();
    rmSync(folder, { recursive: true });
  });

  const waves = (): readonly Wave[] => inflateAfresh(composed(), { charts: folder });

  test('is applied twice, and then serves every kind that a plan waits for', async () => {
    const { client } = plane;
    await applyTwice(client, waves());
    await client.established(composed().plans[0]?.steps[0]?.establishes ?? []);
    await client.apply(GATEWAY_CLASS, { dryRun: true });
  });

  test.each([
    ['an older version', { 'gateway.networking.k8s.io/bundle-version': 'v1.4.1' }, /before v1\.5\.0 is prohibited/],
    ['the experimental channel', { 'gateway.networking.k8s.io/channel': 'experimental' }, /experimental CRDs on top/],
  ])('denies what a rule of ours does: %s over it', async (_, annotations, reason) => {
    const { client } = plane;
    const objects = objectsOf(waves());
    for (const object of objects) await client.apply(object);
    const [definition] = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
    if (definition === undefined) throw new Error('no definition');
    const { metadata } = definition;
    const other = {
      ...definition,
      metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } },
    };
    // The policy needs a moment before it is in force.
    const refusal = await poll('the policy', () => client.apply(other, { dryRun: true }).then(() => undefined, String));
    expect(refusal).toMatch(reason);
  });

  withKubectl('is fetched and applied by install.sh, and again (needs kubectl in PATH)', async () => {
    const install = new InstallFolder(pinned(folder), plane.kubeconfig, folder);
    try {
      expect(await install.run()).toMatchObject({ status: 0 });
      await plane.client.apply(GATEWAY_CLASS);
      expect(await install.run()).toMatchObject({ status: 0 });
      await plane.client.get(GATEWAY_CLASS);
    } finally {
      install.remove();
    }
  });

  withKubectl('is not applied if the file is another one (needs kubectl in PATH)', async () => {
    const composition = pinned(folder);
    writeFileSync(join(folder, BUNDLE), `${released()}# tampered\n`);
    const install = new InstallFolder(composition, plane.kubeconfig, folder);
    try {
      const { status, output } = await install.run();
      expect(status).not.toBe(0);
      expect(output).toContain('FAILED');
      expect(await plane.client.list('/apis/apiextensions.k8s.io/v1/customresourcedefinitions')).toEqual([]);
    } finally {
      install.remove();
    }
  });
});

/** The file as upstream makes it for a release: every file of the folder, one after the other. */
function released(): string {
  const files = readdirSync(GATEWAY_API_DEFINITIONS).sort();
  return files.map((name) => `---\n${readFileSync(join(GATEWAY_API_DEFINITIONS, name), 'utf8')}`).join('');
}

function composed(): Composition {
  return compose(kubeadm(), planGatewayApi(kubeadm()));
}

/** The composition, with the file in a folder as the pinned one. */
function pinned(folder: string): Composition {
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, BUNDLE)))
    .digest('hex');
  const composition = composed();
  const plans = composition.plans.map((plan) => ({
    ...plan,
    steps: plan.steps.map((step) => (step.kind === 'bundle' ? { ...step, bundle: { ...step.bundle, sha256 } } : step)),
  }));
  return { ...composition, plans };
}
