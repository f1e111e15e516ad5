import { isLabelKey } from '../../core/names';
import type { Rule, RuleSummary } from '../../core/rule';
import type { Whole } from '../../core/whole';
import { MOST_DOMAINS } from '../../nodes/karpenter/capacity-split';
import { SPOT_CAPACITY_COMPOSE_RULES } from '../../nodes/spot-capacity/rules';
import { HEADROOM_COMPOSE_RULES } from '../headroom/rules';
import { leastZones } from '../placement/arithmetic';
import { HOST_KEY, ZONE_KEY } from '../placement/spread';
import { counted } from '../placement/words';
import { SPOT_SAFE_COMPOSE_RULES, SPOT_SAFE_PLAN_RULES, within } from '../spot-safe/rules';
import { awayIn } from '../spot-safe/shares';
import type { HybridSettings } from './settings';

type HybridRule = Rule<HybridSettings>;

const NODES = 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity';
const RATIO = 'https://karpenter.sh/docs/concepts/scheduling/#on-demandspot-ratio-split';

/** What must hold for a workload on both kinds of capacity, besides what must for any on spot nodes. */
const OWN_RULES: readonly HybridRule[] = [
  {
    id: 'hybrid/some-pods-are-on-spot',
    title: 'A base on on-demand nodes is not all there is',
    severity: 'error',
    evidence: 'lib/workloads/hybrid/settings.ts',
    check: ({ split, whole: { need, placement } }, report) => {
      if (split.kind !== 'base' || split.spot > 0) return;
      const zones = leastZones(need);
      const most = Math.floor((placement.replicas - 1) / zones) * zones;
      const less = most > 0 ? `set it to ${most} or less, or replicas` : 'set replicas';
      report({
        path: ['split', 'onDemand'],
        message: `${counted(split.onDemand, 'pod')} on on-demand nodes, as many in each zone, are all that are needed: ${placement.replicas} run in all`,
        fix: `${less} to more than ${split.onDemand}; without spot nodes, use planSpotSafeWorkload`,
      });
    },
  },
  {
    id: 'hybrid/halves-are-told-apart',
    title: 'Spot nodes have a label that others have not: by it, the base keeps off them',
    severity: 'error',
    evidence: NODES,
    check: ({ split, whole: { nodes } }, report) => {
      if (split.kind !== 'base' || nodes.spotLabels.length > 0) return;
      report({
        path: ['nodes', 'spotLabel'],
        message: 'no label is known that spot nodes have, and no others: the base could be on any node',
        fix: 'set it, or give spot pools of the cluster a label of their own',
      });
    },
  },
  {
    id: 'hybrid/pods-may-be-on-both',
    title: 'A node selector does not keep pods to one of both capacities',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector',
    check: ({ options: { pod }, whole: { nodes } }, report) => {
      for (const key of new Set(nodes.spotLabels.map((label) => label.key))) {
        const value = pod.nodeSelector?.[key];
        if (value === undefined) continue;
        report({
          path: ['pod', 'nodeSelector', key],
          message: `'${value}' is for pods on either capacity, and those that are to be on the other wait for ever`,
          fix: 'remove it: which pods run on which nodes is decided by split',
        });
      }
    },
  },
  {
    id: 'hybrid/on-demand-nodes-are-there',
    title: 'A cluster whose pools are described has one that is not of spot nodes',
    severity: 'warning',
    evidence: NODES,
    check: ({ split, whole: { cluster } }, report) => {
      const pools = cluster.nodePools.filter(({ nodes, os }) => os === 'linux' && nodes.max > 0);
      if (split.kind !== 'base' || pools.length === 0 || pools.some(({ spot }) => !spot)) return;
      report({
        path: ['cluster', 'nodePools'],
        message: `every pool is of spot nodes: the ${counted(split.onDemand, 'pod')} of the base wait, unless something else makes nodes for them`,
        fix: 'add a pool of on-demand nodes; if Karpenter or its like makes them, waive this',
      });
    },
  },
  {
    id: 'hybrid/base-keeps-its-nodes',
    title: 'Pods that are not of the base stay off on-demand nodes, or something adds more of these',
    severity: 'warning',
    evidence: NODES,
    check: ({ split, whole: { nodes, placement } }, report) => {
      if (split.kind !== 'base' || nodes.capacity === 'spot') return;
      report({
        path: ['nodes', 'capacity'],
        message: `'${nodes.capacity}' lets other pods take on-demand nodes, as when spot nodes come late: a node has ${counted(placement.podsPerNode, 'pod')} at most, so that the base waits for further on-demand nodes while spot nodes are empty`,
        fix: 'leave it out, so that the others run on spot nodes alone; or waive this where on-demand nodes are added for pods that wait',
      });
    },
  },
  {
    id: 'hybrid/roll-outs-leave-what-is-needed',
    title: 'Roll-outs of both halves at once leave what is needed',
    severity: 'warning',
    evidence: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
    check: ({ split, whole: { placement } }, report) => {
      if (split.kind !== 'base' || split.spot <= 0) return;
      const { onDemand, rollOuts, spot } = split;
      const away = awayIn(rollOuts['on-demand'], onDemand) + awayIn(rollOuts.spot, spot);
      const { need, replicas } = placement;
      if (replicas - away >= need) return;
      report({
        path: ['replicas'],
        message: `a roll-out takes ${away} of ${counted(replicas, 'pod')} away at once, and ${replicas - away} are left: ${need} are needed`,
        fix: `set it to ${need + away} or more`,
      });
    },
  },
  {
    id: 'hybrid/ratio-decides-the-nodes',
    title: 'With a ratio, the label alone decides which nodes pods run on',
    severity: 'error',
    evidence: RATIO,
    check: ({ options: { nodes, split } }, report) => {
      const { capacity = 'any' } = nodes ?? {};
      if (split.kind !== 'ratio' || capacity === 'any') return;
      report({
        path: ['nodes', 'capacity'],
        message: `'${capacity}' keeps pods on spot nodes, and the ratio puts ${split.onDemand} of ${split.onDemand + split.spot} on others`,
        fix: 'remove it',
      });
    },
  },
  {
    id: 'hybrid/ratio-has-few-parts',
    title: `A ratio has at most ${MOST_DOMAINS} parts once reduced, and a pod for each`,
    severity: 'error',
    evidence: RATIO,
    check: ({ split, whole: { placement } }, report) => {
      if (split.kind !== 'ratio') return;
      const parts = split.spot + split.onDemand;
      if (parts > MOST_DOMAINS)
        report({
          path: ['split', 'spot'],
          message: `${split.spot} to ${split.onDemand} needs ${parts} values of the label, and a pod for each`,
          fix: `choose a ratio of at most ${MOST_DOMAINS} parts, such as 4 to 1`,
        });
      else if (parts > placement.replicas)
        report({
          path: ['split', 'spot'],
          message: `${counted(placement.replicas, 'pod')} cannot be ${split.spot} to ${split.onDemand}: which parts are left out, nobody says`,
          fix: `choose a ratio of at most ${placement.replicas} parts, or set replicas to ${parts} or more`,
        });
    },
  },
  {
    id: 'hybrid/ratio-has-a-label',
    title: 'The label of a ratio is a label, and none that nodes have for their zone or name',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
    check: ({ split }, report) => {
      if (split.kind !== 'ratio') return;
      if (isLabelKey(split.label) && split.label !== HOST_KEY && split.label !== ZONE_KEY) return;
      report({
        path: ['split', 'label'],
        message: `'${split.label.slice(0, 80)}' cannot tell parts apart`,
        fix: "remove it, or write a label of your own such as 'capacity-spread'",
      });
    },
  },
];

/** All rules that such a workload is held against. */
export const HYBRID_PLAN_RULES: readonly HybridRule[] = [
  ...within(SPOT_SAFE_PLAN_RULES, ({ whole }: HybridSettings) => whole),
  ...OWN_RULES,
];

/** What must hold for such a workload beside others. */
export const HYBRID_COMPOSE_RULES: readonly Rule<Whole>[] = [
  ...SPOT_SAFE_COMPOSE_RULES,
  ...SPOT_CAPACITY_COMPOSE_RULES,
  ...HEADROOM_COMPOSE_RULES,
];

/** Everything of their own that is known to go wrong with workloads on both kinds of capacity, for catalogues. */
export const HYBRID_RULES: readonly RuleSummary[] = OWN_RULES;
