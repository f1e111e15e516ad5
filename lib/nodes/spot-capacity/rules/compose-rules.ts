import { isEksCluster } from '../../../clusters/eks/eks-cluster';
import type { Cluster } from '../../../core/cluster';
import { stepsWithChart } from '../../../core/plan-contents';
import { type PodWorkload, podWorkloads } from '../../../core/pod-workloads';
import type { Rule } from '../../../core/rule';
import { treesOf } from '../../../core/trees';
import type { Whole } from '../../../core/whole';
import { CAPACITY_LABEL, HALF_LABEL, SPOT_CAPACITY_LABEL } from '../labels';
import { eligiblePools, hasLabel } from './eligible-pools';
import { EVIDENCE } from './evidence';
import { type KnownPool, knownPools } from './known-pools';

const ZONE = 'topology.kubernetes.io/zone';

/** What must hold for spot capacity together with everything else in a cluster. */
export const SPOT_CAPACITY_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'spot-capacity/one-handler',
    title: 'Only one of managed node groups and the Node Termination Handler drains nodes that are taken back',
    severity: 'error',
    evidence: EVIDENCE.handler,
    check: ({ cluster, plans }, report) => {
      if (!drainsItself(cluster) || stepsWithChart(plans, 'karpenter').length > 0) return;
      for (const plan of plans.filter((one) => stepsWithChart([one], 'aws-node-termination-handler').length > 0)) {
        report({
          path: [plan.name],
          message: `${plan.title} drains nodes that EKS drains and replaces already, before it has replaced them`,
          fix: 'leave it out',
        });
      }
    },
  },
  {
    id: 'spot-capacity/zones-have-a-fallback',
    title: 'Where pods must be spread over zones, capacity on demand comes when a zone has no spot capacity',
    severity: 'warning',
    evidence: EVIDENCE.scheduling,
    check: (whole, report) => {
      const pools = knownPools(whole).filter(({ grows }) => grows);
      for (const workload of podWorkloads(whole.plans)) {
        // The other half of a workload on both is on demand already.
        if (!hardKeysOf(workload).includes(ZONE) || workload.labels[HALF_LABEL] !== undefined) continue;
        const eligible = eligiblePools(workload, pools);
        if (eligible.length === 0 || eligible.some(({ capacityTypes }) => capacityTypes.includes('on-demand')))
          continue;
        report({
          path: [workload.plan.name],
          message: `pods of ${workload.namespace}/${workload.name} wait while a zone has no spot capacity: ${titlesOf(eligible)} ${eligible.length === 1 ? 'has' : 'have'} no other`,
          fix: "let on-demand capacity come after it, as with onDemand: 'own-pool' of spotCapacity",
        });
      }
    },
  },
  {
    id: 'spot-capacity/pools-are-in-one-zone',
    title: 'Where pods must be spread over zones, pools that the cluster autoscaler grows are in one zone each',
    severity: 'warning',
    evidence: EVIDENCE.zoneOfNewNodes,
    check: (whole, report) => {
      const pools = knownPools(whole).filter(({ grows, unchosenZones = 1 }) => grows && unchosenZones > 1);
      for (const workload of podWorkloads(whole.plans)) {
        const eligible = hardKeysOf(workload).includes(ZONE) ? eligiblePools(workload, pools) : [];
        if (eligible.length === 0) continue;
        report({
          path: [workload.plan.name],
          message: `pods of ${workload.namespace}/${workload.name} that wait for a zone may wait for ever: the autoscaler cannot choose the zone of a new node in ${titlesOf(eligible)}, and tries one`,
          fix: 'write the pool once for each zone, as spotCapacity does',
        });
      }
    },
  },
  {
    id: 'spot-capacity/pools-have-the-label',
    title: 'All pools that pods may run on have the labels that the pods are spread by',
    severity: 'warning',
    evidence: EVIDENCE.spread,
    check: (whole, report) => {
      const pools = knownPools(whole);
      for (const workload of podWorkloads(whole.plans)) {
        for (const key of hardKeysOf(workload)) {
          const isKnown = isOurs(key) || pools.some((pool) => hasLabel(pool, key));
          const lacking = eligiblePools(workload, pools).filter((pool) => !hasLabel(pool, key));
          if (!isKnown || lacking.length === 0) continue;
          report({
            path: [workload.plan.name],
            message: `pods of ${workload.namespace}/${workload.name} never run in ${titlesOf(lacking)}, whose nodes have no label ${key}`,
            fix: `give all pools the label, as spotCapacity does with ${CAPACITY_LABEL}, or select those that have it`,
          });
        }
      }
    },
  },
];

/** Whether EKS drains spot nodes of the cluster by itself. */
function drainsItself(cluster: Cluster<unknown>): boolean {
  return isEksCluster(cluster) && (cluster.eks.mode.isAuto || cluster.nodePools.some(({ spot }) => spot));
}

/** The labels by which pods are spread, and not run otherwise. */
function hardKeysOf({ spec }: PodWorkload): readonly string[] {
  return treesOf(spec['topologySpreadConstraints'])
    .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule')
    .map(({ topologyKey }) => String(topologyKey));
}

function isOurs(key: string): boolean {
  return key === CAPACITY_LABEL || key === SPOT_CAPACITY_LABEL;
}

function titlesOf(pools: readonly KnownPool[]): string {
  return pools.map(({ title }) => title).join(', ');
}
