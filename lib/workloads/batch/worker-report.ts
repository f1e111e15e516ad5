import { markdownTable } from '../../core/markdown-table';
import { announcedLoss, silentLoss } from '../../nodes/termination/loss-times';
import { counted, secondsText } from '../placement/words';
import { listText, noticeText, requirementsText } from './interruption-text';
import type { QueueWorkerSettings } from './worker-settings';

/** A page for those who have to do with workers: how many there are, and what becomes of messages when nodes go. */
export function workerReport(settings: QueueWorkerSettings): string {
  const { name, namespace } = settings.identity;
  return [
    `# ${name}: workers of a queue on nodes that come and go`,
    '## How many there are',
    listText(counts(settings)),
    '## A node is taken back, with notice',
    announced(settings),
    '## A node is gone without a word',
    silent(settings),
    ...(settings.options.scaling.kind === 'keda' ? ['## What is asked', triggers(settings)] : []),
    '## What it takes',
    listText([...demands(settings), ...requirementsText(settings)]),
    `Look at them with \`kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${name}\`.`,
  ].join('\n\n');
}

function counts({ options, scaleDown, workers: { max, min } }: QueueWorkerSettings): readonly string[] {
  const { scaling } = options;
  const fewer =
    scaleDown === undefined
      ? []
      : [
          `They become fewer after ${secondsText(scaleDown.scaleDownWindowSeconds)} of less work, by ${scaleDown.podsDownPerMinute} a minute at most. Those that go are told to end like those that lose their node.`,
        ];
  switch (scaling.kind) {
    case 'fixed':
      return [`Always ${min}.`];
    case 'cpu':
      return [`${min} to ${max}, by the CPU that they use.`, ...fewer];
    case 'keda':
      return [
        `${min} to ${max}, by what waits in the queue.`,
        ...(min === 0
          ? [
              `None while nothing waits: the first message then waits up to ${secondsText(scaling.pollingInterval ?? 30)} to be seen, for a worker to start, and maybe for a node.`,
            ]
          : []),
        ...(scaling.fallback === undefined
          ? ['While the queue does not answer, as many as there were.']
          : [`While the queue does not answer, ${scaling.fallback.replicas}.`]),
        ...fewer,
      ];
  }
}

function announced(settings: QueueWorkerSettings): string {
  const { ending, secondsToEnd, termination } = settings;
  if (termination.drainedBy === 'nothing')
    return `${noticeText(settings)} Drains that people ask for are heard, and so is the end of workers that are too many. ${messages(settings)}`;
  // Where nodes end pods themselves, one is replaced once it has ended, or once it is given up.
  const later = Math.min(secondsToEnd, announcedLoss(termination, ending).replacementsBegin);
  return `${noticeText(settings)} ${messages(settings)} Another worker begins ${later === 0 ? 'at once' : `within ${secondsText(later)}`}, as soon as there is a node with room.`;
}

function messages({ onInterruption, options: { invisibleSeconds, messageSeconds } }: QueueWorkerSettings): string {
  if (onInterruption === 'finish')
    return `A worker takes no further message, and finishes the one that it is at, which takes ${secondsText(messageSeconds ?? 0)} at most.`;
  return `A worker leaves the message that it is at to the queue, which gives it to another${invisibleSeconds === undefined ? '' : ` after up to ${secondsText(invisibleSeconds)}, or at once if the program gives it back`}.`;
}

function silent({ ending, options: { invisibleSeconds } }: QueueWorkerSettings): string {
  const others = `Other workers begin about ${secondsText(silentLoss(ending).replacementsBegin)} later.`;
  return invisibleSeconds === undefined
    ? `${others} The queue gives their messages to others once it has waited for as long as it is set to.`
    : `${others} The queue gives their messages to others after up to ${secondsText(invisibleSeconds)}.`;
}

function triggers({ options: { scaling } }: QueueWorkerSettings): string {
  if (scaling.kind !== 'keda') return '';
  return markdownTable(
    ['Trigger', 'Metric', 'Signs in by'],
    scaling.triggers.map(({ authenticationRef, metricType = 'AverageValue', name, type }) => [
      name === undefined ? type : `${type} (${name})`,
      metricType,
      authenticationRef === undefined
        ? 'the metadata alone'
        : `${authenticationRef.kind ?? 'TriggerAuthentication'} ${authenticationRef.name}`,
    ]),
  );
}

function demands({ onInterruption, options: { maxUnavailable, scaling } }: QueueWorkerSettings): readonly string[] {
  return [
    ...(scaling.kind === 'keda'
      ? [
          'KEDA is in the cluster: without its definition of a ScaledObject the workers are there, and nobody scales them.',
        ]
      : []),
    ...(scaling.kind === 'cpu' ? ['Something serves the metrics of pods, such as metrics-server.'] : []),
    onInterruption === 'finish'
      ? 'On SIGTERM the program takes no further message, finishes the one that it is at, and ends.'
      : 'On SIGTERM the program leaves its message to the queue and ends. Doing a message twice does no harm.',
    ...(maxUnavailable === undefined
      ? []
      : [
          `Drains take ${typeof maxUnavailable === 'number' ? counted(maxUnavailable, 'worker') : maxUnavailable} at a time.`,
        ]),
  ];
}
