import type { SpotSafePlan } from '../../../lib/workloads/spot-safe';
import { disruptionsAllowed, drain, lose } from './disruptions';
import { describeOnSimulation } from './on-simulation';
import { placementOf, readyPods, survivorsOf } from './placement';
import { pathOf, plannedObject, plannedObjects, podLabels } from './planned';
import { rollOut } from './roll-out';
import { type PlannedShape, planShape, SHAPES } from './shapes';
import type { Labels, SimulatedCluster } from './simulated-cluster';

/** For drains where no cloud gives a notice. */
const SECONDS_WITHOUT_NOTICE = 30;

interface Applied {
  readonly plan: SpotSafePlan;
  readonly labels: Labels;
  readonly zones: readonly string[];
}

/** Applies the plan of a shape to a cluster that has no nodes yet. */
async function applied(cluster: SimulatedCluster, shape: PlannedShape): Promise<Applied> {
  const plan = planShape(shape, await cluster.fresh());
  await cluster.apply(plannedObjects(plan, { profile: shape.profile, startSeconds: 0.1 }));
  return {
    plan,
    labels: podLabels(plannedObject(plan, 'Deployment')),
    zones: [...'abcd'].slice(0, plan.guarantee.zones),
  };
}

/** How the fewest nodes that take all pods are divided among zones. */
function fewestNodes({ guarantee: { podsPerNode, replicas, zones } }: SpotSafePlan): readonly number[] {
  return Array.from({ length: zones }, (_, index) => {
    const share = Math.floor(replicas / zones) + (index < replicas % zones ? 1 : 0);
    return Math.ceil(share / podsPerNode);
  });
}

/** How many pods the fullest node and the fullest zone have. */
function crowds(cluster: SimulatedCluster, labels: Labels): Readonly<Record<'node' | 'zone', () => number>> {
  return {
    node: () => placementOf(cluster, labels).worstNode.pods,
    zone: () => placementOf(cluster, labels).worstZone.pods,
  };
}

describeOnSimulation('planSpotSafeWorkload', (simulated) => {
  test.each(SHAPES)('$what: zones come one by one, and every node and zone keeps its limit', async (shape) => {
    const cluster = simulated();
    const { plan, labels, zones } = await applied(cluster, shape);
    const { minDomains = 1, node, nodes, podsPerNode, replicas, zone, zoneCap } = plan.guarantee;
    const divided = fewestNodes(plan);
    expect(divided.reduce((sum, one) => sum + one)).toBe(nodes);
    const meanwhile = await cluster.during(crowds(cluster, labels), async () => {
      for (const [index, count] of divided.entries()) {
        await cluster.addNodes(zones[index] ?? '', count, shape.node);
        if (index > 0 || minDomains === 1) continue;
        await cluster.until('the first zone has its share', () => {
          return readyPods(cluster, labels).length === (zoneCap ?? 1);
        });
      }
      await cluster.allReady(labels, replicas);
    });
    expect(meanwhile.node.most).toBeLessThanOrEqual(podsPerNode);
    expect(meanwhile.zone.most).toBeLessThanOrEqual(zone?.pods ?? replicas);

    const { worstNode } = placementOf(cluster, labels);
    const before = readyPods(cluster, labels);
    await lose(cluster, [worstNode.name]);
    expect(survivorsOf(cluster, before)).toBeGreaterThanOrEqual(node.survivors);
    await cluster.addNodes(worstNode.name.charAt(0), 1, shape.node);
    await cluster.allReady(labels, replicas);
  });

  test.each(SHAPES.filter(({ need }) => need.zones !== 1))('$what: a zone is lost, and then a node', async (shape) => {
    const cluster = simulated();
    const { plan, labels, zones } = await applied(cluster, shape);
    const { heldPods, nodesPerZone, podsPerNode, replicas, zone, zoneAndNode } = plan.guarantee;
    for (const one of zones) await cluster.addNodes(one, nodesPerZone, shape.node);
    await cluster.allReady(labels, replicas);
    const before = readyPods(cluster, labels);
    const { worstZone } = placementOf(cluster, labels);
    await lose(cluster, cluster.nodesOf(worstZone.name));
    expect(survivorsOf(cluster, before)).toBeGreaterThanOrEqual(zone?.survivors ?? replicas);
    const allButHeld = (): boolean => readyPods(cluster, labels).length >= replicas - heldPods;
    await cluster.until('no more wait than are said to', allButHeld);
    expect(placementOf(cluster, labels).worstZone.pods).toBeLessThanOrEqual(zone?.pods ?? replicas);

    const { worstNode } = placementOf(cluster, labels);
    await lose(cluster, [worstNode.name]);
    expect(readyPods(cluster, labels).length).toBeGreaterThanOrEqual(zoneAndNode?.survivors ?? replicas);
    await cluster.addNodes(worstNode.name.charAt(0), 1, shape.node);
    await cluster.until('what ran on the node is there again', allButHeld);
    await cluster.addNodes(worstZone.name, nodesPerZone, shape.node);
    await cluster.allReady(labels, replicas);
    const { worstNode: fullest, worstZone: largest } = placementOf(cluster, labels);
    expect(fullest.pods).toBeLessThanOrEqual(podsPerNode);
    expect(largest.pods).toBeLessThanOrEqual(zone?.pods ?? replicas);
  });

  test.each(SHAPES)('$what: a new revision, and drains, on the fewest nodes', async (shape) => {
    const cluster = simulated();
    const { plan, labels, zones } = await applied(cluster, shape);
    const { disruptions, name, namespace, need, node, podsPerNode, replicas, survive, termination, zone } =
      plan.guarantee;
    for (const [index, count] of fewestNodes(plan).entries())
      await cluster.addNodes(zones[index] ?? '', count, shape.node);
    await cluster.allReady(labels, replicas);
    const path = pathOf(plannedObject(plan, 'Deployment'));
    const meanwhile = await cluster.during(
      { ready: () => readyPods(cluster, labels).length, ...crowds(cluster, labels) },
      async () => {
        expect(await rollOut(cluster, path, labels, replicas)).toEqual({ end: 'complete', fresh: replicas });
      },
    );
    expect(meanwhile.ready.least).toBeGreaterThanOrEqual(replicas - (plan.guarantee.rollOut?.away ?? 0));
    expect(meanwhile.node.most).toBeLessThanOrEqual(podsPerNode);
    expect(meanwhile.zone.most).toBeLessThanOrEqual(zone?.pods ?? replicas);

    const seconds = termination.noticeSeconds || SECONDS_WITHOUT_NOTICE;
    const drained = async (names: readonly string[], pods: number): Promise<void> => {
      expect(await disruptionsAllowed(cluster, namespace, name, replicas)).toBe(disruptions);
      const { ready } = await cluster.during({ ready: () => readyPods(cluster, labels).length }, async () => {
        expect(await drain(cluster, names, seconds)).toMatchObject({ evicted: pods, killed: 0 });
      });
      expect(ready.least).toBeGreaterThanOrEqual(need);
    };
    const { worstNode } = placementOf(cluster, labels);
    expect(worstNode.pods).toBeLessThanOrEqual(node.pods);
    await drained([worstNode.name], worstNode.pods);
    await cluster.addNodes(worstNode.name.charAt(0), 1, shape.node);
    await cluster.allReady(labels, replicas);
    if (survive === 'node') return;
    const { worstZone } = placementOf(cluster, labels);
    await drained(cluster.nodesOf(worstZone.name), worstZone.pods);
  });
});
