import { isEksCluster } from '../../clusters/eks/eks-cluster';
import { isGkeCluster } from '../../clusters/gke/gke-cluster';
import { type Cluster, isManaged } from '../../core/cluster';
import { ZONE_KEY } from './spread';

/** The zones that nodes of a cluster may be in, by the names that nodes have them under. Absent: it does not say all. */
export function zoneNamesOf(cluster: Cluster<unknown>): readonly string[] | undefined {
  if (isEksCluster(cluster)) return cluster.eks.vpc.kind === 'new' ? cluster.eks.vpc.zones : undefined;
  if (isGkeCluster(cluster)) {
    const { nodePools, zones } = cluster.gke;
    // Zones of pools that Google makes by itself are those of the cluster, unless it is told otherwise.
    return zones && [...new Set([...zones, ...nodePools.flatMap((pool) => pool.zones ?? [])])];
  }
  if (isManaged(cluster)) return undefined;
  const named = cluster.nodePools.map(({ labels }) => labels[ZONE_KEY]).filter((zone) => zone !== undefined);
  const workers = cluster.nodePools.filter(({ role }) => role === 'worker');
  const isSaid = workers.length > 0 && workers.every(({ labels }) => labels[ZONE_KEY] !== undefined);
  return isSaid ? [...new Set(named)] : undefined;
}
