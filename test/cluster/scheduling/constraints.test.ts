import type { Values } from '../../../lib/core/values';
import { describeOnSimulation } from './on-simulation';
import { placementOf } from './placement';
import type { Profile } from './scheduler';
import type { SimulatedCluster } from './simulated-cluster';
import { HOSTNAME, type NodeShape, ZONE } from './simulated-node';
import { deployment, spread } from './workload';

const CART = { app: 'cart' };
const PROFILES: readonly Profile[] = ['spreading', 'packing'];

/** More domains than there will ever be: the least is then zero, and maxSkew is a limit of its own. */
const CAPPED = { minDomains: 1000, nodeTaintsPolicy: 'Honor' };

const GPU: NodeShape = { taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }] };

interface Run {
  readonly replicas: number;
  readonly constraints: readonly Values[];
  readonly profile?: Profile;
}

async function run(cluster: SimulatedCluster, namespace: string, { constraints, ...rest }: Run): Promise<number> {
  const pod = { topologySpreadConstraints: constraints };
  await cluster.apply([deployment({ name: 'cart', namespace, pod, cpu: '100m', ...rest })]);
  return await cluster.settled(CART, rest.replicas);
}

/** Five nodes, one of which is larger than the others by far. */
async function uneven(cluster: SimulatedCluster): Promise<string> {
  const namespace = await cluster.fresh();
  await cluster.addNodes('a', 1, { cpu: '64', memory: '256Gi' });
  await cluster.addNodes('a', 4, { cpu: '4', memory: '16Gi' });
  return namespace;
}

