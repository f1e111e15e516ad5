import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../../../lib/core/cluster';
import type { KubernetesObject } from '../../../lib/core/plan';
import { isTree } from '../../../lib/core/values';
import {
  planSpotSafeWorkload,
  type SpotSafePlan,
  type SpotSafeWorkloadOptions,
} from '../../../lib/workloads/spot-safe';
import { LOSS_TAINTS } from '../../../lib/workloads/spot-safe/objects/pod-template';
import type { LiveObject } from '../kubernetes';
import { reportNotReady } from './disruptions';
import { isAlive, type LivePod } from './live-pod';
import { Mirror } from './mirror';
import { describeOnSimulation } from './on-simulation';
import { plannedObject, plannedObjects, podLabels } from './planned';
import { GKE, KARPENTER, WEB } from './shapes';
import type { SimulatedCluster } from './simulated-cluster';
import type { NodeShape } from './simulated-node';

/** A lease may be ten seconds old when its kubelet falls silent, and the controller looks every five. */
const ABOUT_SECONDS = 15;

/** The controller looks every five seconds at what kubelets report. */
const SOON_SECONDS = 6;

/** Between two things that the same look of the controller begins. */
const EXACT_SECONDS = 3;

/** One on each node: three zones have three nodes each. */
const REPLICAS = 9;

/** Nodes that any of the workloads may use. */
const SPOT: NodeShape = { labels: { ...GKE.node.labels, ...KARPENTER.node.labels } };

interface Case {
  readonly name: string;
  readonly cluster: Cluster;
  readonly drain?: NonNullable<SpotSafeWorkloadOptions['drain']>;
}

const CASES: readonly Case[] = [
  { name: 'as-planned-for-gke', cluster: GKE.cluster },
  { name: 'given-up-at-once-on-gke', cluster: GKE.cluster, drain: { lossEvictionSeconds: 0 } },
  { name: 'as-planned-for-karpenter', cluster: KARPENTER.cluster },
];

/** The same pods, but for the tolerations that make the difference. */
const CONTROL: Case = { name: 'control', cluster: GKE.cluster };

/** A part of the endpoints of a Service, as the API server has it. */
interface LiveSlice extends LiveObject {
  readonly endpoints?: readonly {
    readonly nodeName?: string;
    readonly conditions: { readonly ready?: boolean };
  }[];
}

/** What becomes of the pod that a workload has on a node, in seconds from the loss. `Infinity`: nothing yet. */
interface Loss {
  readonly plan: SpotSafePlan;
  readonly node: string;
  readonly at: number;
  endpointsLeave: number;
  replacementsBegin: number;
}

function planOf({ cluster, drain, name }: Case, namespace: string): SpotSafePlan {
  const need = { need: 5, zones: 3, replicas: REPLICAS, podsPerNode: 1 };
  return planSpotSafeWorkload(cluster, { ...need, ...WEB, ...(drain && { drain }), name, namespace });
}

/** An object whose pods stay on lost nodes for as long as Kubernetes itself says. */
function withoutLossTolerations(object: KubernetesObject): KubernetesObject {
  const { spec } = object;
  if (!isTree(spec) || !isTree(spec['template']) || !isTree(spec['template']['spec'])) return object;
  const { template } = spec;
  const { tolerations, ...pod } = spec['template']['spec'];
  const others = (tolerations as readonly { readonly key: string }[]).filter(({ key }) => {
    return !LOSS_TAINTS.some((taint) => taint === key);
  });
  return { ...object, spec: { ...spec, template: { ...template, spec: { ...pod, tolerations: others } } } };
}

function podsOf(cluster: SimulatedCluster, plan: SpotSafePlan): readonly LivePod[] {
  return cluster.pods(podLabels(plannedObject(plan, 'Deployment')));
}

/** Whether traffic is sent to the pod that a workload has on a node. */
function isServed(slices: Mirror<LiveSlice>, { guarantee }: SpotSafePlan, node: string): boolean {
  return slices.all
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === guarantee.name)
    .flatMap(({ endpoints }) => endpoints ?? [])
    .some(({ conditions, nodeName }) => nodeName === node && conditions.ready === true);
}

/** Whether there are as many pods of a workload as before, without the one on a node. */
function isReplaced(cluster: SimulatedCluster, plan: SpotSafePlan, node: string): boolean {
  const alive = podsOf(cluster, plan).filter(isAlive);
  return alive.length === REPLICAS && alive.every(({ spec }) => spec.nodeName !== node);
}

