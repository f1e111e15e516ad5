import { isAksCluster } from '../../../clusters/aks';
import { isGkeCluster } from '../../../clusters/gke';
import type { Cluster } from '../../../core/cluster';

/** What a cloud serves of Cilium's policies, where it runs Cilium itself. */
export interface ServedPolicies {
  /** Who runs it, as messages name it. */
  readonly by: string;
  /** Whether there are policies for one namespace. */
  readonly namespaced: boolean;
  /** Whether there are policies for the whole cluster. */
  readonly clusterwide: boolean;
  /** Whether policies for one namespace may name hosts, and whether they may look into what is spoken. */
  readonly hosts: boolean;
  readonly requests: boolean;
  /** What to switch on for more, in the imperative. */
  readonly more: string;
}

/** What a cluster that comes with Cilium serves. Absent: a plan installs Cilium, or there is none. */
export function policiesServedBy(cluster: Cluster<unknown>): ServedPolicies | undefined {
  if (isGkeCluster(cluster)) {
    const { dataplaneV2 } = cluster.gke.mode;
    if (dataplaneV2 === undefined) return undefined;
    const clusterwide = dataplaneV2.clusterwideNetworkPolicy === true;
    return {
      by: 'GKE Dataplane V2',
      namespaced: false,
      clusterwide,
      hosts: false,
      requests: false,
      more: clusterwide
        ? 'write it for clusterwide, by addresses and ports'
        : 'set clusterwideNetworkPolicy of networking to true, and write it for clusterwide',
    };
  }
  if (isAksCluster(cluster) && cluster.aks.mode.isCilium) {
    const inside = cluster.aks.advancedNetworking?.advancedNetworkPolicies;
    return {
      by: 'AKS with the dataplane of Cilium',
      namespaced: true,
      clusterwide: true,
      hosts: inside !== undefined,
      requests: inside === 'L7',
      more: "set advancedNetworkPolicies of advancedNetworking to 'FQDN' for names of hosts, or 'L7' for requests too, and write it for a namespace",
    };
  }
  return undefined;
}
