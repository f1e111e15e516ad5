import { amountText } from '../../core/compute-amount';
import { markdownTable } from '../../core/markdown-table';
import { counted } from '../placement/words';
import { HEADROOM_LABEL, zoneName } from './objects';
import type { HeadroomSettings } from './settings';
import { unitsForGrowth, unitsForLoss } from './size';

/** A page for those who run the cluster: what is kept free, for what, and what happens when it is used. */
export function headroomReport(settings: HeadroomSettings): string {
  const { name, perZone, size, zones } = settings;
  return [
    `# Headroom: ${name}`,
    `${sentence(settings)} This is room for pods of a node that is lost, or for more of them under load: they start at once, instead of waiting for a new node.`,
    markdownTable(
      ['Zone', 'Units', 'Each', 'Object'],
      zones.map((zone) => [zone, String(perZone), amountText(size), zoneName(settings, zone)]),
      ['Units'],
    ),
    `Together this is ${amountText({ cpu: size.cpu * perZone * zones.length, memory: size.memory * perZone * zones.length })} that you pay for and do not use, on ${counted(perZone * zones.length, 'node')}.`,
    '## Why as much as this',
    list(reasons(settings)),
    '## What happens when a node is lost',
    list(whenUsed(settings)),
    '## What it does not do',
    list(limits(settings)),
    '## Look at it',
    look(settings),
  ].join('\n\n');
}

function sentence({ form, perZone, protects, unit, zones }: HeadroomSettings): string {
  const where = zones.length === 1 ? 'one zone' : `each of ${zones.length} zones`;
  const what =
    unit.kind === 'node'
      ? 'a whole node'
      : `a node on which ${unit.pods === 1 ? 'one of these pods' : `${unit.pods} of these pods`} may run`;
  const means = form.kind === 'pause-pods' ? 'Pods that do nothing keep' : 'CapacityBuffers have the autoscaler keep';
  const beside = protects.length === 0 ? '' : ', on nodes where none of the pods runs that it is for';
  return `${means} ${counted(perZone, 'unit')} of room free in ${where}${beside}. A unit is ${what}.`;
}

function reasons({ needed, nodesPerZone, options, perZone, survive, zones }: HeadroomSettings): readonly string[] {
  const { growth } = options;
  const ofLoss = unitsForLoss({ zones: zones.length, survive, nodesPerZone });
  const ofGrowth = unitsForGrowth({ zones: zones.length, ...(growth && { growth }) });
  const took = `${nodesPerZone} nodes of a lost zone are taken over by ${zones.length - 1} others`;
  return [
    survive === 'node'
      ? 'The loss of a node: 1 in each zone, because pods of a zone mostly have to stay in it.'
      : `The loss of a zone: ${took}${survive === 'zone+node' ? ', and a node more may be lost' : ''}, which is ${ofLoss} in each zone.`,
    ...(growth === undefined
      ? []
      : [
          `Growth: ${growth.nodesPerMinute} nodes' worth of pods a minute, and ${growth.secondsToReady} s until a node is there, which is ${ofGrowth} in each zone.`,
        ]),
    ...(perZone > needed ? [`${perZone} were asked for, where ${needed} would do.`] : []),
  ];
}

function whenUsed({ form, options: { growth } }: HeadroomSettings): readonly string[] {
  const refill = growth === undefined ? 'until a new node is ready' : `for about ${growth.secondsToReady} s`;
  if (form.kind === 'capacity-buffer')
    return [
      'Pods that have lost their node start on the free one. Nothing has to end before.',
      `The autoscaler then makes a new node for the buffer; ${refill}, there is less room than said here.`,
    ];
  return [
    `Pods that have lost their node find none with room, and the scheduler ends a pod of priority ${form.priority} for them, which takes no time to end. In a test on the real scheduler they ran 0.6 s after the loss, half a second of which was their own start.`,
    `The pod that was ended waits, for which the autoscaler makes a new node; ${refill}, there is less room than said here.`,
  ];
}

function limits({ form, protects, survive, zones }: HeadroomSettings): readonly string[] {
  return [
    survive === 'node'
      ? 'It does not replace a whole zone. Pods that may move to other zones wait for nodes there.'
      : 'It is of no use to pods that wait for a lost zone to come back.',
    ...(form.kind === 'pause-pods'
      ? [`It gives way to any pod above ${form.priority}, not only to those it is for.`]
      : []),
    ...(zones.length > 1
      ? ['Room in one zone does not help pods that may start in another only.']
      : ['All of it is in one zone, and lost with it.']),
    ...(form.kind === 'pause-pods' && protects.length > 0
      ? [
          'On a node that is larger than was said, where a pod fits beside it, the scheduler of Kubernetes before 1.37 may take up to five minutes to notice that it has given way: https://github.com/kubernetes/kubernetes/issues/134393',
        ]
      : []),
    ...(protects.length === 0
      ? [
          'On a node that is larger than a unit, it may be beside the pods it is for, where a cap on pods of a node makes it useless.',
        ]
      : []),
  ];
}

function look({ form, name, namespace }: HeadroomSettings): string {
  const kinds = form.kind === 'pause-pods' ? 'pods' : 'capacitybuffers.autoscaling.x-k8s.io';
  const wide = form.kind === 'pause-pods' ? ' -o wide' : '';
  return [
    '```sh',
    `kubectl -n ${namespace} get ${kinds} -l ${HEADROOM_LABEL}=${name}${wide}`,
    '```',
    '',
    form.kind === 'pause-pods'
      ? 'All should be Running, on nodes of their own. One that stays Pending is room that is not there: look for its reason with `kubectl describe`.'
      : 'Each should be ready for provisioning, with as many replicas as said above.',
  ].join('\n');
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
