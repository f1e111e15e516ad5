import { fewestNodes } from '../../../core/cluster';
import type { EksCluster, EksNodePool } from '../eks-cluster';
import type { EksRule } from './eks-rule';
import { USER_GUIDE } from './evidence';

const KARPENTER = 'https://github.com/aws/karpenter-provider-aws/blob/main/charts/karpenter/values.yaml';

/** Where CoreDNS, and the operators and controllers that everything else waits for, can run. */
export const SYSTEM_POD_RULES: readonly EksRule[] = [
  {
    id: 'eks/has-linux-nodes',
    title: 'A cluster has Linux nodes that nobody in it has to make: CoreDNS and Karpenter run on no others',
    severity: 'error',
    evidence: KARPENTER,
    check: (cluster, report) => {
      if (!runsOnPools(cluster) || linuxPools(cluster).length > 0) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'no pool has Linux nodes, so that CoreDNS and whatever makes nodes have nowhere to run',
        fix: "add a pool: { name: 'system', instanceTypes: ['m7g.large'] }",
      });
    },
  },
  {
    id: 'eks/system-pods-keep-their-nodes',
    title: 'One pool is on demand: CoreDNS, operators and whatever makes nodes do not lose all of theirs at once',
    severity: 'warning',
    evidence: `${USER_GUIDE}/managed-node-groups.html`,
    check: (cluster, report) => {
      const pools = linuxPools(cluster);
      if (!runsOnPools(cluster) || pools.length === 0 || pools.some(({ spot }) => !spot)) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'every Linux pool is spot, and AWS may take all of it back within two minutes',
        fix: "add a small pool on demand: { name: 'system', instanceTypes: ['m7g.large'] }",
      });
    },
  },
  {
    id: 'eks/system-pods-have-two-nodes',
    title: 'Two Linux nodes at least: CoreDNS, Karpenter and operators of CNIs run twice, on nodes apart',
    severity: 'warning',
    evidence: KARPENTER,
    check: (cluster, report) => {
      if (!runsOnPools(cluster) || linuxPools(cluster).length === 0) return;
      const nodes = fewestNodes(cluster, 'linux');
      if (nodes >= 2) return;
      report({
        path: ['cluster', 'nodePools'],
        message: `pools may shrink to ${nodes === 0 ? 'no Linux node' : 'one Linux node'}, and second copies stay Pending`,
        fix: 'let the pools have a minimum of two Linux nodes between them',
      });
    },
  },
];

/** Whether system pods run on managed node groups only: Auto Mode makes nodes for them, hybrid nodes come by themselves. */
function runsOnPools({ eks: { mode, networking } }: EksCluster<unknown>): boolean {
  return !mode.isAuto && networking.mode !== 'hybrid';
}

function linuxPools({ eks: { nodePools } }: EksCluster<unknown>): readonly EksNodePool[] {
  return nodePools.filter(({ os, nodes }) => os === 'linux' && nodes.max > 0);
}
