import type { Values } from '../../../lib/core/values';
import { lose } from './disruptions';
import { describeOnSimulation } from './on-simulation';
import { placementOf, readyPods, survivorsOf } from './placement';
import type { SimulatedCluster } from './simulated-cluster';
import { HOSTNAME, ZONE } from './simulated-node';
import { deployment, softAntiAffinity, spread } from './workload';

const CART = { app: 'cart' };

/** Nine replicas, of which five are needed, as they are usually made safe for spot nodes. */
const USUAL_FORMS: readonly (readonly [string, Values])[] = [
  ['nothing but replicas', {}],
  [
    'a zone constraint and a wish to be apart',
    { topologySpreadConstraints: [spread('cart', ZONE, 1)], affinity: softAntiAffinity('cart') },
  ],
  ['at most two of a node, as maxSkew', { topologySpreadConstraints: [spread('cart', HOSTNAME, 2)] }],
];

/** One zone with three nodes when the workload comes; the autoscaler brings the others later. */
async function grown(cluster: SimulatedCluster, pod: Values): Promise<void> {
  const namespace = await cluster.fresh();
  await cluster.addNodes('a', 3);
  await cluster.apply([deployment({ name: 'cart', namespace, replicas: 9, pod })]);
  await cluster.allReady(CART, 9);
  await Promise.all(['b', 'c'].map((zone) => cluster.addNodes(zone, 5)));
}

describeOnSimulation(
  'the usual forms do not keep their promise: five of nine, and a fifth at most on a node',
  (simulated) => {
    test.each(USUAL_FORMS)('%s: a node takes a third, a zone takes all', async (_, pod) => {
      const cluster = simulated();
      await grown(cluster, pod);
      const { worstNode, worstZone } = placementOf(cluster, CART);
      expect(worstNode.pods).toBeGreaterThanOrEqual(3);
      expect(worstZone).toEqual({ name: 'a', pods: 9 });
      const before = readyPods(cluster, CART);
      await lose(cluster, cluster.nodesOf('a'));
      expect(survivorsOf(cluster, before)).toBe(0);
    });
  },
);
