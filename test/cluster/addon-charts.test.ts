import { planMetricsServer } from '../../lib/addons/metrics-server/plan';
import { planSecretsStoreCsi } from '../../lib/addons/secrets-store-csi/plan';
import { type EksCluster, type EksNetworking, eksCluster } from '../../lib/clusters/eks';
import { type Composition, compose } from '../../lib/core/compose';
import type { LiveObject } from './kubernetes';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { expectReadAlike, inflateTwice } from './rendering';
import { applyTwice, removeAll } from './waves';

const clusterIn = (networking: EksNetworking): EksCluster =>
  eksCluster({
    name: 'lab',
    networking,
    vpc: { kind: 'new' },
    apiServer: { host: 'lab.gr7.eu-central-1.eks.amazonaws.com' },
  });

/** What the API server holds once it has been applied, twice. */
async function applied(composition: Composition): Promise<readonly LiveObject[]> {
  const waves = inflateTwice(composition);
  const server = sharedCluster();
  try {
    const live = await applyTwice(server, waves);
    await expectReadAlike(server, composition);
    return live;
  } finally {
    await removeAll(server, waves);
  }
}

/** What pods of the first controller of a kind are made of. */
const podOf = (live: readonly LiveObject[], kind: string): unknown =>
  live
    .filter((object) => object.kind === kind)
    .map(({ spec }) => (spec as { readonly template: { readonly spec: unknown } }).template.spec)[0];

describeOnCluster('the chart of metrics-server', () => {
  const version = '3.13.1';

  test('answers the API server from pods', async () => {
    const cluster = clusterIn({ mode: 'vpc-cni' });
    const live = await applied(compose(cluster, planMetricsServer(cluster, { version })));
    expect(live.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['APIService', 'PodDisruptionBudget']));
    expect(podOf(live, 'Deployment')).not.toHaveProperty('hostNetwork', true);
  });

  test('answers it from nodes where pods are out of its reach', async () => {
    const cluster = clusterIn({ mode: 'calico-overlay' });
    const live = await applied(compose(cluster, { ...planMetricsServer(cluster, { version }), requires: [] }));
    expect(podOf(live, 'Deployment')).toMatchObject({ hostNetwork: true });
  });
});

describeOnCluster('the chart of the Secrets Store CSI driver', () => {
  test('writes files, and Secrets only if asked', async () => {
    const cluster = clusterIn({ mode: 'vpc-cni' });
    const rolesWith = async (syncSecret: boolean): Promise<string> => {
      const plan = planSecretsStoreCsi(cluster, { syncSecret, rotation: { pollInterval: '10m' } });
      // The provider's chart is in no Go module.
      const driver = { ...plan, steps: plan.steps.filter(({ id }) => id === 'driver') };
      const live = await applied(compose(cluster, driver));
      expect(JSON.stringify(podOf(live, 'DaemonSet'))).toContain('--rotation-poll-interval=10m');
      return JSON.stringify(live.filter(({ kind }) => kind === 'ClusterRole').map((role) => role['rules']));
    };
    expect(await rolesWith(true)).toContain('"secrets"');
    expect(await rolesWith(false)).not.toContain('"secrets"');
  });
});
