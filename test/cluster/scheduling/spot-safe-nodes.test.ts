import { lose } from './disruptions';
import { describeOnSimulation } from './on-simulation';
import { placementOf, readyPods, survivorsOf } from './placement';
import { pathOf, plannedObject, plannedObjects, podLabels } from './planned';
import { rollOut } from './roll-out';
import { AKS, GKE, KARPENTER, planShape } from './shapes';

const ZONES = ['a', 'b', 'c'];

/** A wave may be placed before the one that it replaces is gone, which leaves zones uneven: rarely, and not for long. */
const ATTEMPTS = 6;

describeOnSimulation('planSpotSafeWorkload and an autoscaler', (simulated) => {
  test('it begins with what is needed, keeps it, and is even again after load and a new revision', async () => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    const need = { need: 5, survive: 'zone+node', autoscale: { maxReplicas: 18 } } as const;
    const plan = planShape({ what: 'scaled', ...KARPENTER, need, profile: 'packing' }, namespace);
    const { autoscale, podsPerNode, replicas, zone } = plan.guarantee;
    const labels = podLabels(plannedObject(plan, 'Deployment'));
    for (const one of ZONES) await cluster.addNodes(one, 6, KARPENTER.node);
    await cluster.apply(plannedObjects(plan, { profile: 'packing' }));
    await cluster.allReady(labels, replicas);
    expect(placementOf(cluster, labels).worstZone.pods).toBeLessThanOrEqual(zone?.pods ?? 0);

    const path = pathOf(plannedObject(plan, 'Deployment'));
    await cluster.send('PATCH', path, { spec: { replicas: 18 } });
    await cluster.allReady(labels, 18);
    expect(placementOf(cluster, labels).worstNode.pods).toBeLessThanOrEqual(podsPerNode);
    const before = readyPods(cluster, labels);
    const [lost] = cluster.nodesOf(placementOf(cluster, labels).worstZone.name);
    await lose(cluster, [lost ?? '']);
    expect(survivorsOf(cluster, before)).toBeGreaterThanOrEqual(18 - podsPerNode);
    await cluster.addNodes(lost?.charAt(0) ?? '', 1, KARPENTER.node);
    await cluster.allReady(labels, 18);
    await cluster.send('PATCH', path, { spec: { replicas } });
    await cluster.allReady(labels, replicas);
    expect(placementOf(cluster, labels).worstZone.pods).toBeLessThanOrEqual(autoscale?.worstZoneAfterward ?? 0);

    let isEven = false;
    for (let attempt = 1; attempt <= ATTEMPTS && !isEven; attempt++) {
      expect(await rollOut(cluster, path, labels, replicas)).toEqual({ end: 'complete', fresh: replicas });
      isEven = placementOf(cluster, labels).worstZone.pods === zone?.pods;
    }
    expect(isEven).toBe(true);
  });
});

describeOnSimulation('planSpotSafeWorkload and its nodes', (simulated) => {
  test('while a zone is away a new revision waits, and takes nothing away', async () => {
    const cluster = simulated();
    const need = { need: 5, survive: 'zone+node' } as const;
    const plan = planShape({ what: 'held', ...KARPENTER, need, profile: 'spreading' }, await cluster.fresh());
    const { nodesPerZone, replicas, zone } = plan.guarantee;
    const labels = podLabels(plannedObject(plan, 'Deployment'));
    for (const one of ZONES) await cluster.addNodes(one, nodesPerZone, KARPENTER.node);
    await cluster.apply(plannedObjects(plan));
    await cluster.allReady(labels, replicas);
    await lose(cluster, cluster.nodesOf('b'));
    const { ready } = await cluster.during({ ready: () => readyPods(cluster, labels).length }, async () => {
      const path = pathOf(plannedObject(plan, 'Deployment'));
      expect(await rollOut(cluster, path, labels, replicas)).toEqual({ end: 'stuck', fresh: 0 });
    });
    expect(ready.least).toBe(zone?.survivors);
    await cluster.addNodes('b', nodesPerZone, KARPENTER.node);
    await cluster.allReady(labels, replicas);
  });

  test.each([
    ['GKE', GKE],
    ['AKS', AKS],
  ])('%s: spot nodes first, and others while there are none', async (_, where) => {
    const cluster = simulated();
    const plan = planShape({ what: 'any', ...where, need: { need: 5 }, profile: 'spreading' }, await cluster.fresh());
    for (const zone of ZONES) await cluster.addNodes(zone, plan.guarantee.nodesPerZone);
    await cluster.apply(plannedObjects(plan));
    await cluster.allReady(podLabels(plannedObject(plan, 'Deployment')), plan.guarantee.replicas);
  });

  test.each([
    ['GKE', GKE],
    ['AKS', AKS],
    ['Karpenter', KARPENTER],
  ])('%s: spot nodes and nothing else', async (_, where) => {
    const cluster = simulated();
    const need = { need: 5, nodes: { capacity: 'spot' } } as const;
    const plan = planShape({ what: 'spot', ...where, need, profile: 'spreading' }, await cluster.fresh());
    const { nodesPerZone, replicas } = plan.guarantee;
    const labels = podLabels(plannedObject(plan, 'Deployment'));
    for (const zone of ZONES) await cluster.addNodes(zone, nodesPerZone);
    await cluster.apply(plannedObjects(plan));
    expect(await cluster.settled(labels, replicas)).toBe(0);
    for (const zone of ZONES) await cluster.addNodes(zone, nodesPerZone, where.node);
    await cluster.allReady(labels, replicas);
  });
});
