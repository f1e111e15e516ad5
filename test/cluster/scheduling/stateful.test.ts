import { planSpotStateful, type SpotStatefulOptions } from '../../../lib/workloads/stateful';
import { disruptionsAllowed, drain, lose } from './disruptions';
import { describeOnSimulation } from './on-simulation';
import { placementOf, readyPods, survivorsOf } from './placement';
import { plannedObject, plannedObjects, podLabels } from './planned';
import { KARPENTER, WEB } from './shapes';
import { withVolumes } from './volumes';

const ZONES = ['a', 'b', 'c'];

const MEMBERS: readonly (readonly [
  string,
  Pick<SpotStatefulOptions, 'replicas' | 'survive' | 'podManagementPolicy'>,
])[] = [
  ['three', { replicas: 3 }],
  ['five', { replicas: 5 }],
  ['five, one after the other', { replicas: 5, podManagementPolicy: 'OrderedReady' }],
];

describeOnSimulation('planSpotStateful', (simulated) => {
  test.each(MEMBERS)(
    '%s members: what is said is left after a zone, and members come back to their volumes',
    async (_, options) => {
      const cluster = simulated();
      const namespace = await cluster.fresh();
      const { guarantee, ...plan } = planSpotStateful(KARPENTER.cluster, {
        ...options,
        ...WEB,
        name: 'ledger',
        namespace,
        volumeClaims: [{ name: 'data', mountPath: '/data', size: '10Gi' }],
      });
      const { disruptions, need, nodesPerZone, replicas, zone, zoneAndNode } = guarantee;
      const labels = podLabels(plannedObject(plan, 'StatefulSet'));
      await withVolumes(cluster, namespace, async () => {
        for (const one of ZONES) await cluster.addNodes(one, nodesPerZone, KARPENTER.node);
        await cluster.apply(plannedObjects(plan, { startSeconds: 0.1 }));
        await cluster.allReady(labels, replicas);
        const { worstNode, worstZone } = placementOf(cluster, labels);
        expect(worstNode.pods).toBe(1);
        expect(worstZone.pods).toBeLessThanOrEqual(zone?.pods ?? 0);

        expect(await disruptionsAllowed(cluster, namespace, 'ledger', replicas)).toBe(disruptions);
        const { ready } = await cluster.during({ ready: () => readyPods(cluster, labels).length }, async () => {
          expect(await drain(cluster, cluster.nodesOf(worstZone.name), 30)).toMatchObject({ killed: 0 });
        });
        expect(ready.least).toBeGreaterThanOrEqual(need);
        expect(readyPods(cluster, labels).length).toBeGreaterThanOrEqual(zone?.survivors ?? replicas);

        if (options.podManagementPolicy !== 'OrderedReady') {
          const left = await cluster.settled(labels, replicas);
          const { worstNode: next } = placementOf(cluster, labels);
          const before = readyPods(cluster, labels);
          await lose(cluster, [next.name]);
          expect(survivorsOf(cluster, before)).toBeGreaterThanOrEqual(zoneAndNode?.survivors ?? 0);
          await cluster.addNodes(next.name.charAt(0), 1, KARPENTER.node);
          expect(await cluster.settled(labels, replicas)).toBe(left);
        }
        await cluster.addNodes(worstZone.name, nodesPerZone, KARPENTER.node);
        await cluster.allReady(labels, replicas);
        expect(placementOf(cluster, labels).worstZone.pods).toBeLessThanOrEqual(zone?.pods ?? 0);
      });
    },
  );
});
