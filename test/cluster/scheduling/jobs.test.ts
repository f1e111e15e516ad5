import type { KubernetesObject } from '../../../lib/core/plan';
import type { Values } from '../../../lib/core/values';
import { planSpotJob, type SpotJobOptions } from '../../../lib/workloads/batch';
import { BATCH_CLUSTERS, job } from '../../support/batch';
import { poll } from '../polling';
import { evict } from './disruptions';
import { isAlive, isReady, type LivePod } from './live-pod';
import { describeOnSimulation } from './on-simulation';
import { plannedObject } from './planned';
import type { Labels, SimulatedCluster } from './simulated-cluster';

const LABELS: Labels = { 'app.kubernetes.io/name': 'convert' };

/** An indexed job of two that may not fail once. */
const INDEXED: Partial<SpotJobOptions> = {
  completions: 2,
  parallelism: 2,
  indexed: true,
  failures: { backoffLimit: 0 },
};

/** The Job of a plan, in a namespace of its own. */
const planned = (namespace: string, options: Partial<SpotJobOptions>): KubernetesObject =>
  plannedObject(planSpotJob(BATCH_CLUSTERS.karpenter, job({ ...options, namespace })), 'Job');

/** As people write it, who have not heard of failure policies. */
function naive(object: KubernetesObject): KubernetesObject {
  const { podFailurePolicy: _, ...spec } = object['spec'] as Values;
  return { ...object, spec };
}

interface JobStatus {
  readonly failed?: number;
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
}

async function statusOf(cluster: SimulatedCluster, object: KubernetesObject): Promise<JobStatus> {
  const { status } = await cluster.client.get(object);
  return (status ?? {}) as JobStatus;
}

const hasFailed = ({ conditions = [] }: JobStatus): boolean =>
  conditions.some(({ status, type }) => type === 'Failed' && status === 'True');

const indexOf = ({ metadata }: LivePod): string | undefined =>
  metadata.annotations?.['batch.kubernetes.io/job-completion-index'];

const ready = (cluster: SimulatedCluster): readonly LivePod[] => cluster.pods(LABELS).filter(isReady);

/** What a handler does with a pod of a node that is taken back, and the kubelet after it. */
async function interrupt(cluster: SimulatedCluster, pod: LivePod): Promise<void> {
  await evict(cluster, pod);
  const { name, namespace } = pod.metadata;
  await cluster.send('PATCH', `/api/v1/namespaces/${namespace}/pods/${name}/status`, { status: { phase: 'Failed' } });
}

describeOnSimulation('planSpotJob', (simulated) => {
  test('a pod that is interrupted is run again with the same number, and does not count as a failure', async () => {
    const cluster = simulated();
    const object = planned(await cluster.fresh(), INDEXED);
    await cluster.addNodes('a', 2);
    await cluster.apply([object]);
    await cluster.until('both numbers run', () => ready(cluster).length === 2);
    const victim = ready(cluster).find((pod) => indexOf(pod) === '1');
    if (victim === undefined) throw new Error('number 1 does not run');
    await interrupt(cluster, victim);
    await cluster.until('another pod has its number', () =>
      ready(cluster).some((pod) => indexOf(pod) === '1' && pod.metadata.uid !== victim.metadata.uid),
    );
    const status = await statusOf(cluster, object);
    expect(hasFailed(status)).toBe(false);
    expect(status.failed ?? 0).toBe(0);
  });

  test('without its policy the same job has failed after the first interruption', async () => {
    const cluster = simulated();
    const object = naive(planned(await cluster.fresh(), INDEXED));
    await cluster.addNodes('a', 2);
    await cluster.apply([object]);
    await cluster.until('both numbers run', () => ready(cluster).length === 2);
    const [victim] = ready(cluster);
    if (victim === undefined) throw new Error('none runs');
    await interrupt(cluster, victim);
    await poll('the job has failed', async () => (hasFailed(await statusOf(cluster, object)) ? true : undefined));
  });

  test('pods of a node that is gone without a word are run again once its Node is deleted', async () => {
    const cluster = simulated();
    const object = planned(await cluster.fresh(), INDEXED);
    await cluster.addNodes('a', 2);
    await cluster.apply([object]);
    await cluster.until('both numbers run', () => ready(cluster).length === 2);
    const lost = ready(cluster).map(({ metadata }) => metadata.uid);
    for (const { metadata } of cluster.nodes) await cluster.remove(`/api/v1/nodes/${metadata.name}`);
    await cluster.addNodes('b', 2);
    await cluster.until(
      'others have taken their numbers',
      () => ready(cluster).filter(({ metadata }) => !lost.includes(metadata.uid)).length === 2,
      120,
    );
    expect((await statusOf(cluster, object)).failed ?? 0).toBe(0);
  });

  test('no node has more of its pods than it may', async () => {
    const cluster = simulated();
    const object = planned(await cluster.fresh(), { completions: 6, parallelism: 6, podsPerNode: 2 });
    await cluster.addNodes('a', 1);
    await cluster.addNodes('b', 1);
    await cluster.apply([object]);
    expect(await cluster.settled(LABELS, 6)).toBe(4);
    await cluster.addNodes('b', 1);
    await cluster.allReady(LABELS, 6);
    const used = cluster
      .pods(LABELS)
      .filter(isAlive)
      .map(({ spec }) => spec.nodeName);
    expect([...new Set(used)]).toHaveLength(3);
  });
});