describeOnSimulation('what constraints promise', (simulated) => {
  test.each(PROFILES)('over nodes: maxSkew 2 is no limit of two, %s: three of ten on a node', async (profile) => {
    const cluster = simulated();
    const namespace = await uneven(cluster);
    expect(await run(cluster, namespace, { replicas: 10, constraints: [spread('cart', HOSTNAME, 2)], profile })).toBe(
      10,
    );
    expect(placementOf(cluster, CART).worstNode.pods).toBe(3);
  });

  test('over nodes: nor does it ask for a node: four of ten on one of three, and none waits', async () => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    await cluster.addNodes('a', 3);
    expect(await run(cluster, namespace, { replicas: 10, constraints: [spread('cart', HOSTNAME, 2)] })).toBe(10);
    expect(placementOf(cluster, CART).worstNode.pods).toBe(4);
  });

  test('over nodes: minDomains of as many nodes as are needed is no limit either', async () => {
    const cluster = simulated();
    const namespace = await uneven(cluster);
    const constraints = [spread('cart', HOSTNAME, 2, { minDomains: 5 })];
    expect(await run(cluster, namespace, { replicas: 10, constraints, profile: 'packing' })).toBe(10);
    expect(placementOf(cluster, CART).worstNode.pods).toBeGreaterThan(2);
  });

  test.each(PROFILES)(
    'over nodes: minDomains of more than there are is one, %s: pods wait, and nodes that come get them',
    async (profile) => {
      const cluster = simulated();
      const namespace = await cluster.fresh();
      await cluster.addNodes('a', 1, { cpu: '64', memory: '256Gi' });
      await cluster.addNodes('a', 2);
      const constraints = [spread('cart', HOSTNAME, 2, CAPPED)];
      expect(await run(cluster, namespace, { replicas: 10, constraints, profile })).toBe(6);
      await cluster.addNodes('a', 2);
      await cluster.allReady(CART, 10);
      expect([...placementOf(cluster, CART).nodes.values()]).toEqual([2, 2, 2, 2, 2]);
    },
  );

  test.each([
    ['relative', {}, 4],
    ['capped', CAPPED, 9],
  ])('over nodes: one full node, %s', async (_, more, ready) => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    await cluster.addNodes('a', 4);
    await cluster.addNodes('a', 1, { cpu: '50m' });
    const maxSkew = ready === 4 ? 1 : 3;
    expect(await run(cluster, namespace, { replicas: 9, constraints: [spread('cart', HOSTNAME, maxSkew, more)] })).toBe(
      ready,
    );
  });

  test.each<[string, Values | undefined]>([
    ['absent', undefined],
    ['empty', {}],
    ["somebody else's", { matchLabels: { app: 'till' } }],
  ])('over nodes: with a selector that is %s it binds nothing: all on one node', async (_, labelSelector) => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    await cluster.addNodes('a', 3);
    const { labelSelector: __, ...bare } = spread('cart', HOSTNAME, 1);
    const constraints = [{ ...bare, ...(labelSelector && { labelSelector }) }];
    expect(await run(cluster, namespace, { replicas: 10, constraints, profile: 'packing' })).toBe(10);
    expect(placementOf(cluster, CART).worstNode.pods).toBe(10);
  });
  test.each([
    ['Ignore', 2],
    ['Honor', 8],
  ])('over zones: one whose nodes are tainted, nodeTaintsPolicy %s', async (nodeTaintsPolicy, ready) => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    for (const zone of ['a', 'b']) await cluster.addNodes(zone, 2);
    await cluster.addNodes('c', 2, GPU);
    const constraints = [spread('cart', ZONE, 1, { nodeTaintsPolicy })];
    expect(await run(cluster, namespace, { replicas: 8, constraints })).toBe(ready);
  });

  test.each([
    { shape: [1, 4, 4], ready: 5 },
    { shape: [2, 3, 4], ready: 8 },
  ])('over zones: $shape nodes in them and one pod to a node: $ready of nine', async ({ shape, ready }) => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    for (const [index, count] of shape.entries()) await cluster.addNodes('abc'.charAt(index), count);
    const constraints = [spread('cart', ZONE, 1), spread('cart', HOSTNAME, 1, CAPPED)];
    expect(await run(cluster, namespace, { replicas: 9, constraints })).toBe(ready);
  });

  test('over zones: minDomains of three while there are two: one in each, until the third comes', async () => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    for (const zone of ['a', 'b']) await cluster.addNodes(zone, 3);
    expect(
      await run(cluster, namespace, { replicas: 9, constraints: [spread('cart', ZONE, 1, { minDomains: 3 })] }),
    ).toBe(2);
    await cluster.addNodes('c', 3);
    await cluster.allReady(CART, 9);
    expect([...placementOf(cluster, CART).zones.values()]).toEqual([3, 3, 3]);
  });

  test('over zones, alone, under a scheduler that packs: a third on one node', async () => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    for (const zone of ['a', 'b', 'c']) await cluster.addNodes(zone, 4);
    expect(
      await run(cluster, namespace, { replicas: 9, constraints: [spread('cart', ZONE, 1)], profile: 'packing' }),
    ).toBe(9);
    expect(placementOf(cluster, CART).worstNode.pods).toBe(3);
  });
  test.each<[string, Values]>([
    [
      'a label in both labelSelector and matchLabelKeys',
      { topologySpreadConstraints: [spread('cart', ZONE, 1, { matchLabelKeys: ['app'] })] },
    ],
    ['a PriorityClass that is not there', { priorityClassName: 'absent' }],
  ])('%s: the Deployment is taken, and no pod', async (_, pod) => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    await cluster.addNodes('a', 3);
    await cluster.apply([deployment({ name: 'cart', namespace, replicas: 3, pod })]);
    await cluster.failsToCreate(namespace);
    expect(cluster.pods(CART)).toEqual([]);
  });

  test('a constraint without whenUnsatisfiable is refused: it has no default', async () => {
    const { whenUnsatisfiable: _, ...constraint } = spread('cart', HOSTNAME, 2);
    const pod = { topologySpreadConstraints: [constraint] };
    const refused = deployment({ name: 'cart', namespace: 'default', replicas: 1, pod });
    await expect(simulated().client.apply(refused, { dryRun: true })).rejects.toThrow(/whenUnsatisfiable/);
  });
});
