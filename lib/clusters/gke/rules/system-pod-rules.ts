import { fewestNodes } from '../../../core/cluster';
import type { Taint } from '../../../core/needs';
import { isStartupTaintKey } from '../../../core/startup-taints';
import type { GkeCluster, GkeNodePool } from '../gke-cluster';
import { GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';

const SPOT = `${GUIDES}/concepts/spot-vms`;
const POOL = "{ name: 'system', machineType: 'e2-standard-4' }";

/** Taints that GKE's own pods tolerate: their own, and that of architectures that their images are made for. */
const TOLERATED = ['components.gke.io/gke-managed-components', 'kubernetes.io/arch'];

/** Where kube-dns, metrics-server and the other pods that GKE brings along can run. */
export const SYSTEM_POD_RULES: readonly GkeRule[] = [
  {
    id: 'gke/has-linux-nodes',
    title: 'A cluster has Linux nodes that nobody in it has to make: the pods that GKE brings along run on no others',
    severity: 'error',
    evidence: `${GUIDES}/how-to/creating-a-cluster-windows`,
    check: (cluster, report) => {
      if (cluster.gke.mode.isAutopilot || linuxPools(cluster).length > 0) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'no pool has Linux nodes, so that DNS and metrics have nowhere to run',
        fix: `add a pool: ${POOL}`,
      });
    },
  },
  {
    id: 'gke/system-pods-keep-their-nodes',
    title: 'One pool is on demand: system pods tolerate no spot nodes, and would wait for ever',
    severity: 'error',
    evidence: SPOT,
    check: (cluster, report) => {
      const pools = linuxPools(cluster);
      if (pools.length === 0 || pools.some(({ spot }) => !spot)) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'every Linux pool is spot, with the taint cloud.google.com/gke-spot: DNS stays Pending',
        fix: `add a small pool on demand: ${POOL}`,
      });
    },
  },
  {
    id: 'gke/system-pods-can-be-scheduled',
    title:
      'One pool on demand lets system pods in: they tolerate components.gke.io/gke-managed-components and no other taint that stays',
    severity: 'warning',
    evidence: `${GUIDES}/how-to/isolate-workloads-dedicated-nodes`,
    check: (cluster, report) => {
      const pools = linuxPools(cluster).filter(({ spot }) => !spot);
      if (pools.length === 0 || pools.some(({ taints }) => !taints.some((taint) => keepsOut(taint, cluster)))) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'every Linux pool on demand has a taint that system pods do not tolerate: DNS stays Pending',
        fix: 'leave one pool without taints, or taint it with components.gke.io/gke-managed-components=true:NoSchedule',
      });
    },
  },
  {
    id: 'gke/system-pods-have-two-nodes',
    title: 'Two Linux nodes at least: DNS and operators of CNIs run twice, on nodes apart',
    severity: 'warning',
    evidence: `${GUIDES}/concepts/types-of-clusters`,
    check: (cluster, report) => {
      if (linuxPools(cluster).length === 0) return;
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

function linuxPools({ gke: { nodePools } }: GkeCluster<unknown>): readonly GkeNodePool<unknown>[] {
  return nodePools.filter(({ os, nodes }) => os === 'linux' && nodes.max > 0);
}

/** Taints that an agent takes off again do not stay. */
function keepsOut({ key, effect }: Taint, { platform: { startupTaints } }: GkeCluster<unknown>): boolean {
  if (effect === 'PreferNoSchedule' || TOLERATED.includes(key) || isStartupTaintKey(key)) return false;
  return startupTaints.kind !== 'prefixed' || !key.startsWith(startupTaints.prefix);
}
