/** Labels that Cilium gives to pods, with the source that it writes in front. */
export const CILIUM_LABELS = {
  namespace: 'k8s:io.kubernetes.pod.namespace',
  namespaceLabel: 'k8s:io.cilium.k8s.namespace.labels.',
  serviceAccount: 'k8s:io.cilium.k8s.policy.serviceaccount',
  cluster: 'k8s:io.cilium.k8s.policy.cluster',
} as const;

/** The word for all namespaces, or all clusters of a mesh. */
export const ALL = '*';

const SOURCE = /^(any|k8s|reserved|container|cni|node):/;

/** A key without the source of its label. */
export function withoutSource(key: string): string {
  return key.replace(SOURCE, '');
}
