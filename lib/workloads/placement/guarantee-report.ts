import { markdownTable } from '../../core/markdown-table';
import type { Guarantee } from './guarantee';
import { conditionsOf, limitsOf } from './guarantee-limits';
import { lossOf } from './loss-of';
import type { Survival } from './need-options';
import type { Loss } from './placement';
import { counted, enoughText, percentOf, secondsText } from './words';

/** Losses as pages name them. */
export const LOSS_NAMES: Readonly<Record<Survival, string>> = {
  node: 'one node',
  zone: 'one zone',
  'zone+node': 'one zone, and one more node while it is away',
};

/** Losses as conditions of a sentence. */
export const IS_LOST: Readonly<Record<Survival, string>> = {
  node: 'any one node is lost',
  zone: 'any one zone is lost',
  'zone+node': 'any one zone is lost, and any one more node while it is away',
};

/**
 * A page in Markdown that says what is left of a workload when nodes go, to somebody who knows neither it nor Kubernetes.
 *
 * @param guarantee - of a plan.
 * @param more - sections that come after what is said of every workload: headings and paragraphs. Absent: none.
 */
export function guaranteeReport(guarantee: Guarantee, more: readonly string[] = []): string {
  const { choices, name, namespace } = guarantee;
  return [
    `# ${name}: what is left when nodes go`,
    summary(guarantee),
    '## What a loss takes',
    losses(guarantee),
    scope(guarantee),
    '## A node is taken back, with notice',
    announced(guarantee),
    '## A node is gone without a word',
    silent(guarantee),
    ...(guarantee.zone === undefined ? [] : ['## A zone is lost', zoneLoss(guarantee, guarantee.zone)]),
    '## What it takes',
    list(conditionsOf(guarantee)),
    '## What is not guaranteed',
    list(limitsOf(guarantee)),
    ...(choices.length > 1 ? ['## The same with fewer nodes', choiceTable(guarantee)] : []),
    ...more,
    `Workload \`${name}\` in namespace \`${namespace}\`. How pods end: ${guarantee.termination.evidence}`,
  ].join('\n\n');
}

function summary(guarantee: Guarantee): string {
  const { need, podsPerNode, replicas, survive, zone, zones } = guarantee;
  const { survivors } = lossOf(guarantee, survive);
  const cap = `node has more than ${podsPerNode} of them`;
  const where =
    zone === undefined ? `, and no ${cap}` : ` in ${zones} zones. No zone has more than ${zone.pods}, and no ${cap}`;
  return [
    `**${counted(replicas, 'pod')} run${replicas === 1 ? 's' : ''}${where}.`,
    `${need} ${need === 1 ? 'is' : 'are'} needed. If ${IS_LOST[survive]}, ${survivors} ${survivors === 1 ? 'is' : 'are'} left at once,`,
    'before anything is replaced.**',
  ].join(' ');
}

/** When the numbers hold. */
function scope({ autoscale, minDomains, rollOut, zoneCap }: Guarantee): string {
  const always =
    'These are the worst cases: they hold wherever the scheduler puts pods, and in whatever order nodes appear.';
  if (minDomains === undefined || zoneCap !== undefined || (autoscale === undefined && rollOut === undefined))
    return always;
  const when = [...(rollOut ? ['in the middle of a roll-out'] : []), ...(autoscale ? ['after scaling'] : [])];
  return `${always} What may be worse ${when.join(', and ')} is said below.`;
}

function losses(guarantee: Guarantee): string {
  const { need, replicas, zone } = guarantee;
  const all: readonly Survival[] = zone === undefined ? ['node'] : ['node', 'zone', 'zone+node'];
  const rows = all.map((what) => {
    const { pods, share, survivors } = lossOf(guarantee, what);
    const enough = enoughText(survivors, need);
    return [LOSS_NAMES[what], `${pods} of ${replicas}`, percentOf(share), String(survivors), enough];
  });
  return markdownTable(['What is lost', 'Pods', 'Share', 'Left', `Enough for ${need}`], rows, [
    'Pods',
    'Share',
    'Left',
  ]);
}

