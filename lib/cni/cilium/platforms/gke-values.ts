import type { Values } from '../../../core/values';

/** Where nodes of GKE look for CNI plugins: most of their file system is read-only. */
export const GKE_CNI_BIN_PATH = '/home/kubernetes/bin';

/** What makes a node of GKE Cilium's own. */
export const GKE_VALUES: Values<never> = {
  // Otherwise the node's own rules still hide pod addresses where Cilium does not.
  gke: { enabled: true, disableDefaultSnat: true },
  // With every start of a node, containerd writes Google's configuration again: a wrapper around the kubelet keeps it away.
  nodeinit: { enabled: true, reconfigureKubelet: true, removeCbrBridge: true },
};
