import type { Rule } from '../../../core/rule';
import type { PodCount, PodShare } from '../../spot-safe/options';
import type { KedaTrigger } from '../keda-options';
import type { QueueWorkerSettings } from '../worker-settings';

const SCALED_OBJECT = 'https://keda.sh/docs/latest/reference/scaledobject-spec/';
const KEDA_WEBHOOK = 'https://keda.sh/docs/latest/concepts/admission-webhooks/';
const DRAIN = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';

/** What must hold for workers, besides for those that KEDA scales. */
export const WORKER_RULES: readonly Rule<QueueWorkerSettings>[] = [
  {
    id: 'batch/work-ends-in-time',
    title: 'A worker that finishes its message has the time for it when its node is taken back',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    check: ({ ending, onInterruption, options, secondsToEnd, termination }, report) => {
      if (onInterruption !== 'finish') return;
      const { messageSeconds } = options;
      const instead = "set onInterruption to 'return', and have the program leave the message to the queue";
      if (messageSeconds === undefined)
        report({
          path: ['messageSeconds'],
          message: 'how long a message takes is not said',
          fix: `set it, or ${instead}`,
        });
      else if (messageSeconds > ending.graceSeconds && messageSeconds <= (termination.podSeconds ?? Infinity))
        report({
          path: ['graceSeconds'],
          message: `a message takes ${messageSeconds} seconds, and a worker is killed after ${ending.graceSeconds}`,
          fix: `set it to ${messageSeconds}, or ${instead}`,
        });
      else if (termination.drainedBy !== 'nothing' && messageSeconds > secondsToEnd)
        report({
          path: ['onInterruption'],
          message: `a message takes ${messageSeconds} seconds, and ${termination.title} leaves a pod ${secondsToEnd}`,
          fix: instead,
        });
    },
  },
  {
    id: 'batch/messages-stay-with-their-worker',
    title: 'A queue keeps a message from others for as long as it takes',
    severity: 'warning',
    evidence: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
    check: ({ options: { invisibleSeconds, messageSeconds } }, report) => {
      if (invisibleSeconds === undefined || messageSeconds === undefined || invisibleSeconds >= messageSeconds) return;
      report({
        path: ['invisibleSeconds'],
        message: `a message takes ${messageSeconds} seconds, and another worker gets it after ${invisibleSeconds}`,
        fix: `have the queue wait for ${messageSeconds} or longer, or have workers extend it, and waive this`,
      });
    },
  },
  {
    id: 'batch/most-workers-are-no-fewer',
    title: 'The most workers are no fewer than the fewest',
    severity: 'error',
    evidence: SCALED_OBJECT,
    check: ({ options: { scaling }, workers: { max, min } }, report) => {
      if (scaling.kind === 'fixed' || (max >= min && max > 0)) return;
      report({
        path: ['scaling', scaling.kind === 'cpu' ? 'maxReplicas' : 'maxReplicaCount'],
        message: `the fewest are ${min}, and the most ${max}`,
        fix: `set it to ${Math.max(1, min)} or more`,
      });
    },
  },
  {
    id: 'batch/use-is-of-a-request',
    title: 'Whatever is scaled by its use requests something that the use is a share of',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-resource-metrics',
    check: ({ options: { pod, scaling } }, report) => {
      for (const resource of ['cpu', 'memory'] as const) {
        const isAsked =
          scaling.kind === 'keda' ? scaling.triggers.some(({ type }) => type === resource) : scaling.kind === resource;
        if (!isAsked) continue;
        for (const [index, { name, resources }] of pod.containers.entries()) {
          if ((resources?.requests?.[resource] ?? resources?.limits?.[resource]) !== undefined) continue;
          report({
            path: ['pod', 'containers', index, 'resources', 'requests'],
            message: `'${name}' requests no ${resource}, and nothing scales the workers while one container does not`,
            fix: `set ${resource}`,
          });
        }
      }
    },
  },
  {
    id: 'batch/budget-lets-nodes-go',
    title: 'At least one worker may be away, so that nodes can be drained',
    severity: 'error',
    evidence: DRAIN,
    check: ({ options: { maxUnavailable } }, report) => {
      if (maxUnavailable === undefined || !isNothing(maxUnavailable)) return;
      report({
        path: ['maxUnavailable'],
        message: 'no worker may be evicted: all of them are killed with their node, without being told',
        fix: "set it to 1 or more, to a share such as '20%', or leave it out",
      });
    },
  },
  {
    id: 'batch/roll-out-goes-on',
    title: 'A roll-out may take a worker away, or add one',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
    check: ({ rollOut: { maxSurge, maxUnavailable } }, report) => {
      if (!isNothing(maxSurge) || !isNothing(maxUnavailable)) return;
      report({
        path: ['rollOut'],
        message: 'neither may a worker be away nor may there be one more, which Kubernetes refuses',
        fix: 'set maxUnavailable or maxSurge to 1 or more',
      });
    },
  },
];

function isNothing(value: PodCount | PodShare): boolean {
  return value === 0 || value === '0%';
}