function announced(guarantee: Guarantee): string {
  const { announced: times, life, node, replicas, termination } = guarantee;
  if (termination.drainedBy === 'nothing') {
    return [
      'Nobody tells these pods that their node goes: a loss is one without a word.',
      `When a node is drained (\`kubectl drain\`), nothing more is sent to its pods, they go on for ${secondsText(life.preStopSeconds)}, and have ${secondsText(life.drainSeconds)} more for requests under way.`,
    ].join(' ');
  }
  const endsAt = termination.cutToSeconds ?? life.graceSeconds;
  const told = termination.cutToSeconds === undefined ? life.preStopSeconds : 0;
  const rows = [
    ['0 s', noticeText(guarantee)],
    [`${times.endpointsLeave} s`, 'nothing more is sent to them'],
    [
      `${times.replacementsBegin} s`,
      `others are made in their place, and serve ${life.startupSeconds} s after they have a node`,
    ],
    [`${told} s`, 'they are told to end, and finish the requests under way'],
    [`${endsAt} s`, 'those that have not ended are killed'],
    ...(termination.noticeSeconds > 0 ? [[`${termination.noticeSeconds} s`, 'the node is gone']] : []),
  ];
  const inOrder = rows
    .map((row, index) => ({ row, index, at: Number.parseInt(row[0] ?? '', 10) }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const table = markdownTable(
    ['After the notice', 'What happens'],
    inOrder.map(({ row }) => row),
    ['After the notice'],
  );
  return `It takes ${node.pods} of ${counted(replicas, 'pod')}, ${percentOf(node.share)}, at most.\n\n${table}`;
}

function noticeText({ termination }: Guarantee): string {
  switch (termination.drainedBy) {
    case 'eviction':
      return `${termination.title} hears of it and evicts the pods, as many at a time as their disruption budget allows`;
    case 'deletion':
      return `${termination.title} hears of it and deletes the pods, whatever their disruption budget says`;
    case 'shutdown':
      return `${termination.title} begins: it ends the pods, and Kubernetes' Services do not know yet`;
    case 'nothing':
      return 'nobody acts';
  }
}

function silent(guarantee: Guarantee): string {
  const { life, node, silent: times } = guarantee;
  const served = times.replacementsBegin + life.startupSeconds;
  return [
    `For about ${secondsText(times.endpointsLeave)} Kubernetes does not notice, and up to ${percentOf(node.share)} of requests fail,`,
    `unless whoever sends them tries again.`,
    `After ${secondsText(times.replacementsBegin)} other pods are made. They serve ${secondsText(served)} after the loss, if a node has room.`,
  ].join(' ');
}

function zoneLoss(guarantee: Guarantee, zone: Loss): string {
  const { replicas, silent: times } = guarantee;
  return [
    `It takes ${zone.pods} of ${counted(replicas, 'pod')}, ${percentOf(zone.share)}, at most, and ${zone.survivors} are left.`,
    `Without notice, up to ${percentOf(zone.share)} of requests fail for about ${secondsText(times.endpointsLeave)}.`,
    ...afterZoneLoss(guarantee),
  ].join(' ');
}

function afterZoneLoss({ heldPods, nodesPerZone, rollOut, zoneCap, zones }: Guarantee): readonly string[] {
  const others = zones - 1;
  if (heldPods === 0)
    return [
      `The other ${others === 1 ? 'zone takes' : `${others} zones take`} the pods that are lost, and ${others === 1 ? 'needs' : 'need'} room for them: ${counted(nodesPerZone, 'node')} in each.`,
      'They stay there when the zone is back, until the next roll-out.',
    ];
  const waiting = `The ${counted(heldPods, 'pod')} that ${heldPods === 1 ? 'is' : 'are'} lost wait${heldPods === 1 ? 's' : ''} until the zone is back: no other zone takes more than its share, so that none ever has more to lose.`;
  const advice = "If a zone stays away, or has no capacity for long, set `onZoneLoss: 'reschedule'`.";
  if (zoneCap !== undefined)
    return [
      waiting,
      'Meanwhile pods of a further lost node are replaced in their own zone, if it has another node.',
      ...(rollOut === undefined ? [] : ['A roll-out waits.']),
      advice,
    ];
  const surges = (rollOut?.besides ?? 0) > 0;
  const stands = surges ? 'stands still after a pod in each zone that is left' : 'places no new pod';
  return [
    waiting,
    'Meanwhile zones that have pods of this workload take no more: none of a further lost node is replaced,',
    `scaling adds none${rollOut === undefined ? '' : `, and a roll-out ${stands}`}.`,
    advice,
  ];
}

function choiceTable({ choices, podsPerNode, replicas, survive }: Guarantee): string {
  const rows = choices.map((choice) => {
    const isThis = choice.podsPerNode === podsPerNode && choice.replicas === replicas;
    return [`${choice.podsPerNode}${isThis ? ' (this one)' : ''}`, String(choice.replicas), String(choice.nodes)];
  });
  return [
    `More pods on a node need more of them in all, and fewer nodes. What is guaranteed if ${IS_LOST[survive]} is the same; \`podsPerNode\` chooses.`,
    markdownTable(['Pods on a node, at most', 'Pods', 'Nodes'], rows, ['Pods on a node, at most', 'Pods', 'Nodes']),
  ].join('\n\n');
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence}`).join('\n');
}
