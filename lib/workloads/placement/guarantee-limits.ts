import type { Guarantee } from './guarantee';
import { lossOf } from './loss-of';
import { counted, percentOf, secondsText } from './words';

/** What must be there for a guarantee to hold, one sentence each. */
export function conditionsOf(guarantee: Guarantee): readonly string[] {
  const { autoscale, disruptions, life, rollOut, termination, zoneCap } = guarantee;
  return [
    `${nodesText(guarantee)} With fewer, pods wait: something must add nodes, or spare ones must be there.`,
    ...(zoneCap === undefined
      ? []
      : [
          `The number of pods stays as it is planned: no zone takes more than ${zoneCap}, so that one scaled by hand waits.`,
        ]),
    ...termination.requires.map((one) => `${one.replace(/^./, (first) => first.toUpperCase())}.`),
    `Whoever ${termination.drainedBy === 'deletion' || termination.drainedBy === 'shutdown' ? 'else ' : ''}drains a node asks Kubernetes first (the Eviction API). It lets ${counted(disruptions, 'pod')} go at a time.`,
    `A pod serves ${secondsText(life.startupSeconds)} after it has a node. Where that takes longer, so does everything above.`,
    ...(autoscale === undefined
      ? []
      : [
          `Load that grows meets more pods, up to ${autoscale.maxReplicas}: they are added from ${autoscale.targetUtilization} % of the CPU that is requested, so that those which survive a loss stay below ${percentOf(autoscale.saturation)}.`,
        ]),
    ...(rollOut !== undefined && rollOut.besides > 0 && zoneCap === undefined
      ? [
          `A roll-out needs spare nodes in every zone, or something that adds them: with up to ${counted(rollOut.besides, 'pod')} besides, it stands still otherwise.`,
        ]
      : []),
  ];
}

function nodesText({ heldPods, nodes, nodesPerZone, zones }: Guarantee): string {
  const room = `${counted(nodes, 'node')} with room for these pods`;
  if (zones === 1) return `${room}.`;
  return heldPods > 0
    ? `${room}, up to ${nodesPerZone} in each of ${zones} zones.`
    : `${room}, in ${zones} zones, and ${nodesPerZone} in each of those that are left once one is lost.`;
}

/** What nobody guarantees, one sentence each. */
export function limitsOf(guarantee: Guarantee): readonly string[] {
  const { life, need, termination, zone } = guarantee;
  return [
    'That there is capacity: if the cloud has no node to give, or the pool may not grow, pods wait.',
    ...(termination.noticeSeconds > 0
      ? ['That the notice comes: clouds give it as best they can. Without, a loss is one without a word.']
      : []),
    `Requests that take longer than ${secondsText(termination.cutToSeconds ?? life.drainSeconds)} to finish: they are cut when a pod ends.`,
    ...(termination.cutToSeconds !== undefined
      ? [
          `The time that pods ask for: ${termination.title} gives them ${secondsText(termination.cutToSeconds)} when a node is taken back.`,
        ]
      : []),
    `More than one loss at a time${zone === undefined ? '' : ', beyond those above'}: what a second one takes comes on top, until the pods of the first are replaced.`,
    `Pods on a node that is not ready for ${counted(life.lossEvictionSeconds, 'second')} or more: it counts as lost, whether it comes back or not, and nobody asks their disruption budget.`,
    ...(zone === undefined
      ? []
      : [
          'How soon other pods are made where a whole zone is gone without a word: Kubernetes gives up one of its nodes every 10 seconds. While most of a zone is gone and some of it answers, in a cluster of at most 50 nodes, it gives up none: delete the Nodes that are gone, as clouds do by themselves.',
        ]),
    'That pods move: a running pod stays where it is. Nodes that come later are used by pods that come later.',
    ...rollOutLimits(guarantee),
    ...scalingLimits(guarantee),
    ...(zone !== undefined && !zone.isCovered
      ? [
          `A lost zone: it would leave ${zone.survivors}, and ${need} are needed. \`survive\` says that a node is enough.`,
        ]
      : []),
  ];
}

function rollOutLimits(guarantee: Guarantee): readonly string[] {
  const { need, rollOut, survive, zoneCap, zones } = guarantee;
  if (rollOut === undefined) return [];
  const left = lossOf(guarantee, survive).survivors - rollOut.away;
  return [
    ...(rollOut.away > 0 && left < need
      ? [
          `The same loss in the middle of a roll-out: ${counted(rollOut.away, 'pod')} may be away then, and ${left} would be left. ${survive === 'node' ? 'More `replicas` make up for it.' : 'Roll out when all zones are there.'}`,
        ]
      : []),
    ...(zones > 1 && zoneCap === undefined
      ? [
          'An even spread in the middle of a roll-out: where nodes have room to spare, a zone may hold more for a moment.',
        ]
      : []),
  ];
}

function scalingLimits({ autoscale, minDomains, replicas, zones }: Guarantee): readonly string[] {
  if (autoscale === undefined || minDomains === undefined || zones === 1) return [];
  const { maxReplicas, worstZoneAfterward } = autoscale;
  if (worstZoneAfterward <= Math.ceil(replicas / minDomains)) return [];
  return [
    `Even zones after there was load: from ${maxReplicas} pods down to ${replicas}, Kubernetes takes pods away without regard to zones, and one may be left with ${worstZoneAfterward} of ${replicas} (${percentOf(worstZoneAfterward / replicas)}). The next roll-out, or a Descheduler, makes it even.`,
  ];
}
