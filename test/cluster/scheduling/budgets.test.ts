import type { Values } from '../../../lib/core/values';
import { type DrainResult, disruptionsAllowed, drain, evict } from './disruptions';
import { describeOnSimulation } from './on-simulation';
import { readyPods } from './placement';
import { ZONE } from './simulated-node';
import { budget, deployment, spread } from './workload';

const CART = { app: 'cart' };

/** Far more than pods take here that may go, and far less than a test may. */
const NOTICE_SECONDS = 15;

describeOnSimulation('disruption budgets, while a zone is drained that has three of nine replicas', (simulated) => {
  test.each<[string, Values, number, number]>([
    ['nine of nine', { minAvailable: 9 }, 0, 3],
    ['90 %, which is nine', { minAvailable: '90%' }, 0, 3],
    ['no more than one', { maxUnavailable: 1 }, 1, 0],
    ['no more than 10 %, which is one', { maxUnavailable: '10%' }, 1, 0],
    ['five of nine', { minAvailable: 5 }, 4, 0],
  ])('%s', async (_, spec, mayGo, killed) => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    for (const zone of ['a', 'b', 'c']) await cluster.addNodes(zone, 4);
    const pod = { topologySpreadConstraints: [spread('cart', ZONE, 1, { nodeTaintsPolicy: 'Honor' })] };
    await cluster.apply([deployment({ name: 'cart', namespace, replicas: 9, pod, startSeconds: 0.5 })]);
    await cluster.allReady(CART, 9);
    await cluster.apply([budget('cart', namespace, spec)]);
    expect(await disruptionsAllowed(cluster, namespace, 'cart', 9)).toBe(mayGo);
    let result: DrainResult | undefined;
    const { ready } = await cluster.during({ ready: () => readyPods(cluster, CART).length }, async () => {
      result = await drain(cluster, cluster.nodesOf('a'), mayGo === 0 ? 2 : NOTICE_SECONDS);
    });
    expect(result).toMatchObject({ evicted: 3 - killed, killed });
    if (killed === 0) expect(ready.least).toBeGreaterThanOrEqual(9 - mayGo);
  });

  test.each([
    ['IfHealthyBudget', false],
    ['AlwaysAllow', true],
  ])('pods that never become Ready, %s', async (unhealthyPodEvictionPolicy, goes) => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    await cluster.addNodes('a', 2);
    await cluster.apply([
      deployment({ name: 'cart', namespace, replicas: 3, startSeconds: 3600 }),
      budget('cart', namespace, { minAvailable: 2, unhealthyPodEvictionPolicy }),
    ]);
    await cluster.until('pods have nodes', () => {
      return cluster.pods(CART).filter(({ spec }) => spec.nodeName !== undefined).length === 3;
    });
    const status = { phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }] };
    for (const { metadata } of cluster.pods(CART))
      await cluster.send('PATCH', `/api/v1/namespaces/${namespace}/pods/${metadata.name}/status`, { status });
    const [pod] = cluster.pods(CART);
    expect(pod && (await evict(cluster, pod))).toBe(goes);
  });
});