/** Notes for a while when losses are felt, and made good. */
async function watch(
  cluster: SimulatedCluster,
  slices: Mirror<LiveSlice>,
  losses: readonly Loss[],
  seconds: number,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    for (const loss of losses) {
      const now = (Date.now() - loss.at) / 1000;
      if (!isServed(slices, loss.plan, loss.node)) loss.endpointsLeave = Math.min(loss.endpointsLeave, now);
      if (isReplaced(cluster, loss.plan, loss.node)) loss.replacementsBegin = Math.min(loss.replacementsBegin, now);
    }
    await sleep(50);
  }
}

describeOnSimulation('what a guarantee says in seconds', (simulated) => {
  let silent: readonly Loss[] = [];
  let shutDown: readonly Loss[] = [];

  const lossOf = (losses: readonly Loss[], { name }: Case): Loss => {
    const found = losses.find(({ plan }) => plan.guarantee.name === name);
    if (found === undefined) throw new Error(`${name} has lost nothing`);
    return found;
  };

  beforeAll(async () => {
    const cluster = simulated();
    const namespace = await cluster.fresh();
    const kubelets = cluster.startKubelets('mortal');
    // Nodes of one zone would be given up one by one, ten seconds apart.
    const [silentNode = ''] = await cluster.addNodes('a', 1, { ...SPOT, kubelets: 'mortal' });
    const [shutDownNode = ''] = await cluster.addNodes('b', 1, { ...SPOT, kubelets: 'mortal' });
    for (const [zone, others] of Object.entries({ a: 2, b: 2, c: 3 })) await cluster.addNodes(zone, others, SPOT);

    const control = planOf(CONTROL, namespace);
    const plans = [...CASES.map((one) => planOf(one, namespace)), control];
    for (const plan of plans) {
      const objects = plannedObjects(plan);
      await cluster.apply(plan === control ? objects.map(withoutLossTolerations) : objects);
    }
    for (const plan of plans) await cluster.allReady(podLabels(plannedObject(plan, 'Deployment')), REPLICAS);
    const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`;
    const slices = await Mirror.of<LiveSlice>(cluster.client.connection, path, () => {});
    try {
      await cluster.until('traffic is sent to all pods', () => {
        return plans.every((plan) => cluster.nodes.every(({ metadata }) => isServed(slices, plan, metadata.name)));
      });
      const lost = (node: string): readonly Loss[] => {
        return plans.map((plan) => {
          return { plan, node, at: Date.now(), endpointsLeave: Infinity, replacementsBegin: Infinity };
        });
      };
      silent = lost(silentNode);
      await kubelets.stop();
      shutDown = lost(shutDownNode);
      await reportNotReady(cluster, shutDownNode);
      const last = Math.max(...plans.map(({ guarantee }) => guarantee.silent.replacementsBegin));
      await watch(cluster, slices, [...silent, ...shutDown], last + ABOUT_SECONDS);
    } finally {
      await slices.stop();
    }
  });

  test.each(CASES)('$name: a node is gone without a word', (one) => {
    const { plan, endpointsLeave, replacementsBegin } = lossOf(silent, one);
    const { life, silent: stated } = plan.guarantee;
    expect(Math.abs(endpointsLeave - stated.endpointsLeave)).toBeLessThan(ABOUT_SECONDS);
    expect(Math.abs(replacementsBegin - stated.replacementsBegin)).toBeLessThan(ABOUT_SECONDS);
    expect(Math.abs(replacementsBegin - endpointsLeave - life.lossEvictionSeconds)).toBeLessThan(EXACT_SECONDS);
  });

  test.each(CASES.filter(({ cluster }) => cluster.distribution === 'gke'))('$name: a node shuts down', (one) => {
    const { plan, endpointsLeave, replacementsBegin } = lossOf(shutDown, one);
    const { announced: stated, life, termination } = plan.guarantee;
    expect(termination.drainedBy).toBe('shutdown');
    expect(endpointsLeave).toBeGreaterThanOrEqual(life.lossEvictionSeconds);
    expect(endpointsLeave).toBeLessThan(stated.endpointsLeave + SOON_SECONDS);
    expect(Math.abs(replacementsBegin - endpointsLeave)).toBeLessThan(EXACT_SECONDS);
  });

  test('without our tolerations nothing is replaced meanwhile, and a node that has shut down is sent traffic', () => {
    const [gone, down] = [lossOf(silent, CONTROL), lossOf(shutDown, CONTROL)];
    expect(Math.abs(gone.endpointsLeave - gone.plan.guarantee.silent.endpointsLeave)).toBeLessThan(ABOUT_SECONDS);
    expect(gone.replacementsBegin).toBe(Infinity);
    expect([down.endpointsLeave, down.replacementsBegin]).toEqual([Infinity, Infinity]);
  });
});
