import { isAksCluster } from '../../../clusters/aks/aks-cluster';
import { isGkeCluster } from '../../../clusters/gke/gke-cluster';
import type { Cluster, NodePool } from '../../../core/cluster';
import { tolerates } from '../../../core/tolerations';
import { MAKES_NODES } from '../../../nodes/termination/of-cluster';
import { placedOn } from '../../placement/arithmetic';
import { ZONE_KEY } from '../../placement/spread';
import { counted } from '../../placement/words';
import { spotPools } from '../node-choice';
import type { SpotSafeSettings } from '../settings';
import { awayIn, podsOf } from '../shares';
import { PAGES } from './evidence';
import type { SpotSafeRule } from './rule-type';

/** What must hold for roll-outs, for the nodes that there are, and for how many pods there come to be. */
export const CHANGE_RULES: readonly SpotSafeRule[] = [
  {
    id: 'spot-safe/pools-have-the-nodes',
    title: 'Pools can have as many nodes as the pods need: never more than so many run on one',
    severity: 'error',
    evidence: PAGES.spread,
    check: (settings, report) => {
      const { nodes, podsPerNode, replicas } = settings.placement;
      const most = mostNodesFor(settings);
      if (most === undefined || most >= nodes) return;
      report({
        path: ['cluster', 'nodePools'],
        message: `${counted(replicas, 'pod')}, ${podsPerNode} on a node, need ${counted(nodes, 'node')}, and the pools of the cluster have ${most} at most`,
        fix: fewerNodes(settings, most),
      });
    },
  },
  {
    id: 'spot-safe/zones-take-all-pods',
    title: 'Each zone has nodes for its share: no other takes what one has no room for',
    severity: 'error',
    evidence: PAGES.spread,
    check: (settings, report) => {
      const { nodes, nodesPerZone, podsPerNode, replicas } = settings.placement;
      const zones = nodesOfZones(settings);
      const most = mostNodesFor(settings);
      if (zones === undefined || most === undefined || most < nodes) return;
      const { zoneCap } = settings;
      const sizes = [...zones.values()];
      const placed =
        zoneCap === undefined
          ? placedOn(sizes, podsPerNode, replicas)
          : sizes.reduce((sum, size) => sum + Math.min(size * podsPerNode, zoneCap), 0);
      if (placed >= replicas) return;
      const shape = [...zones].map(([zone, count]) => `${count} in ${zone}`).join(', ');
      report({
        path: ['cluster', 'nodePools'],
        message: `with nodes ${shape} at most, ${placed} of ${counted(replicas, 'pod')} run: no zone takes more than ${zoneCap === undefined ? 'one more than another' : zoneCap}`,
        fix: `let each zone have ${counted(nodesPerZone, 'node')}, or set podsPerNode higher`,
      });
    },
  },
  {
    id: 'spot-safe/roll-out-goes-on',
    title: 'A roll-out may take pods away, or has room for more: otherwise it never begins',
    severity: 'error',
    evidence: PAGES.deployments,
    check: (settings, report) => {
      const { placement, rollOut } = settings;
      const { podsPerNode, replicas } = placement;
      if (awayIn(rollOut, replicas) > 0) return;
      const surge = podsOf(rollOut.maxSurge, replicas, 'up');
      const needed = Math.ceil((replicas + surge) / podsPerNode);
      const most = mostNodesFor(settings);
      if (surge > 0 && (most === undefined || most >= needed)) return;
      report({
        path: ['rollOut', 'maxUnavailable'],
        message:
          surge > 0
            ? `no pod may go before another is there, and there is no node for that one: ${needed} are needed, and the pools have ${String(most)} at most`
            : `of ${counted(replicas, 'pod')} none may go, and none may come besides`,
        fix: `set it to ${podsPerNode}, or leave rollOut out`,
      });
    },
  },
  {
    id: 'spot-safe/roll-out-keeps-what-is-needed',
    title: 'A roll-out leaves what is needed',
    severity: 'error',
    evidence: PAGES.deployments,
    check: ({ options, placement: { need, podsPerNode, replicas }, rollOut }, report) => {
      const away = awayIn(rollOut, replicas);
      if (options.rollOut?.maxUnavailable === undefined || replicas - away >= need) return;
      report({
        path: ['rollOut', 'maxUnavailable'],
        message: `${away} of ${counted(replicas, 'pod')} may be away, and ${replicas - away} are left: ${need} are needed`,
        fix: `set it to ${podsPerNode}, or leave it out`,
      });
    },
  },
  {
    id: 'spot-safe/roll-out-adds-no-pods',
    title: 'A roll-out takes pods away before it adds others: more than before need spare nodes in every zone',
    severity: 'warning',
    evidence: PAGES.deployments,
    check: ({ placement: { minDomains, replicas }, rollOut, zoneCap }, report) => {
      const surge = podsOf(rollOut.maxSurge, replicas, 'up');
      if (surge === 0 || minDomains === undefined || zoneCap !== undefined) return;
      report({
        path: ['rollOut', 'maxSurge'],
        message: `${counted(surge, 'pod')} besides: zones are counted for the new revision alone, so that one may hold more in the middle of the roll-out, and a zone without a spare node stops it`,
        fix: 'leave it out, or see to two spare nodes in each zone, or to something that adds them',
      });
    },
  },
  {
    id: 'spot-safe/scaling-has-room',
    title: 'Scaling may add pods',
    severity: 'error',
    evidence: PAGES.autoscaling,
    check: ({ autoscale, placement: { replicas } }, report) => {
      if (autoscale === undefined || autoscale.maxReplicas >= replicas) return;
      report({
        path: ['autoscale', 'maxReplicas'],
        message: `${counted(replicas, 'pod')} run at least, and ${autoscale.maxReplicas} at most`,
        fix: `set it to more than ${replicas}`,
      });
    },
  },
  {
    id: 'spot-safe/scaling-knows-requests',
    title: 'Every container says how much CPU it requests: use is reckoned in per cent of that',
    severity: 'error',
    evidence: PAGES.autoscaling,
    check: ({ autoscale, options: { pod } }, report) => {
      if (autoscale === undefined) return;
      for (const [index, { name, resources }] of pod.containers.entries()) {
        if (resources?.requests?.['cpu'] !== undefined || resources?.limits?.['cpu'] !== undefined) continue;
        report({
          path: ['pod', 'containers', index, 'resources'],
          message: `${name} requests no CPU, and nothing scales`,
          fix: "set requests.cpu, such as '250m'",
        });
      }
    },
  },
  {
    id: 'spot-safe/scaling-leaves-room-for-a-loss',
    title: 'Pods are added early enough for those that survive a loss: nothing else makes up for it',
    severity: 'warning',
    evidence: PAGES.autoscaling,
    check: ({ autoscale, options, placement: { disruptions, replicas } }, report) => {
      if (autoscale === undefined || options.autoscale?.targetUtilization === undefined) return;
      if (autoscale.targetUtilization <= autoscale.safeUtilization) return;
      const left = replicas - disruptions;
      const then = left === 0 ? 'all' : `${Math.round((autoscale.targetUtilization * replicas) / left)} %`;
      report({
        path: ['autoscale', 'targetUtilization'],
        message: `at ${autoscale.targetUtilization} % the ${left} of ${replicas} pods that are left after the loss have to do ${then}`,
        fix: `set it to ${Math.max(1, autoscale.safeUtilization)} or less, or leave it out`,
      });
    },
  },
  {
    id: 'spot-safe/scaling-and-a-lost-zone',
    title: 'Who lets a workload scale has decided whether it does so while a zone is lost',
    severity: 'warning',
    evidence: PAGES.spread,
    check: ({ autoscale, options, placement: { onZoneLoss, zones } }, report) => {
      if (autoscale === undefined || options.onZoneLoss !== undefined || onZoneLoss !== 'hold' || zones === 1) return;
      report({
        path: ['onZoneLoss'],
        message: 'while a zone is lost, no pod is placed in the others, and scaling adds none',
        fix: "set it to 'reschedule', which needs more pods, or to 'hold' if that is meant",
      });
    },
  },
];

