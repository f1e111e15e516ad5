import { k3sCiliumAmbient } from '../../blueprints';
import { compose } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import { deliver } from '../../lib/delivery/deliver';
import { type MeshOptions, planMesh } from '../../lib/mesh/namespaces';
import { defaultDelivery } from '../../lib/output/output-files';
import { sized } from '../support/clusters';
import { EVERYTHING, RETRIED } from '../support/meshes';
import type { LiveObject } from './kubernetes';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { inflateTwice } from './rendering';
import { applyTwice, removeAll } from './waves';

/** What the API server holds once a mesh has been applied, twice. Whoever enforces it is not there. */
async function applied(options: MeshOptions, ...before: readonly KubernetesObject[]): Promise<readonly LiveObject[]> {
  const cluster = sized(3);
  const made = inflateTwice(compose(cluster, { ...planMesh(cluster, options), requires: [] }));
  const waves = before.length === 0 ? made : [{ objects: before, establishes: [] }, ...made];
  const server = sharedCluster();
  try {
    return await applyTwice(server, waves);
  } finally {
    await removeAll(server, waves);
  }
}

/** Namespaces of others. */
const OTHERS: readonly KubernetesObject[] = ['istio-system', 'legacy'].map((name) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  // One without labels changes at the second time: the API server has labelled it meanwhile.
  metadata: { name, labels: { owner: 'others' } },
}));

describeOnCluster('a mesh', () => {
  test('is taken by the API server, with everything that there are words for', async () => {
    const live = await applied(EVERYTHING, ...OTHERS);
    const kinds = new Set(live.map(({ kind }) => kind));
    for (const kind of ['AuthorizationPolicy', 'DestinationRule', 'Gateway', 'HTTPRoute', 'ServiceEntry', 'Service']) {
      expect(kinds).toContain(kind);
    }
    const route = live.find(({ kind, metadata }) => kind === 'HTTPRoute' && metadata.name === 'payment.8080');
    expect(route).toMatchObject({
      spec: { rules: [{ timeouts: { request: '3s' } }, { timeouts: { request: '3s' } }] },
    });
  });

  test('is taken with everything that watches it, as K3s installs it', async () => {
    const composition = k3sCiliumAmbient({ prometheus: {}, jaeger: {}, kiali: {} });
    // Of the definitions of Prometheus' operator, the lane has those of kinds that are made here.
    const waves = deliver(composition, defaultDelivery(composition)).waves.map((wave) => ({
      ...wave,
      establishes: wave.establishes.filter((name) => !name.endsWith('.monitoring.coreos.com')),
    }));
    const server = sharedCluster();
    try {
      const live = await applyTwice(server, waves);
      expect(live.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['PodMonitor', 'PrometheusRule', 'Telemetry']),
      );
      expect(server.warnings).toEqual([]);
    } finally {
      await removeAll(server, waves);
    }
  });

  test('with retries is refused by definitions of the standard channel', async () => {
    await expect(applied(RETRIED)).rejects.toThrow(/retry/);
  });
});
