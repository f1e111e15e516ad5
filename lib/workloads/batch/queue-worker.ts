import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { counted } from '../placement/words';
import { batchSteps } from './batch-settings';
import { BATCH_COMPOSE_RULES, WORKER_PLAN_RULES } from './rules';
import { scalingObjects, workerObjects } from './worker-objects';
import type { QueueWorkerOptions } from './worker-options';
import { workerReport } from './worker-report';
import { type QueueWorkerSettings, resolveQueueWorker } from './worker-settings';

/**
 * Plans workers that take messages from a queue, on nodes that come and go: how many there are, and how they end when their
 * node is taken back.
 *
 * @param cluster - where they run. For `scaling` by `keda`, KEDA must be there.
 * @param options - what runs, how many, and what becomes of the message that a worker is at.
 * @throws BlueprintError with every problem found: messages that take longer than nodes grant, triggers that KEDA refuses.
 * @see https://keda.sh/docs/latest/concepts/scaling-deployments/
 * @example
 * ```ts
 * const plan = planQueueWorker(cluster, {
 *   name: 'mailer',
 *   pod: { containers: [{ name: 'mailer', image: 'ghcr.io/example/mailer:2.1.0' }] },
 *   scaling: {
 *     kind: 'keda',
 *     minReplicaCount: 0,
 *     maxReplicaCount: 40,
 *     triggers: [
 *       {
 *         type: 'aws-sqs-queue',
 *         metadata: { queueURL: 'https://sqs.eu-central-1.amazonaws.com/111122223333/mails', queueLength: '5' },
 *         authenticationRef: { name: 'mailer' },
 *       },
 *     ],
 *   },
 *   invisibleSeconds: 120,
 * });
 * ```
 */
export function planQueueWorker<S = string>(cluster: Cluster<S>, options: QueueWorkerOptions<S>): InstallPlan<S> {
  return planOf('queue worker', inspectQueueWorker(cluster, options));
}

/** What {@link planQueueWorker} would say, without throwing. */
export function inspectQueueWorker<S = string>(cluster: Cluster<S>, options: QueueWorkerOptions<S>): Inspection<S> {
  return inspect<S, QueueWorkerOptions<S>, QueueWorkerSettings<S>>(
    {
      schema: 'QueueWorkerOptions',
      resolve: resolveQueueWorker,
      rules: WORKER_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: QueueWorkerSettings<S>): PlanBody<S> {
  const { identity, workers } = settings;
  const { max, min } = workers;
  return {
    name: identity.name,
    title: `${identity.name}, ${min === max ? counted(max, 'worker') : `${min} to ${counted(max, 'worker')}`}`,
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: NO_NEEDS,
    steps: batchSteps(settings, { workers: workerObjects(settings), scaling: scalingObjects(settings) }),
    rules: BATCH_COMPOSE_RULES,
    page: workerReport(settings),
  };
}
