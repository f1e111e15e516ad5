import { addressCount } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import { prefixOf } from '../../address-plan';
import type { GkeCluster, GkeNodePool, GkePodRange } from '../gke-cluster';
import { nodesAtOnce, nodesWithoutBlock, podAddresses, RESERVED_ADDRESSES } from '../pod-blocks';
import { NODE_RANGE, podRangePath } from '../terms';
import { GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';

const DATAPLANE_V2 = `${GUIDES}/concepts/dataplane-v2`;

/** Most nodes of a cluster with a control plane in one zone. */
const MOST_NODES_OF_A_ZONE = 1000;

/** Most nodes of a regional cluster before anything is asked of Google. */
const MOST_NODES_OF_A_REGION = 5000;

/** Whether there is room for all nodes that may come, those of an upgrade included. */
export const CAPACITY_RULES: readonly GkeRule[] = [
  {
    id: 'gke/pod-ranges-hold-nodes',
    title:
      'Ranges of pods have a block for every node that may come: others never register, and no range can be swapped',
    severity: 'error',
    evidence: `${GUIDES}/how-to/flexible-pod-cidr`,
    check: ({ gke }, report) => {
      for (const { ranges, pools } of rangeUsers(gke)) {
        const cidrs = ranges.map(({ range }) => range.cidr);
        if (cidrs.includes(undefined)) continue;
        report.whenKnown(cidrs, (texts, report) => {
          const parsed = texts.flatMap((text) => known(text) ?? []).filter(({ family }) => family === 'ipv4');
          const without = parsed.length < texts.length ? 0 : nodesWithoutBlock(pools, parsed);
          if (without === 0) return;
          report({
            path: podRangePath(gke.vpc, ranges[0]?.index ?? 0),
            message: `${texts.join(' and ')} ${texts.length === 1 ? 'has' : 'have'} no block for ${without} of ${nodesAtOnce(pools)} nodes, those of an upgrade included`,
            fix: `use one range of /${prefixOf(podAddresses(pools))} or larger, fewer pods on a node, or additionalPodRanges`,
          });
        });
      }
    },
  },
  {
    id: 'gke/node-range-holds-nodes',
    title: 'The range of nodes has an address for every node that may come',
    severity: 'error',
    evidence: `${GUIDES}/concepts/alias-ips`,
    check: ({ gke: { nodeRange, nodePools } }, report) => {
      const nodes = nodesAtOnce(nodePools);
      if (nodeRange === undefined) return;
      report.whenKnown([nodeRange], ([text = ''], report) => {
        const range = known(text);
        if (range === undefined || range.family === 'ipv6') return;
        const usable = Number(addressCount(range)) - RESERVED_ADDRESSES;
        if (nodes <= usable) return;
        report({
          path: NODE_RANGE,
          message: `${text} has ${Math.max(0, usable)} addresses for use, and there may be ${nodes} nodes, those of an upgrade included`,
          fix: `use /${prefixOf(nodes + RESERVED_ADDRESSES)} or larger`,
        });
      });
    },
  },
  {
    id: 'gke/pools-keep-to-the-limit',
    title: `A cluster has at most ${MOST_NODES_OF_A_ZONE} nodes with a control plane in one zone, ${MOST_NODES_OF_A_REGION} otherwise, unless Google was asked`,
    severity: 'warning',
    evidence: DATAPLANE_V2,
    check: ({ gke: { isRegional, nodePools } }, report) => {
      const nodes = nodePools.reduce((sum, pool) => sum + pool.nodes.max, 0);
      const most = isRegional ? MOST_NODES_OF_A_REGION : MOST_NODES_OF_A_ZONE;
      if (nodes <= most) return;
      report({
        path: ['cluster', 'nodePools'],
        message: `pools may grow to ${nodes} nodes, and the limit is ${most}`,
        fix: isRegional
          ? 'let them grow less, or ask Google for more'
          : 'make the cluster a regional one, or let them grow less',
      });
    },
  },
];

interface RangeUsers {
  readonly ranges: readonly { readonly range: GkePodRange<unknown>; readonly index: number }[];
  readonly pools: readonly GkeNodePool<unknown>[];
}

/** Pools by the ranges that their nodes take blocks of: one that they name, or any of the cluster's. */
function rangeUsers({ podRanges, nodePools }: GkeCluster<unknown>['gke']): readonly RangeUsers[] {
  const all = podRanges.map((range, index) => ({ range, index }));
  const named = [...new Set(nodePools.flatMap(({ podRange }) => podRange ?? []))];
  const own = all.filter(({ range }) => named.some((name) => name === range.name));
  return [
    // Whoever names the range does not keep others out of it.
    { ranges: all, pools: nodePools.filter(({ podRange }) => podRange === undefined || isOneOf(podRange, all)) },
    ...own.map((range) => ({
      ranges: [range],
      pools: nodePools.filter(({ podRange }) => podRange === range.range.name),
    })),
  ];
}

function isOneOf(name: string, ranges: RangeUsers['ranges']): boolean {
  return ranges.some(({ range }) => range.name === name);
}