type NodeSettings = Pick<SpotSafeSettings, 'cluster' | 'nodes' | 'options' | 'termination'>;

/** The most nodes that pools have for a workload. Absent: something makes nodes as they are needed. */
function mostNodesFor(settings: NodeSettings): number | undefined {
  const { cluster, termination } = settings;
  if (MAKES_NODES.includes(termination.handler) || makesNodes(cluster)) return undefined;
  const pools = poolsFor(settings);
  return pools.length === 0 ? undefined : pools.reduce((sum, pool) => sum + pool.nodes.max, 0);
}

/** The most nodes in each zone. Absent: pools do not say which zone their nodes are in. */
function nodesOfZones(settings: NodeSettings): ReadonlyMap<string, number> | undefined {
  const zones = new Map<string, number>();
  for (const { labels, nodes } of poolsFor(settings)) {
    const zone = labels[ZONE_KEY];
    if (zone === undefined) return undefined;
    zones.set(zone, (zones.get(zone) ?? 0) + nodes.max);
  }
  return zones.size > 1 ? zones : undefined;
}

/** Pools that a workload may run on. */
function poolsFor({ cluster, nodes, options: { pod } }: NodeSettings): readonly NodePool[] {
  const pools = nodes.capacity === 'spot' ? spotPools(cluster) : cluster.nodePools.filter(({ os }) => os === 'linux');
  const tolerations = [...nodes.tolerations, ...(pod.tolerations ?? [])];
  return pools.filter((pool) => tolerates(tolerations, pool));
}

/** Whether the cloud itself makes nodes. Compute classes of GKE may, in any cluster without spot pools of its own. */
function makesNodes(cluster: Cluster<unknown>): boolean {
  if (isAksCluster(cluster)) return cluster.aks.nodeProvisioning !== undefined;
  if (!isGkeCluster(cluster)) return false;
  return cluster.gke.mode.isAutopilot || cluster.gke.autoProvisioning !== undefined || spotPools(cluster).length === 0;
}

/** What to do about too few nodes: more of them, or more pods on each. */
function fewerNodes({ placement: { choices, nodes } }: SpotSafeSettings, most: number): string {
  const choice = choices.find((one) => one.nodes <= most);
  const grow = `let pools grow to ${counted(nodes, 'node')}`;
  return choice === undefined
    ? grow
    : `${grow}, or set podsPerNode to ${choice.podsPerNode}: ${counted(choice.replicas, 'pod')} on ${counted(choice.nodes, 'node')}`;
}