/** What KEDA itself refuses, and what would do nothing. */
export const KEDA_RULES: readonly Rule<QueueWorkerSettings>[] = [
  {
    id: 'batch/none-begins-with-a-queue',
    title: 'What wakes workers when there is none is not their own use of CPU or memory',
    severity: 'error',
    evidence: KEDA_WEBHOOK,
    check: ({ options: { scaling } }, report) => {
      if (scaling.kind !== 'keda' || scaling.minReplicaCount !== 0 || !scaling.triggers.every(isOwnUse)) return;
      report({
        path: ['scaling', 'minReplicaCount'],
        message: 'where nothing runs, nothing uses CPU or memory: KEDA refuses it',
        fix: 'set it to 1 or more, or add a trigger that asks the queue',
      });
    },
  },
  {
    id: 'batch/trigger-has-its-metric',
    title: 'A use is a share for CPU and memory alone, and those are never taken for all workers together',
    severity: 'error',
    evidence: 'https://keda.sh/docs/latest/scalers/cpu/',
    check: ({ options: { scaling } }, report) => {
      if (scaling.kind !== 'keda') return;
      for (const [index, trigger] of scaling.triggers.entries()) {
        const { metricType, type } = trigger;
        const wrong = isOwnUse(trigger)
          ? metricType === undefined || metricType === 'Value'
          : metricType === 'Utilization';
        if (!wrong) continue;
        const fits = isOwnUse(trigger) ? "'Utilization' or 'AverageValue'" : "'AverageValue' or 'Value'";
        report({
          path: ['scaling', 'triggers', index, 'metricType'],
          message: `'${type}' has ${fits}${metricType === undefined ? ', and none is given' : `, not '${metricType}'`}`,
          fix: `set it to ${fits}`,
        });
      }
    },
  },
  {
    id: 'batch/fallback-is-for-each-worker',
    title: 'Workers fall back on a number only where one of the triggers asks for so much for each of them',
    severity: 'error',
    evidence: KEDA_WEBHOOK,
    check: ({ options: { scaling } }, report) => {
      if (scaling.kind !== 'keda' || scaling.fallback === undefined) return;
      const isForEach = (trigger: KedaTrigger<unknown>): boolean =>
        !isOwnUse(trigger) && (trigger.metricType ?? 'AverageValue') === 'AverageValue';
      if (scaling.triggers.some(isForEach)) return;
      report({
        path: ['scaling', 'fallback'],
        message: 'KEDA refuses it: no trigger but those of CPU and memory asks for so much for each worker',
        fix: "remove it, or set the metricType of a trigger that asks the queue to 'AverageValue'",
      });
    },
  },
  {
    id: 'batch/triggers-are-told-apart',
    title: 'Triggers with names have different ones',
    severity: 'error',
    evidence: KEDA_WEBHOOK,
    check: ({ options: { scaling } }, report) => {
      if (scaling.kind !== 'keda') return;
      for (const [index, { name }] of scaling.triggers.entries()) {
        if (name === undefined || scaling.triggers.findIndex((other) => other.name === name) === index) continue;
        report({
          path: ['scaling', 'triggers', index, 'name'],
          message: `another trigger is called '${name}' too, which KEDA refuses`,
          fix: 'give it a name of its own, or none',
        });
      }
    },
  },
  {
    id: 'batch/cooldown-ends-at-none',
    title: 'A cooldown is waited for only before the last worker goes',
    severity: 'warning',
    evidence: SCALED_OBJECT,
    check: ({ options: { scaling }, workers: { min } }, report) => {
      if (scaling.kind !== 'keda' || scaling.cooldownPeriod === undefined || min === 0) return;
      report({
        path: ['scaling', 'cooldownPeriod'],
        message: `there are always ${min}, and how others become fewer is not decided by it`,
        fix: 'remove it, and set scaleDown.windowSeconds',
      });
    },
  },
  {
    id: 'batch/trigger-keeps-no-secret',
    title: 'What a trigger needs to sign in is not written into it',
    severity: 'warning',
    evidence: 'https://keda.sh/docs/latest/concepts/authentication/',
    check: ({ options: { scaling } }, report) => {
      if (scaling.kind !== 'keda') return;
      for (const [index, { metadata }] of scaling.triggers.entries()) {
        for (const [key, value] of Object.entries(metadata)) {
          report.whenKnown([value], ([text = ''], tell) => {
            if (!SECRETS.some((secret) => secret.test(text))) return;
            tell({
              path: ['scaling', 'triggers', index, 'metadata', key],
              message: 'it has a password or a key in it, which everybody reads who may read the object',
              fix: 'put it into a Secret, name that in a TriggerAuthentication, and name this in authenticationRef',
            });
          });
        }
      }
    },
  },
];

/** A URL with a password, and the keys of Azure's connection strings. */
const SECRETS: readonly RegExp[] = [
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\s]*:[^/?#@\s]+@/i,
  /;\s*(SharedAccess|Account)Key=[^;]/i,
];

function isOwnUse({ type }: { readonly type: string }): boolean {
  return type === 'cpu' || type === 'memory';
}
