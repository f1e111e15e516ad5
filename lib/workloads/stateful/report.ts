import { markdownTable } from '../../core/markdown-table';
import { conditionsOf } from '../placement/guarantee-limits';
import { IS_LOST, LOSS_NAMES } from '../placement/guarantee-report';
import { lossOf } from '../placement/loss-of';
import type { Loss } from '../placement/placement';
import { counted, enoughText, secondsText } from '../placement/words';
import type { StatefulGuarantee } from './guarantee';

/** A page in Markdown that says what is left of members with volumes when nodes go, and how long one is away. */
export function statefulReport(guarantee: StatefulGuarantee): string {
  const { name, namespace, termination } = guarantee;
  return [
    `# ${name}: what is left when nodes go`,
    summary(guarantee),
    '## What a loss takes',
    losses(guarantee),
    '## A node is taken back, with notice',
    announced(guarantee),
    '## A node is gone without a word',
    silent(guarantee),
    ...(guarantee.zone === undefined ? [] : ['## A zone is lost', zoneLoss(guarantee, guarantee.zone)]),
    '## What it takes',
    list([...conditionsOf(guarantee), ...volumeConditions(guarantee)]),
    '## What is not guaranteed',
    list(limits(guarantee)),
    `StatefulSet \`${name}\` in namespace \`${namespace}\`. How pods end: ${termination.evidence}`,
  ].join('\n\n');
}

function summary(guarantee: StatefulGuarantee): string {
  const { need, podsPerNode, replicas, survive, zone, zones } = guarantee;
  if (replicas === 1)
    return '**One member runs, with volumes of its own. When its node goes it is away, until another node has its volumes.**';
  const { survivors } = lossOf(guarantee, survive);
  const where = zone === undefined ? '' : `, no more than ${zone.pods} in each of ${zones} zones`;
  return `**${replicas} members run${where}, and no node has more than ${podsPerNode} of them. ${need} are needed. If ${IS_LOST[survive]}, ${survivors} are left at once, before anything is replaced.**`;
}

function losses({ need, node, replicas, zone, zoneAndNode }: StatefulGuarantee): string {
  const rows: readonly (readonly [string, Loss | undefined])[] = [
    [LOSS_NAMES.node, node],
    [LOSS_NAMES.zone, zone],
    [LOSS_NAMES['zone+node'], zoneAndNode],
  ];
  return markdownTable(
    ['What is lost', 'Members', 'Left', `Enough for ${need}`],
    rows.flatMap(([title, loss]) =>
      loss === undefined
        ? []
        : [[title, `${loss.pods} of ${replicas}`, String(loss.survivors), enoughText(loss.survivors, need)]],
    ),
    ['Members', 'Left'],
  );
}

function announced({ announced: times, life, termination, volumes }: StatefulGuarantee): string {
  if (termination.drainedBy === 'nothing')
    return 'Nobody tells members that their node goes: every loss is one without a word.';
  const endsAfter = termination.cutToSeconds ?? life.graceSeconds;
  const title = `${termination.title[0]?.toUpperCase() ?? ''}${termination.title.slice(1)}`;
  return [
    `${title} ends the members of the node, which have ${secondsText(endsAfter)} for it. ${times.endpointsLeave < 1 ? 'From then on' : `After ${secondsText(times.endpointsLeave)}`} nothing more is sent to them.`,
    volumes.announced === 'unmounted'
      ? 'Volumes are unmounted as they end, and the next node gets them as soon as the cloud has moved them.'
      : `Whether volumes are unmounted before the node is gone is not certain: otherwise Kubernetes waits ${secondsText(volumes.forcedAfterSeconds)} before it takes them.`,
    `A member has the name of the one before it, so that it begins only when that one has ended; it serves ${secondsText(life.startupSeconds)} after it has a node and its volumes.`,
  ].join(' ');
}

function silent({ life, silent: times, volumes }: StatefulGuarantee): string {
  return [
    `Kubernetes notices after ${secondsText(times.endpointsLeave)}, and deletes the members of the node after ${secondsText(times.replacementsBegin)}.`,
    'They are not replaced yet: two of one name must never run. That takes the word that the node is gone, which clouds give when the machine is; elsewhere, somebody deletes the Node or gives it the taint `node.kubernetes.io/out-of-service`.',
    `Its volumes come free ${secondsText(volumes.forcedAfterSeconds)} later, and with the taint at once.`,
    `Reckon with ${Math.ceil((volumes.silentSeconds + life.startupSeconds) / 60)} minutes without the member.`,
  ].join(' ');
}

function zoneLoss({ volumes, zones }: StatefulGuarantee, { pods, survivors }: Loss): string {
  return [
    `It takes ${counted(pods, 'member')} at most, and ${survivors} are left.`,
    volumes.staysInZone
      ? 'Those that are lost wait until the zone is back: their volumes are there.'
      : `Those that are lost wait while each of the other ${zones - 1} zones has its share.`,
    'Members of zones that are left are replaced there as always.',
  ].join(' ');
}

/** Where volumes must come from. */
function volumeConditions({ replicas, volumes: { staysInZone } }: StatefulGuarantee): readonly string[] {
  if (!staysInZone) return [];
  const otherwise =
    replicas === 1
      ? 'the member may be bound to a zone that has no node for it'
      : 'several of them may be in one zone, and members wait for ever';
  return [
    `Volumes are made once a member has a node: their StorageClass has \`volumeBindingMode: WaitForFirstConsumer\`. With \`Immediate\`, ${otherwise}.`,
  ];
}

function limits({ life: { drainSeconds }, termination, volumes }: StatefulGuarantee): readonly string[] {
  return [
    ...(volumes.staysInZone
      ? [
          'That there is capacity in a zone: a member cannot leave the zone of its volumes, and waits there for spot nodes, or for others where it may run on them.',
        ]
      : ['That there is capacity: if the cloud has no node to give, members wait.']),
    ...(termination.noticeSeconds > 0
      ? ['That the notice comes: clouds give it as best they can. Without, a loss is one without a word.']
      : []),
    `What a member needs more than ${drainSeconds} seconds for as it ends: it is then killed, and its volumes are as after a crash.`,
    'What is on the volumes: they outlive nodes, not mistakes. Keep copies elsewhere.',
    'More than one loss at a time, beyond those above.',
  ];
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence}`).join('\n');
}
