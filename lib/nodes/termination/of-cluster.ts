import { isAksCluster } from '../../clusters/aks/aks-cluster';
import { isEksCluster } from '../../clusters/eks/eks-cluster';
import { type GkeNodePool, isGkeCluster } from '../../clusters/gke/gke-cluster';
import type { Cluster } from '../../core/cluster';
import { isAtLeast } from '../../core/version';
import { HANDLERS } from './handlers';
import type { TerminationHandler, TerminationOptions } from './options';
import type { Termination } from './termination';

/** What kubelet grants ordinary pods on GKE, unless a pool says otherwise. */
const GKE_POD_SECONDS = 15;

/** The version from which on nodes of EKS end pods by themselves before they shut down. */
const EKS_SHUTDOWN_SINCE = '1.34';

/** Handlers that are part of what makes nodes as pods need them, by Karpenter's reckoning. */
export const MAKES_NODES: readonly TerminationHandler[] = ['karpenter', 'auto-mode', 'nap'];

/** What happens to pods of a node that is taken back: as the cluster says, unless it is given. */
export function terminationOf(cluster: Cluster<unknown>, given: TerminationOptions = {}): Termination {
  const handler = given.handler ?? handlerOf(cluster);
  const { noticeSeconds, podSeconds } = secondsOf(cluster, handler);
  const notice = given.noticeSeconds ?? noticeSeconds;
  // No pod has longer than its node, unless somebody has said so, for rules to refuse.
  const pods = given.podSeconds ?? (podSeconds === undefined ? undefined : Math.min(podSeconds, notice));
  return {
    handler,
    ...HANDLERS[handler],
    noticeSeconds: notice,
    ...(pods !== undefined && pods > 0 && { podSeconds: pods }),
  };
}

function handlerOf(cluster: Cluster<unknown>): TerminationHandler {
  const hasSpotPools = cluster.nodePools.some(({ spot }) => spot);
  switch (cluster.distribution) {
    case 'eks':
      if (isEksCluster(cluster) && cluster.eks.mode.isAuto) return 'auto-mode';
      return hasSpotPools ? 'managed-node-group' : 'karpenter';
    case 'gke':
      return 'kubelet';
    case 'aks': {
      const provisions = isAksCluster(cluster) && cluster.aks.nodeProvisioning !== undefined;
      return provisions && !hasSpotPools ? 'nap' : 'auto-drain';
    }
    case 'k3s':
    case 'rke2':
    case 'kubeadm':
    case 'kind':
    case 'talos':
      return 'none';
  }
}

interface Seconds {
  readonly noticeSeconds: number;
  readonly podSeconds?: number;
}

function secondsOf(cluster: Cluster<unknown>, handler: TerminationHandler): Seconds {
  switch (handler) {
    case 'karpenter':
    case 'auto-mode':
    case 'managed-node-group':
    case 'node-termination-handler':
      // Ten seconds for the notice to be seen, and for evictions to be asked for.
      return { noticeSeconds: 120, podSeconds: 110 };
    case 'auto-drain':
      return { noticeSeconds: 30, podSeconds: 30 };
    case 'nap':
      return { noticeSeconds: 30 };
    case 'kubelet':
      return shutdownSeconds(cluster);
    case 'none':
      return { noticeSeconds: 0 };
  }
}

/** Of several pools, what the least patient one grants. */
function shutdownSeconds(cluster: Cluster<unknown>): Seconds {
  if (isGkeCluster(cluster)) {
    const pools = cluster.gke.nodePools.filter(({ spot }) => spot);
    const all = pools.map(({ shutdownGrace }: GkeNodePool<unknown>) => ({
      noticeSeconds: shutdownGrace?.total ?? 30,
      podSeconds: shutdownGrace === undefined ? GKE_POD_SECONDS : shutdownGrace.total - shutdownGrace.critical,
    }));
    const [least] = all.sort((a, b) => a.podSeconds - b.podSeconds);
    return least ?? { noticeSeconds: 30, podSeconds: GKE_POD_SECONDS };
  }
  return endsPodsItself(cluster) ? { noticeSeconds: 120, podSeconds: 120 } : { noticeSeconds: 0 };
}

/** Whether kubelet of these nodes is set to end pods before they shut down. Kubernetes itself leaves that off. */
export function endsPodsItself({ distribution, kubernetes }: Cluster<unknown>): boolean {
  return distribution === 'gke' || (distribution === 'eks' && isAtLeast(kubernetes, EKS_SHUTDOWN_SINCE));
}
