import type { Rule } from '../../core/rule';
import { capWithin, fewestReplicas, largestCap, leastZones, worstLoss, worstZone } from './arithmetic';
import type { Survival } from './need-options';
import type { NeedSettings } from './settings';
import { counted, percentOf } from './words';

const SPREAD = 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/';
const ARITHMETIC = 'lib/workloads/placement/arithmetic.ts';

/** What must hold for what a workload needs, so that any placement gives it. */
export const PLACEMENT_RULES: readonly Rule<NeedSettings>[] = [
  {
    id: 'placement/zones-are-known',
    title: 'It is known how many zones the nodes are in',
    severity: 'error',
    evidence: SPREAD,
    check: ({ zonesAreKnown }, report) => {
      if (zonesAreKnown) return;
      report({
        path: ['zones'],
        message:
          'the cluster does not say in how many zones its nodes are, and what a zone takes along follows from it',
        fix: 'set zones, to 1 if nodes have no label topology.kubernetes.io/zone',
      });
    },
  },
  {
    id: 'placement/zones-are-there',
    title: 'Nodes are in as many zones as pods are spread over: the share of one more has nowhere to go',
    severity: 'warning',
    evidence: SPREAD,
    check: ({ zones, zonesOfCluster }, report) => {
      if (zonesOfCluster === undefined || zonesOfCluster >= zones) return;
      report({
        path: ['zones'],
        message: `nodes for these pods are in ${counted(zonesOfCluster, 'zone')}: pods wait for the others, and fewer are left after a loss than is reckoned`,
        fix: `leave it out, or let there be nodes in ${zones} zones`,
      });
    },
  },
  {
    id: 'placement/a-zone-can-be-lost',
    title: 'A zone can be lost where pods must be in two zones at least before that',
    severity: 'error',
    evidence: SPREAD,
    check: (settings, report) => {
      const { onZoneLoss, survive, zones, zonesAreKnown } = settings;
      if (!zonesAreKnown || survive === 'node' || leastZones(settings) > 1) return;
      report({
        path: zones > 1 ? ['onZoneLoss'] : ['survive'],
        message:
          zones > 1
            ? `with ${zones} zones and '${onZoneLoss}' all pods may be in one zone`
            : 'there is one zone, and all pods are in it',
        fix: zones > 1 ? "set it to 'hold', or use three zones" : "set it to 'node', or use nodes in two zones or more",
      });
    },
  },
  {
    id: 'placement/one-pod-is-within-the-blast',
    title: 'A single pod is no more than what a node may take along',
    severity: 'error',
    evidence: ARITHMETIC,
    check: ({ blastRadius, options, replicas }, report) => {
      if (options.replicas === undefined || capWithin(blastRadius, replicas) > 0) return;
      const fewest = Math.ceil(1 / blastRadius - 1e-9);
      report({
        path: ['replicas'],
        message: `one of ${replicas} ${replicas === 1 ? 'pod' : 'pods'} is ${percentOf(1 / replicas)}, and a node may take along ${percentOf(blastRadius)}`,
        fix: `set replicas to ${fewest} or more, or blastRadius to ${Math.ceil(100 / replicas) / 100} or more`,
      });
    },
  },
  {
    id: 'placement/enough-is-left',
    title: 'With the replicas that are given, enough are left after the loss',
    severity: 'error',
    evidence: ARITHMETIC,
    check: (settings, report) => {
      const { blastRadius, need, options, replicas, survive } = settings;
      if (options.replicas === undefined || !isPossible(settings) || capWithin(blastRadius, replicas) === 0) return;
      if (largestCap(replicas, settings) > 0) return;
      const lost = worstLoss(survive, replicas, 1, settings);
      report({
        path: ['replicas'],
        message: `of ${replicas} pods ${LOSSES[survive]} may take ${lost}, and ${replicas - lost} are left: ${need} are needed`,
        fix: `set replicas to ${fewestReplicas(settings) ?? need}, or leave it out`,
      });
    },
  },
  {
    id: 'placement/pods-per-node-hold',
    title: 'As many pods as a node may have are no more than can be spared with it',
    severity: 'error',
    evidence: ARITHMETIC,
    check: (settings, report) => {
      const { need, options, podsPerNode, replicas } = settings;
      const most = largestCap(replicas, settings);
      if (options.podsPerNode === undefined || !isPossible(settings) || most === 0 || podsPerNode <= most) return;
      const fewest = fewestReplicas(settings, podsPerNode);
      report({
        path: ['podsPerNode'],
        message: `a node with ${podsPerNode} of ${replicas} pods takes ${percentOf(podsPerNode / replicas)} along, or leaves fewer than ${need} after the loss`,
        fix: `set it to ${most}${fewest === undefined ? '' : `, or replicas to ${fewest}`}`,
      });
    },
  },
  {
    id: 'placement/zone-share-is-possible',
    title: 'A zone may take along as much as it must hold',
    severity: 'error',
    evidence: ARITHMETIC,
    check: (settings, report) => {
      const { options, replicas, zoneBlastRadius, zonesAreKnown } = settings;
      const share = worstZone(replicas, settings) / replicas;
      if (options.zoneBlastRadius === undefined || !zonesAreKnown || share <= options.zoneBlastRadius + 1e-9) return;
      const zones = Math.ceil(1 / options.zoneBlastRadius - 1e-9) + (settings.onZoneLoss === 'hold' ? 0 : 1);
      const fewest = fewestReplicas(settings, options.podsPerNode);
      const other = zoneBlastRadius === undefined ? `use ${zones} zones` : `set replicas to ${String(fewest)}`;
      report({
        path: ['zoneBlastRadius'],
        message: `one of ${leastZones(settings)} zones has ${worstZone(replicas, settings)} of ${replicas} pods, ${percentOf(share)}`,
        fix: `set it to ${Math.ceil(share * 100) / 100} or more, or ${other}`,
      });
    },
  },
  {
    id: 'placement/need-can-be-met',
    title: 'Some number of pods gives what is needed',
    severity: 'error',
    evidence: ARITHMETIC,
    check: (settings, report) => {
      const { options, survive } = settings;
      if (options.replicas !== undefined || (survive !== 'node' && leastZones(settings) === 1)) return;
      if (isPossible(settings)) return;
      report({
        path: ['blastRadius'],
        message: `no number of pods up to 20000 keeps what a node takes along at ${percentOf(settings.blastRadius)}`,
        fix: 'set it to 0.01 or more, or podsPerNode to less',
      });
    },
  },
];

const LOSSES: Readonly<Record<Survival, string>> = {
  node: 'a node',
  zone: 'a zone',
  'zone+node': 'a zone and one more node',
};

function isPossible(settings: NeedSettings): boolean {
  return fewestReplicas(settings, settings.options.podsPerNode) !== undefined;
}
