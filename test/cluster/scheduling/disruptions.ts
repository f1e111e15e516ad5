import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../api-connection';
import { poll } from '../polling';
import type { LivePod } from './live-pod';
import type { SimulatedCluster } from './simulated-cluster';

const INTERRUPTED = { key: 'test.cluster-blueprints/interrupted', effect: 'NoSchedule' };

/** How a drain went. */
export interface DrainResult {
  /** Evictions that were granted. */
  readonly evicted: number;
  /** Evictions that a PodDisruptionBudget forbade at that moment. */
  readonly refused: number;
  /** Pods that ran until the machine was gone. */
  readonly killed: number;
}

/** Machines that vanish with all that runs on them, without a notice. */
export async function lose(cluster: SimulatedCluster, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => cluster.remove(`/api/v1/nodes/${name}`)));
  const lost = runningOn(cluster, names);
  await cluster.kill(lost);
  await cluster.until('lost nodes are gone, and what ran on them', () => {
    const isNodeThere = cluster.nodes.some(({ metadata }) => names.includes(metadata.name));
    return !isNodeThere && runningOn(cluster, names).length === 0;
  });
}

/**
 * What handlers of interruptions do: they taint, and evict what may be evicted until the notice is over. Then the machines
 * are gone.
 */
export async function drain(
  cluster: SimulatedCluster,
  names: readonly string[],
  noticeSeconds: number,
): Promise<DrainResult> {
  for (const { metadata, spec } of cluster.nodes.filter((node) => names.includes(node.metadata.name))) {
    const taints = [...(spec.taints ?? []), INTERRUPTED];
    await cluster.send('PATCH', `/api/v1/nodes/${metadata.name}`, { spec: { taints } });
  }
  const deadline = Date.now() + noticeSeconds * 1000;
  let [evicted, refused] = [0, 0];
  while (runningOn(cluster, names).length > 0 && Date.now() < deadline) {
    for (const pod of runningOn(cluster, names)) {
      if (pod.metadata.deletionTimestamp !== undefined) continue;
      if (await evict(cluster, pod)) evicted += 1;
      else refused += 1;
    }
    await sleep(100);
  }
  const killed = runningOn(cluster, names).length;
  await lose(cluster, names);
  return { evicted, refused, killed };
}

/** What the kubelet of a node says last, as it shuts down. */
export async function reportNotReady(cluster: SimulatedCluster, name: string): Promise<void> {
  const conditions = cluster.nodes.find(({ metadata }) => metadata.name === name)?.status.conditions ?? [];
  const now = new Date().toISOString();
  const news = { status: 'False', reason: 'KubeletNotReady', lastTransitionTime: now, lastHeartbeatTime: now };
  const reported = conditions.map((one) => (one.type === 'Ready' ? { ...one, ...news } : one));
  await cluster.send('PATCH', `/api/v1/nodes/${name}/status`, { status: { conditions: reported } });
}

/** Asks for the eviction of a pod. Returns whether PodDisruptionBudgets let it go. */
export async function evict(cluster: SimulatedCluster, { metadata: { name, namespace } }: LivePod): Promise<boolean> {
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  try {
    await cluster.send('POST', path, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 429) return false;
    if (error instanceof ApiError && error.status === 404) return true;
    throw error;
  }
}

interface BudgetStatus {
  readonly expectedPods: number;
  readonly currentHealthy: number;
  readonly disruptionsAllowed: number;
}

/** Waits until a PodDisruptionBudget knows that all of its pods are Ready. Returns how many of them may go. */
export async function disruptionsAllowed(
  cluster: SimulatedCluster,
  namespace: string,
  name: string,
  pods: number,
): Promise<number> {
  const identity = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name, namespace } };
  return await poll(`the budget ${name} knows its pods`, async () => {
    const { status } = (await cluster.client.get(identity)) as { readonly status?: unknown };
    const { currentHealthy, disruptionsAllowed: allowed, expectedPods } = (status ?? {}) as Partial<BudgetStatus>;
    return expectedPods === pods && currentHealthy === pods ? allowed : undefined;
  });
}

function runningOn(cluster: SimulatedCluster, names: readonly string[]): readonly LivePod[] {
  return cluster.pods().filter(({ spec }) => spec.nodeName !== undefined && names.includes(spec.nodeName));
}
