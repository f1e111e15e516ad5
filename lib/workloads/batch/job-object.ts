import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import { batchTemplate } from './batch-settings';
import type { SpotJobSettings } from './job-settings';

/** The Job, or the CronJob that makes them. */
export function jobObject<S>(settings: SpotJobSettings<S>): KubernetesObject<S> {
  const { identity, schedule } = settings;
  const { labels, name, namespace } = identity;
  const metadata = { name, namespace, labels };
  const spec = jobSpec(settings);
  if (schedule === undefined) return { apiVersion: 'batch/v1', kind: 'Job', metadata, spec };
  const { cron, startingDeadlineSeconds, timeZone, ...rest } = schedule;
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: {
      schedule: cron,
      ...(timeZone !== undefined && { timeZone }),
      ...(startingDeadlineSeconds !== undefined && { startingDeadlineSeconds }),
      ...rest,
      jobTemplate: { metadata: { labels }, spec },
    },
  };
}

function jobSpec<S>(settings: SpotJobSettings<S>): Values<S> {
  const { backoffLimit, completions, indexed, options, parallelism, ttlSecondsAfterFinished } = settings;
  const { activeDeadlineSeconds, failures = {} } = options;
  const { backoffLimitPerIndex, maxFailedIndexes } = failures;
  return {
    completions,
    parallelism,
    completionMode: indexed ? 'Indexed' : 'NonIndexed',
    ...(backoffLimit !== undefined && { backoffLimit }),
    ...(backoffLimitPerIndex !== undefined && { backoffLimitPerIndex }),
    ...(maxFailedIndexes !== undefined && { maxFailedIndexes }),
    podFailurePolicy: { rules: failureRules(settings) },
    ...(activeDeadlineSeconds !== undefined && { activeDeadlineSeconds }),
    ...(ttlSecondsAfterFinished !== undefined && { ttlSecondsAfterFinished }),
    template: batchTemplate(settings, { annotations: annotationsOf(settings), restartPolicy: 'Never' }),
  };
}

/** The first rule that fits decides: what a program ends with when its node is taken away says nothing about it. */
function failureRules({ options, permanentExitCodes }: SpotJobSettings): readonly Values<never>[] {
  const disrupted = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
  if (permanentExitCodes.length === 0) return [disrupted];
  const action = options.failures?.backoffLimitPerIndex === undefined ? 'FailJob' : 'FailIndex';
  return [disrupted, { action, onExitCodes: { operator: 'In', values: permanentExitCodes } }];
}

/** What Karpenter and the cluster autoscaler read. GKE Autopilot gives the latter a meaning of its own. */
function annotationsOf({ avoidConsolidation, cluster }: SpotJobSettings): Readonly<Record<string, string>> {
  if (!avoidConsolidation) return {};
  return {
    'karpenter.sh/do-not-disrupt': 'true',
    ...(cluster.platform.refusesNodeAccess === undefined && {
      'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
    }),
  };
}
