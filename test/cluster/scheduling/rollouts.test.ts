import type { Values } from '../../../lib/core/values';
import { describeOnSimulation } from './on-simulation';
import { placementOf } from './placement';
import { type RollOutResult, rollOut } from './roll-out';
import type { SimulatedCluster } from './simulated-cluster';
import { HOSTNAME, ZONE } from './simulated-node';
import { deployment, spread } from './workload';

const CART = { app: 'cart' };
const ONE_TO_A_NODE = spread('cart', HOSTNAME, 1, { minDomains: 1000, nodeTaintsPolicy: 'Honor' });
const EVEN = { minDomains: 3, nodeTaintsPolicy: 'Honor' };
const BY_REVISION = { ...EVEN, matchLabelKeys: ['pod-template-hash'] };

/** A control is a matter of luck: which pods go first. It happens far more often than not. */
const ATTEMPTS = 6;

interface Start {
  readonly nodes: number;
  readonly constraints: readonly Values[];
  readonly rollingUpdate: Values;
}

/** Nine replicas on three zones of some nodes. Returns the path of the Deployment. */
async function start(cluster: SimulatedCluster, { nodes, constraints, rollingUpdate }: Start): Promise<string> {
  const namespace = await cluster.fresh();
  for (const zone of ['a', 'b', 'c']) await cluster.addNodes(zone, nodes);
  const pod = { topologySpreadConstraints: constraints };
  const strategy = { type: 'RollingUpdate', rollingUpdate };
  await cluster.apply([deployment({ name: 'cart', namespace, replicas: 9, pod, strategy })]);
  await cluster.allReady(CART, 9);
  return `/apis/apps/v1/namespaces/${namespace}/deployments/cart`;
}

/** Rolls out until something is so, or often enough. */
async function rollOutUntil(
  cluster: SimulatedCluster,
  path: string,
  isSo: (result: RollOutResult) => boolean,
): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) if (isSo(await rollOut(cluster, path, CART, 9))) return true;
  return false;
}

const worstZone = (cluster: SimulatedCluster) => (): number => placementOf(cluster, CART).worstZone.pods;

describeOnSimulation('roll-outs of nine replicas, at most one on a node', (simulated) => {
  test('zones by revision, as many nodes as pods: stuck half-way', async () => {
    const cluster = simulated();
    const constraints = [spread('cart', ZONE, 1, BY_REVISION), ONE_TO_A_NODE];
    const path = await start(cluster, { nodes: 3, constraints, rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } });
    expect(await rollOutUntil(cluster, path, ({ end }) => end === 'stuck')).toBe(true);
  });

  test.each([1, 2, 4])(
    'zones of all revisions, no surge, %i at a time: through, and even meanwhile',
    async (maxUnavailable) => {
      const cluster = simulated();
      const constraints = [spread('cart', ZONE, 1, EVEN), ONE_TO_A_NODE];
      const path = await start(cluster, { nodes: 3, constraints, rollingUpdate: { maxSurge: 0, maxUnavailable } });
      const { zone } = await cluster.during({ zone: worstZone(cluster) }, async () => {
        for (const _ of [1, 2]) expect(await rollOut(cluster, path, CART, 9)).toEqual({ end: 'complete', fresh: 9 });
      });
      expect(zone.most).toBe(3);
      expect([...placementOf(cluster, CART).zones.values()]).toEqual([3, 3, 3]);
    },
  );

  test('none may be away: stuck at once on as many nodes as pods', async () => {
    const cluster = simulated();
    const path = await start(cluster, {
      nodes: 3,
      constraints: [ONE_TO_A_NODE],
      rollingUpdate: { maxSurge: 2, maxUnavailable: 0 },
    });
    expect(await rollOut(cluster, path, CART, 9)).toEqual({ end: 'stuck', fresh: 0 });
  });

  test('zones of all revisions, with a surge: uneven in the end', async () => {
    const cluster = simulated();
    const constraints = [spread('cart', ZONE, 1)];
    const path = await start(cluster, { nodes: 4, constraints, rollingUpdate: { maxSurge: 2, maxUnavailable: 1 } });
    const isUneven = (): boolean => placementOf(cluster, CART).worstZone.pods > 3;
    expect(await rollOutUntil(cluster, path, isUneven)).toBe(true);
  });

  test('zones by revision, with a surge and nodes to spare: even in the end', async () => {
    const cluster = simulated();
    const constraints = [spread('cart', ZONE, 1, BY_REVISION), ONE_TO_A_NODE];
    const path = await start(cluster, { nodes: 5, constraints, rollingUpdate: { maxSurge: 2, maxUnavailable: 1 } });
    for (const _ of [1, 2, 3]) {
      expect(await rollOut(cluster, path, CART, 9)).toEqual({ end: 'complete', fresh: 9 });
      expect(placementOf(cluster, CART).worstZone.pods).toBe(3);
    }
  });
});
