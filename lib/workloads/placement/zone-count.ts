import { type AksNodePool, isAksCluster } from '../../clusters/aks/aks-cluster';
import { isEksCluster } from '../../clusters/eks/eks-cluster';
import { type GkeNodePool, isGkeCluster } from '../../clusters/gke/gke-cluster';
import type { Cluster, NodePool } from '../../core/cluster';
import { ZONE_KEY } from './spread';

/** Zones that EKS clusters of this library are in, unless they say otherwise. */
const EKS_ZONES = 3;

/** In how many zones a cluster has nodes for a workload: spot nodes, if it has any. Absent: it does not say. */
export function zoneCountOf(cluster: Cluster<unknown>): number | undefined {
  if (isEksCluster(cluster)) {
    const { vpc } = cluster.eks;
    if (vpc.kind === 'new') return vpc.zones?.length ?? EKS_ZONES;
    return new Set(vpc.subnets.map(({ zoneId }) => zoneId)).size;
  }
  if (isGkeCluster(cluster)) {
    const pools: readonly GkeNodePool<unknown>[] = spotOrAll(cluster.gke.nodePools);
    return pools.length === 0 ? cluster.gke.zoneCount : zonesOfPools(pools, cluster.gke.zones);
  }
  if (isAksCluster(cluster)) {
    const pools: readonly AksNodePool[] = spotOrAll(cluster.aks.nodePools);
    if (pools.length === 0 || pools.some(({ zones }) => zones.length === 0)) return undefined;
    return new Set(pools.flatMap(({ zones }) => zones)).size;
  }
  return labelledZones(spotOrAll(cluster.nodePools));
}

/** All zones that pools are in. Where not all of them are known by name, at least as many as the widest pool has. */
function zonesOfPools(pools: readonly GkeNodePool<unknown>[], zonesOfCluster?: readonly string[]): number {
  const named = new Set(pools.flatMap(({ zones = zonesOfCluster ?? [] }) => zones));
  return Math.max(named.size, ...pools.map(({ zoneCount }) => zoneCount));
}

/** Machines of one's own say it by their labels, all of them or none. */
function labelledZones(pools: readonly NodePool[]): number | undefined {
  const zones = pools.map(({ labels }) => labels[ZONE_KEY]);
  return zones.length === 0 || zones.includes(undefined) ? undefined : new Set(zones).size;
}

/** Spot pools, if there are any; otherwise those that run nothing but workloads, or all. */
function spotOrAll<P extends NodePool>(pools: readonly P[]): readonly P[] {
  const linux = pools.filter(({ os }) => os === 'linux');
  const chosen = [linux.filter(({ spot }) => spot), linux.filter(({ role }) => role === 'worker'), linux];
  return chosen.find(({ length }) => length > 0) ?? [];
}
