import { silentLoss } from '../../nodes/termination/loss-times';
import { counted, secondsText } from '../placement/words';
import { listText, noticeText, requirementsText } from './interruption-text';
import type { SpotJobSettings } from './job-settings';

/** A page for those who have to do with a job: what becomes of it when nodes go, and what it does not do. */
export function jobReport(settings: SpotJobSettings): string {
  const { identity, schedule } = settings;
  const { name, namespace } = identity;
  const kind = schedule === undefined ? 'job' : 'cronjob';
  return [
    `# ${name}: a job on nodes that come and go`,
    summary(settings),
    '## A node is taken back, with notice',
    announced(settings),
    '## A node is gone without a word',
    silent(settings),
    '## A pod fails by itself',
    listText(failures(settings)),
    '## What it takes',
    listText([...requirementsText(settings), ...demands(settings)]),
    '## What is not guaranteed',
    listText(limits(settings)),
    `Look at it with \`kubectl -n ${namespace} get ${kind} ${name}\`, and at its pods with \`kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${name}\`.`,
  ].join('\n\n');
}

function summary({ completions, indexed, parallelism, schedule }: SpotJobSettings): string {
  const atATime = Math.min(parallelism, completions);
  const pods = `${counted(completions, 'pod')} ${completions === 1 ? 'has' : 'have'} to succeed, ${atATime} at a time${indexed ? ', each with a number of its own' : ''}.`;
  if (schedule === undefined) return `It runs once. ${pods}`;
  const zone = schedule.timeZone === undefined ? 'in the time zone of the control plane' : `in ${schedule.timeZone}`;
  const late = {
    Allow: 'both run',
    Forbid: 'the new one is left out',
    Replace: 'the new one takes its place',
  }[schedule.concurrencyPolicy];
  return `It runs at \`${schedule.cron}\`, ${zone}${schedule.suspend ? ', and is suspended for now' : ''}. If the last run has not ended, ${late}. ${pods}`;
}

function announced(settings: SpotJobSettings): string {
  if (settings.termination.drainedBy === 'nothing') return noticeText(settings);
  return [
    noticeText(settings),
    'The pod has failed then, with the condition DisruptionTarget. It does not count as a failure of the job, however often it happens.',
    `Once it has ended, another one${settings.indexed ? ' with the same number' : ''} begins: after 10 seconds, after twice as long with each further pod that ends so before one succeeds, and after 10 minutes at most.`,
  ].join(' ');
}

function silent({ cluster, ending }: SpotJobSettings): string {
  const isCloud = ['eks', 'gke', 'aks'].includes(cluster.distribution);
  return [
    `Its pods are given up about ${secondsText(silentLoss(ending).replacementsBegin)} later, and nothing of what they did since they last saved it is left.`,
    'A pod is replaced only once it is certain that it no longer runs, so that two never do the same work:',
    isCloud
      ? 'about a minute after the cloud has deleted the node.'
      : 'when the node is back, or somebody has deleted it or given it the taint `node.kubernetes.io/out-of-service`.',
  ].join(' ');
}

function failures({ backoffLimit, options, permanentExitCodes }: SpotJobSettings): readonly string[] {
  const { backoffLimitPerIndex, maxFailedIndexes } = options.failures ?? {};
  const perIndex = backoffLimitPerIndex !== undefined;
  return [
    ...(backoffLimit === undefined
      ? []
      : [
          `Another pod begins, ${counted(backoffLimit, 'time')} in all. With the next failure after that the job has failed.`,
        ]),
    ...(perIndex ? [`Each number gets ${counted(backoffLimitPerIndex, 'more attempt')}.`] : []),
    ...(maxFailedIndexes === undefined
      ? []
      : [`The job has failed once more than ${counted(maxFailedIndexes, 'number')} failed.`]),
    ...(permanentExitCodes.length === 0
      ? []
      : [
          `With the exit ${permanentExitCodes.length === 1 ? 'code' : 'codes'} ${permanentExitCodes.join(', ')} no further attempt is made: the ${perIndex ? 'number' : 'job'} has failed.`,
        ]),
  ];
}

function demands({ avoidConsolidation, options }: SpotJobSettings): readonly string[] {
  return [
    'The program saves what it has done, or may do it again: a pod that begins in place of another begins from the start.',
    ...(avoidConsolidation
      ? [
          'Autoscalers leave nodes alone that it runs on. A pod that hangs keeps its node: set activeDeadlineSeconds, and where nodes expire, terminationGracePeriod of their pool.',
        ]
      : []),
    ...(options.activeDeadlineSeconds === undefined
      ? []
      : [
          `All of it has ${secondsText(options.activeDeadlineSeconds)}, interruptions and waiting for nodes included: then it has failed.`,
        ]),
  ];
}

function limits({ schedule }: SpotJobSettings): readonly string[] {
  return [
    'How long it takes: where there is no spot capacity, or nodes are taken back faster than a pod gets done, it does not end.',
    ...(schedule === undefined
      ? [
          'That it may be changed: Kubernetes refuses most changes of a job that is there. Give the next one another name.',
        ]
      : [
          'That every run takes place: one that comes due while the last one runs, or while the control plane is away, may be left out.',
        ]),
  ];
}
