import type { Finding } from '../../lib/core/finding';
import {
  inspectQueueWorker,
  inspectSpotJob,
  type JobFailures,
  type KedaTrigger,
  type QueueWorkerOptions,
  type SpotJobOptions,
} from '../../lib/workloads/batch';
import { BATCH_CLUSTERS, job, keda, worker } from '../support/batch';
import { kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const { autoDrain, kubelet, nap, none } = BATCH_CLUSTERS;

const ofJob = (options: Partial<SpotJobOptions>, cluster = none): readonly Finding[] =>
  inspectSpotJob(cluster, job(options)).findings;

const ofFailures = (failures: JobFailures, indexed = true): readonly Finding[] =>
  ofJob({ failures, indexed, completions: 10 });

const ofWorker = (options: Partial<QueueWorkerOptions>, cluster = none): readonly Finding[] =>
  inspectQueueWorker(cluster, worker(options)).findings;

const ofTriggers = (...triggers: readonly Partial<KedaTrigger>[]): readonly Finding[] =>
  ofWorker({
    pod: requesting({ cpu: '1' }),
    scaling: keda({ triggers: triggers.map((one) => ({ type: 'rabbitmq', metadata: {}, ...one })) }),
  });

function requesting(requests: Readonly<Record<string, string>>): QueueWorkerOptions['pod'] {
  return { containers: [{ name: 'mailer', image: 'mailer:1', resources: { requests } }] };
}

/** Rules about jobs and workers. */
export const BATCH_CASES: RuleCases = {
  'batch/grace-fits-the-notice': {
    fails: () => ofWorker({ graceSeconds: 16 }, kubelet),
    at: 'graceSeconds',
    passes: () => ofWorker({ graceSeconds: 15 }, kubelet),
  },
  'batch/grace-is-granted': {
    fails: () => ofJob({ graceSeconds: 20 }, nap),
    at: 'graceSeconds',
    passes: () => ofJob({ graceSeconds: 20 }, autoDrain),
  },
  'batch/failures-are-told-apart': {
    fails: () => ofJob({ failures: { backoffLimitPerIndex: 1 }, indexed: true }, kubeadm({ kubernetes: '1.28' })),
    at: 'failures.backoffLimitPerIndex',
    passes: () => ofJob({ failures: { backoffLimitPerIndex: 1 }, indexed: true }, kubeadm({ kubernetes: '1.29' })),
  },
  'batch/name-leaves-room': {
    fails: () => ofJob({ name: 'a'.repeat(61), indexed: true, completions: 11 }),
    at: 'name',
    passes: () => ofJob({ name: 'a'.repeat(61), indexed: true, completions: 10 }),
  },
  'batch/numbers-are-counted-with-numbers': {
    fails: () => ofFailures({ backoffLimitPerIndex: 1 }, false),
    at: 'failures.backoffLimitPerIndex',
    passes: () => ofFailures({ backoffLimitPerIndex: 1, maxFailedIndexes: 10 }),
  },
  'batch/parallel-pods-have-work': {
    fails: () => ofJob({ completions: 2, parallelism: 3 }),
    at: 'parallelism',
    passes: () => ofJob({ completions: 3, parallelism: 3 }),
  },
  'batch/exit-codes-are-the-programs-own': {
    fails: () => ofFailures({ permanentExitCodes: [42, 143] }),
    at: 'failures.permanentExitCodes[1]',
    passes: () => ofFailures({ permanentExitCodes: [42, 144] }),
  },
  'batch/schedule-is-valid': {
    fails: () => ofJob({ schedule: { cron: '0 3 * * 7' } }),
    at: 'schedule.cron',
    passes: () => ofJob({ schedule: { cron: '0 3 * * 6', timeZone: 'Europe/Berlin' } }),
  },
  'batch/work-ends-in-time': {
    fails: () => ofWorker({ onInterruption: 'finish', messageSeconds: 31 }),
    at: 'graceSeconds',
    passes: () => ofWorker({ onInterruption: 'finish', messageSeconds: 30 }),
  },
  'batch/messages-stay-with-their-worker': {
    fails: () => ofWorker({ messageSeconds: 31, invisibleSeconds: 30 }),
    at: 'invisibleSeconds',
    passes: () => ofWorker({ messageSeconds: 30, invisibleSeconds: 30 }),
  },
  'batch/most-workers-are-no-fewer': {
    fails: () => ofWorker({ scaling: keda({ minReplicaCount: 21 }) }),
    at: 'scaling.maxReplicaCount',
    passes: () => ofWorker({ scaling: keda({ minReplicaCount: 20 }) }),
  },
  'batch/use-is-of-a-request': {
    fails: () =>
      ofWorker({ pod: requesting({ memory: '1Gi' }), scaling: { kind: 'cpu', minReplicas: 1, maxReplicas: 2 } }),
    at: 'pod.containers[0].resources.requests',
    passes: () =>
      ofWorker({ pod: requesting({ cpu: '100m' }), scaling: { kind: 'cpu', minReplicas: 1, maxReplicas: 2 } }),
  },
  'batch/budget-lets-nodes-go': {
    fails: () => ofWorker({ maxUnavailable: '0%' }),
    at: 'maxUnavailable',
    passes: () => ofWorker({ maxUnavailable: '1%' }),
  },
  'batch/roll-out-goes-on': {
    fails: () => ofWorker({ rollOut: { maxSurge: 0, maxUnavailable: '0%' } }),
    at: 'rollOut',
    passes: () => ofWorker({ rollOut: { maxSurge: 1, maxUnavailable: 0 } }),
  },
  'batch/none-begins-with-a-queue': {
    fails: () =>
      ofWorker({
        pod: requesting({ cpu: '1' }),
        scaling: keda({
          minReplicaCount: 0,
          triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } }],
        }),
      }),
    at: 'scaling.minReplicaCount',
    passes: () =>
      ofWorker({
        pod: requesting({ cpu: '1' }),
        scaling: keda({
          minReplicaCount: 0,
          triggers: [
            { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } },
            { type: 'kafka', metadata: { topic: 'mails' } },
          ],
        }),
      }),
  },
  'batch/trigger-has-its-metric': {
    fails: () => ofTriggers({ metricType: 'Utilization' }),
    at: 'scaling.triggers[0].metricType',
    passes: () => ofTriggers({ type: 'cpu', metricType: 'Utilization' }, { metricType: 'Value' }),
  },
  'batch/fallback-is-for-each-worker': {
    fails: () =>
      ofWorker({
        scaling: keda({
          fallback: { failureThreshold: 3, replicas: 5 },
          triggers: [{ type: 'prometheus', metricType: 'Value', metadata: {} }],
        }),
      }),
    at: 'scaling.fallback',
    passes: () =>
      ofWorker({
        pod: requesting({ cpu: '1' }),
        scaling: keda({
          fallback: { failureThreshold: 3, replicas: 5 },
          triggers: [
            { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } },
            { type: 'kafka', metadata: { topic: 'mails' } },
          ],
        }),
      }),
  },
  'batch/triggers-are-told-apart': {
    fails: () => ofTriggers({ name: 'a' }, {}, { name: 'a' }),
    at: 'scaling.triggers[2].name',
    passes: () => ofTriggers({ name: 'a' }, {}, {}, { name: 'b' }),
  },
  'batch/cooldown-ends-at-none': {
    fails: () => ofWorker({ scaling: keda({ minReplicaCount: 1, cooldownPeriod: 60 }) }),
    at: 'scaling.cooldownPeriod',
    passes: () => ofWorker({ scaling: keda({ minReplicaCount: 0, cooldownPeriod: 60 }) }),
  },
  'batch/trigger-keeps-no-secret': {
    fails: () => ofTriggers({ metadata: { queueName: 'mails', host: 'amqp://mailer:secret@mq:5672/' } }),
    at: 'scaling.triggers[0].metadata.host',
    passes: () => ofTriggers({ metadata: { queueName: 'mails', host: 'amqp://mq:5672/' } }),
  },
};
