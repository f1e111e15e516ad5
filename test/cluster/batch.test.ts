import type { KubernetesObject } from '../../lib/core/plan';
import {
  inspectQueueWorker,
  inspectSpotJob,
  type QueueWorkerOptions,
  type SpotJobOptions,
} from '../../lib/workloads/batch';
import { BATCH_CLUSTERS, job, keda, objectsOf, worker } from '../support/batch';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { applyTwice, removeAll } from './waves';

const { karpenter } = BATCH_CLUSTERS;

/** What would be applied, whatever rules say of it. */
const ofJob = (options: Partial<SpotJobOptions>): readonly KubernetesObject[] =>
  draftOf(inspectSpotJob(karpenter, job(options)));

const ofWorker = (options: Partial<QueueWorkerOptions>): readonly KubernetesObject[] =>
  draftOf(inspectQueueWorker(karpenter, worker(options)));

function draftOf({ draft }: ReturnType<typeof inspectSpotJob>): readonly KubernetesObject[] {
  if (draft === undefined) throw new TypeError('there is no draft');
  return objectsOf(draft as Parameters<typeof objectsOf>[0]);
}

const INDEXED: Partial<SpotJobOptions> = { completions: 10, parallelism: 4, indexed: true };

describeOnCluster('jobs and workers: applied twice, nothing changes the second time', () => {
  test.each<[string, readonly KubernetesObject[]]>([
    ['a job', ofJob({ priority: { className: 'later', value: 10 }, createNamespace: true, namespace: 'batch' })],
    [
      'an indexed job',
      ofJob({
        ...INDEXED,
        podsPerNode: 2,
        failures: { backoffLimitPerIndex: 2, maxFailedIndexes: 3, permanentExitCodes: [42, 3] },
        activeDeadlineSeconds: 3600,
      }),
    ],
    ['an indexed job with a long name', ofJob({ ...INDEXED, name: 'a'.repeat(61) })],
    ['a schedule', ofJob({ schedule: { cron: '30 3 * * 1-5', timeZone: 'Europe/Berlin' } })],
    ['a schedule with a long name', ofJob({ name: 'a'.repeat(52), schedule: { cron: '@every 1h30m' } })],
    ['workers', ofWorker({ maxUnavailable: '20%', podsPerNode: 3 })],
    [
      'workers that are scaled by CPU',
      ofWorker({
        pod: { containers: [{ name: 'a', image: 'a', resources: { requests: { cpu: '100m' } } }] },
        scaling: { kind: 'cpu', minReplicas: 2, maxReplicas: 8 },
      }),
    ],
    ['workers that are scaled by a queue', ofWorker({ scaling: keda({ minReplicaCount: 0, cooldownPeriod: 60 }) })],
  ])('%s', async (_, objects) => {
    const waves = objects.map((object) => ({ objects: [object], establishes: [] }));
    expect(await applyTwice(sharedCluster(), waves)).toHaveLength(objects.length);
    await removeAll(sharedCluster(), waves);
  });

  test.each<[string, readonly KubernetesObject[], RegExp]>([
    ['a name that is too long', ofJob({ name: 'a'.repeat(53), schedule: { cron: '@daily' } }), /52/],
    ['a name that leaves no room for numbers', ofJob({ ...INDEXED, name: 'a'.repeat(62) }), /invalid DNS label/],
    ['numbers without numbers', ofJob({ failures: { backoffLimitPerIndex: 1 } }), /indexed completion mode/],
    [
      'more failed numbers than there are',
      ofJob({ ...INDEXED, failures: { backoffLimitPerIndex: 1, maxFailedIndexes: 11 } }),
      /maxFailedIndexes/,
    ],
    [
      'failed numbers that nobody counts',
      ofJob({ ...INDEXED, failures: { maxFailedIndexes: 1 } }),
      /backoffLimitPerIndex/,
    ],
    ['a seventh day of the week', ofJob({ schedule: { cron: '0 0 * * 7' } }), /schedule/],
    ['a time zone in the schedule', ofJob({ schedule: { cron: 'TZ=UTC 0 0 * * *' } }), /TZ/],
    ['the time zone of the machine', ofJob({ schedule: { cron: '@daily', timeZone: 'Local' } }), /timeZone/],
    ['a time zone in lower case', ofJob({ schedule: { cron: '@daily', timeZone: 'europe/berlin' } }), /timeZone/],
    ['a roll-out that stands still', ofWorker({ rollOut: { maxSurge: 0, maxUnavailable: 0 } }), /maxUnavailable/],
  ])('the API server refuses what a rule of ours does: %s', async (_, objects, message) => {
    const [object] = objects;
    if (object === undefined) throw new TypeError('there is an object');
    await expect(sharedCluster().apply(object, { dryRun: true })).rejects.toThrow(message);
  });
});
