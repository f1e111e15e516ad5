import { markdownTable } from '../../core/markdown-table';
import { guaranteeReport } from '../placement/guarantee-report';
import { counted, enoughText, percentOf } from '../placement/words';
import { type BaseGuarantee, type HybridGuarantee, nodesOfHalves, type RatioGuarantee } from './guarantee';

/** The page of a workload on both kinds of capacity: that of the whole, and what is where. */
export function hybridReport(guarantee: HybridGuarantee): string {
  const { split } = guarantee;
  return guaranteeReport(
    guarantee,
    split.kind === 'base' ? baseReport(guarantee, split) : ratioReport(guarantee, split),
  );
}

function baseReport(guarantee: HybridGuarantee, split: BaseGuarantee): readonly string[] {
  const { autoscale, name, need, replicas } = guarantee;
  const { onDemand, onDemandAfterZone, spot } = split;
  const nodes = nodesOfHalves(onDemand, guarantee);
  const rows = [
    ['all spot nodes', `${spot} of ${replicas}`, String(onDemand), enoughText(onDemand, need)],
    ...(onDemandAfterZone === undefined
      ? []
      : [
          [
            'all spot nodes, and a zone',
            `${replicas - onDemandAfterZone} of ${replicas}`,
            String(onDemandAfterZone),
            enoughText(onDemandAfterZone, need),
          ],
        ]),
  ];
  return [
    '## When there is no spot capacity',
    `${onDemand} pods are on on-demand nodes, as many in each zone (\`${name}-on-demand\`), and ${spot}${autoscale ? ' or more' : ''} on ${split.spotOnly ? 'spot nodes alone' : 'spot nodes while there are any'} (\`${name}-spot\`). Callers see one Service.`,
    `That takes ${counted(nodes['on-demand'], 'on-demand node')} and ${counted(nodes.spot, split.spotOnly ? 'spot node' : 'other')} at least.`,
    markdownTable(['What is lost', 'Pods', 'Left', `Enough for ${need}`], rows, ['Pods', 'Left']),
    [
      split.spotOnly
        ? 'Pods that were on spot nodes wait until there are some again.'
        : 'Pods that were on spot nodes start on on-demand ones, where there is room or something makes nodes. They stay there: a pod of the base that loses its node may then wait for a further one.',
      `Until then ${onDemand} pods take what ${replicas} did: ${percentOf(onDemand / replicas)} of the capacity.`,
      ...(autoscale ? ['Scaling adds pods to those on spot nodes only.'] : []),
      `A roll-out takes up to ${split.awayInRollOut} pods away at once, of both together.`,
    ].join(' '),
  ];
}

function ratioReport({ replicas }: HybridGuarantee, split: RatioGuarantee): readonly string[] {
  const { label, onDemand, onDemandValues, spot, spotValues } = split;
  const parts = onDemand + spot;
  const least = Math.floor(replicas / parts) * onDemand;
  return [
    '## How much is on on-demand nodes',
    [
      `About ${onDemand} of ${parts} pods: at least ${least} of ${replicas}, while nodes of every value of the label \`${label}\` can be had.`,
      `Nodes have one of its values: on-demand nodes ${onDemandValues.join(', ')}, spot nodes ${spotValues.join(', ')}.`,
    ].join(' '),
    [
      'This is a ratio, and no guarantee.',
      'Pods that run are never moved, so that it is off after a loss until others have started.',
      'Where all nodes of a value are gone and none can be made, new pods wait: they would make the others too many.',
      'For a number of pods that is there whatever happens to spot capacity, use a base.',
    ].join(' '),
  ];
}
