import { type HybridPlan, type HybridWorkloadOptions, planHybridWorkload } from '../../../lib/workloads/hybrid';
import { drain, lose } from './disruptions';
import type { LivePod } from './live-pod';
import { describeOnSimulation } from './on-simulation';
import { placementOf, readyPods, survivorsOf } from './placement';
import { plannedObjects } from './planned';
import { KARPENTER, WEB } from './shapes';
import type { Labels, SimulatedCluster } from './simulated-cluster';

const ZONES = ['a', 'b', 'c'];
const LABELS: Labels = { 'app.kubernetes.io/name': 'checkout' };
const BASE: Labels = { ...LABELS, 'cluster-blueprints/half': 'on-demand' };
const ON_DEMAND = { labels: { 'karpenter.sh/capacity-type': 'on-demand' } };

type Hybrid = Pick<HybridWorkloadOptions, 'need' | 'survive' | 'split' | 'nodes'>;

function plan(namespace: string, options: Hybrid): HybridPlan {
  return planHybridWorkload(KARPENTER.cluster, { ...options, name: 'checkout', namespace, ...WEB });
}

/** Where a pod is, by the kind of its node. */
function isOnDemand(cluster: SimulatedCluster, { spec }: LivePod): boolean {
  const node = cluster.nodes.find(({ metadata }) => metadata.name === spec.nodeName);
  return node?.metadata.labels['karpenter.sh/capacity-type'] === 'on-demand';
}

const NINE: Hybrid = { need: 5, survive: 'zone+node', split: { kind: 'base', onDemand: 3 } };

describeOnSimulation('planHybridWorkload with a base', (simulated) => {
  test.each<[string, Hybrid]>([
    ['spot nodes alone', { ...NINE, nodes: { capacity: 'spot' } }],
    [
      'spot nodes first, and on-demand nodes for those that they displace',
      { ...NINE, nodes: { capacity: 'spot-first' } },
    ],
  ])('%s: the base is on on-demand nodes, and left when all spot nodes are gone', async (_, options) => {
    const cluster = simulated();
    const { guarantee, ...rest } = plan(await cluster.fresh(), options);
    const { podsPerNode, replicas, split, zone } = guarantee;
    if (split.kind !== 'base') throw new Error('it has a base');
    for (const one of ZONES) await cluster.addNodes(one, split.onDemand / ZONES.length, ON_DEMAND);
    await cluster.apply(plannedObjects(rest, { startSeconds: 0.1 }));
    await cluster.until('pods have been made', () => cluster.pods(LABELS).length === replicas);
    const spot: string[] = [];
    for (const one of ZONES)
      spot.push(...(await cluster.addNodes(one, Math.ceil(split.spot / ZONES.length), KARPENTER.node)));
    if (!split.spotOnly) for (const one of ZONES) await cluster.addNodes(one, 1, ON_DEMAND);
    await cluster.allReady(LABELS, replicas);
    const { worstNode, worstZone } = placementOf(cluster, LABELS);
    expect(worstNode.pods).toBeLessThanOrEqual(podsPerNode);
    expect(worstZone.pods).toBeLessThanOrEqual(zone?.pods ?? 0);
    expect(readyPods(cluster, BASE).map((pod) => isOnDemand(cluster, pod))).toEqual(Array(split.onDemand).fill(true));

    const before = readyPods(cluster, LABELS);
    await lose(cluster, spot);
    expect(survivorsOf(cluster, before)).toBeGreaterThanOrEqual(split.onDemand);
    await lose(cluster, cluster.nodesOf('a'));
    expect(survivorsOf(cluster, before)).toBeGreaterThanOrEqual(split.onDemandAfterZone ?? 0);
  });

  test('a zone is drained within its budget', async () => {
    const cluster = simulated();
    const { guarantee, ...rest } = plan(await cluster.fresh(), NINE);
    const { need, replicas, termination } = guarantee;
    for (const one of ZONES) {
      await cluster.addNodes(one, 1, ON_DEMAND);
      await cluster.addNodes(one, 2, KARPENTER.node);
    }
    await cluster.apply(plannedObjects(rest, { startSeconds: 0.1 }));
    await cluster.allReady(LABELS, replicas);
    const { ready } = await cluster.during({ ready: () => readyPods(cluster, LABELS).length }, async () => {
      expect(await drain(cluster, cluster.nodesOf('b'), termination.noticeSeconds)).toMatchObject({
        evicted: 3,
        killed: 0,
      });
    });
    expect(ready.least).toBeGreaterThanOrEqual(need);
  });
});

describeOnSimulation('planHybridWorkload with a ratio', (simulated) => {
  test('at least the part that is said is on on-demand nodes', async () => {
    const cluster = simulated();
    const options: Hybrid = { need: 6, split: { kind: 'ratio', onDemand: 1, spot: 4 } };
    const { guarantee, ...rest } = plan(await cluster.fresh(), options);
    const { nodesPerZone, replicas, split } = guarantee;
    if (split.kind !== 'ratio') throw new Error('it has a ratio');
    for (const zone of ZONES) {
      for (const value of [...split.onDemandValues, ...split.spotValues]) {
        const { labels } = split.onDemandValues.includes(value) ? ON_DEMAND : KARPENTER.node;
        await cluster.addNodes(zone, nodesPerZone, { labels: { ...labels, [split.label]: value } });
      }
    }
    await cluster.apply(plannedObjects(rest));
    await cluster.allReady(LABELS, replicas);
    const onDemand = readyPods(cluster, LABELS).filter((pod) => isOnDemand(cluster, pod)).length;
    expect(onDemand).toBeGreaterThanOrEqual(Math.floor(replicas / (split.onDemand + split.spot)) * split.onDemand);
    expect(onDemand).toBeLessThanOrEqual(Math.ceil(replicas / (split.onDemand + split.spot)) * split.onDemand);
  });
});
