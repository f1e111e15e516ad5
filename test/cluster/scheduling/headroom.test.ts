import type { KubernetesObject } from '../../../lib/core/plan';
import type { Values } from '../../../lib/core/values';
import { HEADROOM_LABEL, type HeadroomUnit, planHeadroom } from '../../../lib/workloads/headroom';
import { spreadConstraints } from '../../../lib/workloads/placement/spread';
import { sized } from '../../support/clusters';
import { lose } from './disruptions';
import { isUnschedulable } from './live-pod';
import { describeOnSimulation } from './on-simulation';
import { placementOf, readyPods } from './placement';
import { plannedObjects } from './planned';
import type { SimulatedCluster } from './simulated-cluster';
import { HOSTNAME, ZONE } from './simulated-node';
import { deployment, priorityClass, spread } from './workload';

const CART = { app: 'cart' };
const PAUSE = { [HEADROOM_LABEL]: 'headroom' };
const ZONES = ['a', 'b', 'c'];
const NODE = { cpu: '2', memory: '8Gi' };

/** Nine replicas, one to a node, three to a zone. */
function cart(namespace: string, pod: Values = {}): KubernetesObject {
  const constraints = spreadConstraints({ matchLabels: CART, podsPerNode: 1, minDomains: 3, byRevision: false });
  const more = { topologySpreadConstraints: constraints, ...pod };
  return deployment({ name: 'cart', namespace, replicas: 9, cpu: '900m', startSeconds: 0.5, pod: more });
}

/** Fills nodes that have none of some pods with pods of somebody else, which nobody replaces. */
async function fill(cluster: SimulatedCluster, namespace: string, spared: readonly string[]): Promise<void> {
  const free = cluster.nodes.map(({ metadata }) => metadata.name).filter((name) => !spared.includes(name));
  for (const name of free)
    await cluster.apply([
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `neighbour-${name}`, namespace, labels: { app: 'neighbour' } },
        spec: {
          nodeSelector: { [HOSTNAME]: name },
          containers: [{ name: 'main', image: 'example.com/shop:1', resources: { requests: { cpu: '1900m' } } }],
        },
      },
    ]);
  await cluster.allReady({ app: 'neighbour' }, free.length);
}

/** Pods that do nothing, as somebody wrote them by hand. */
function pausePods(namespace: string, replicas: number, cpu: string, pod: Values): readonly KubernetesObject[] {
  const more = { priorityClassName: 'low', terminationGracePeriodSeconds: 0, ...pod };
  return [priorityClass('low', -10), deployment({ name: 'pause', namespace, replicas, cpu, pod: more })];
}

const nodesWith = (cluster: SimulatedCluster, labels: Readonly<Record<string, string>>): readonly string[] => [
  ...placementOf(cluster, labels).nodes.keys(),
];

/** Four nodes in each zone, and the cart on three of them. */
async function start(cluster: SimulatedCluster, pod: Values = {}): Promise<string> {
  const namespace = await cluster.fresh();
  for (const zone of ZONES) await cluster.addNodes(zone, 4, NODE);
  await cluster.apply([priorityClass('important', 1000), cart(namespace, pod)]);
  await cluster.allReady(CART, 9);
  return namespace;
}

async function loseOne(cluster: SimulatedCluster): Promise<number> {
  const [victim] = cluster.nodesOf('a').filter((name) => placementOf(cluster, CART).nodes.has(name));
  await lose(cluster, [victim ?? '']);
  return await cluster.settled(CART, 9);
}

describeOnSimulation('a full cluster that loses a node', (simulated) => {
  test('without room: what was lost waits', async () => {
    const cluster = simulated();
    const namespace = await start(cluster);
    await fill(cluster, namespace, nodesWith(cluster, CART));
    expect(await loseOne(cluster)).toBe(8);
  });

  test('without room, and important: an ordinary neighbour pays', async () => {
    const cluster = simulated();
    const namespace = await start(cluster, { priorityClassName: 'important' });
    await fill(cluster, namespace, nodesWith(cluster, CART));
    expect(await loseOne(cluster)).toBe(9);
    expect(readyPods(cluster, { app: 'neighbour' })).toHaveLength(2);
  });

  test('pods that give way, beside the workload: of no use, because a node takes only one', async () => {
    const cluster = simulated();
    const namespace = await start(cluster);
    await fill(cluster, namespace, nodesWith(cluster, CART));
    const apart = spread('pause', HOSTNAME, 1, { minDomains: 1000 });
    await cluster.apply(pausePods(namespace, 9, '900m', { topologySpreadConstraints: [apart] }));
    await cluster.allReady({ app: 'pause' }, 9);
    expect(await loseOne(cluster)).toBe(8);
  });

  test('pods that give way, in other zones: of no use, because zones must be even', async () => {
    const cluster = simulated();
    const namespace = await start(cluster);
    const elsewhere = { key: ZONE, operator: 'NotIn', values: ['a'] };
    const terms = { nodeSelectorTerms: [{ matchExpressions: [elsewhere] }] };
    const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } };
    await cluster.apply(pausePods(namespace, 2, '1900m', { affinity }));
    await cluster.allReady({ app: 'pause' }, 2);
    await fill(cluster, namespace, [...nodesWith(cluster, CART), ...nodesWith(cluster, { app: 'pause' })]);
    expect(await loseOne(cluster)).toBe(8);
  });

  test.each<[string, HeadroomUnit, Values]>([
    ['whole nodes', { kind: 'node', usable: { cpu: 2, memory: 8192 } }, {}],
    [
      'the pods of a node',
      { kind: 'pods', pods: 1, requests: { cpu: 0.9, memory: 256 }, usable: { cpu: 2, memory: 8192 } },
      {},
    ],
    [
      'the pods of a node, for a workload of a class of its own',
      { kind: 'pods', pods: 1, requests: { cpu: 0.9, memory: 256 }, usable: { cpu: 2, memory: 8192 } },
      { priorityClassName: 'important' },
    ],
  ])('planHeadroom, %s: it is back, and nobody else pays', async (_, unit, pod) => {
    const cluster = simulated();
    const namespace = await start(cluster, pod);
    const plan = planHeadroom(sized(3), {
      zones: ZONES,
      unit,
      namespace,
      createNamespace: false,
      protects: [{ namespace, matchLabels: CART }],
    });
    await cluster.apply(plannedObjects(plan));
    await cluster.allReady(PAUSE, 3);
    const rooms = placementOf(cluster, PAUSE);
    expect(Object.fromEntries(rooms.zones)).toEqual({ a: 1, b: 1, c: 1 });
    expect(nodesWith(cluster, CART).filter((name) => rooms.nodes.has(name))).toEqual([]);
    expect(await loseOne(cluster)).toBe(9);
    const waiting = cluster.pods(PAUSE).filter(isUnschedulable);
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.metadata.labels).toMatchObject({ [`${HEADROOM_LABEL}-zone`]: 'a' });
  });
});
