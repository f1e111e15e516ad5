/**
 * Whether kubelet refuses to set a label on its own node, or a cloud keeps it for itself: such nodes do not join.
 *
 * @param domains - what the cloud keeps besides: `eks.amazonaws.com`.
 */
export function isReservedLabel(key: string, domains: readonly string[] = []): boolean {
  const [prefix = ''] = key.includes('/') ? key.split('/') : [];
  const isOf = (domain: string): boolean => prefix === domain || prefix.endsWith(`.${domain}`);
  if (isOf('node.kubernetes.io') || isOf('kubelet.kubernetes.io')) return false;
  return ['kubernetes.io', 'k8s.io', ...domains].some(isOf);
}
