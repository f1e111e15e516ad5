import { type Cluster, isManaged } from '../../core/cluster';
import type { CniFolders, IstioPlatform } from './options';

/** Where GKE's kubelet looks for CNI programs. The charts find it on a live cluster only, and by a version that Helm cuts off. */
const GKE_BIN_FOLDER = '/home/kubernetes/bin';

/** Whose file layout the nodes of a cluster have, as far as the cluster says it. */
export function platformOf({ distribution, kubeProxy }: Cluster<unknown>): IstioPlatform {
  if (distribution === 'gke') return 'gke';
  // Without kube-proxy it cannot be K3s' own Flannel, and every other CNI uses the usual folders.
  return distribution === 'k3s' && kubeProxy !== 'none' ? 'k3s' : 'none';
}

/** What of the folders has to be said beside the platform. */
export function foldersOf(platform: IstioPlatform, { bin, conf, netns }: CniFolders = {}): CniFolders {
  const cniBin = bin ?? (platform === 'gke' ? GKE_BIN_FOLDER : undefined);
  return {
    ...(cniBin !== undefined && { bin: cniBin }),
    ...(conf !== undefined && { conf }),
    ...(netns !== undefined && { netns }),
  };
}

/** Whether the agent's plugin is appended to the CNI's own, and not called by Multus. */
export function isChained(platform: IstioPlatform): boolean {
  return platform !== 'openshift';
}

/**
 * Whether the agent writes a configuration of its own, unless told otherwise: for machines that are rebooted. A cloud
 * replaces its nodes, and some write their configuration again by themselves.
 */
export function hasOwnConfig(cluster: Cluster<unknown>, platform: IstioPlatform): boolean {
  return isChained(platform) && !isManaged(cluster);
}
