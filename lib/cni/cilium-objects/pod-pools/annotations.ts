/**
 * Annotations of pods, or of their namespace, that name the pool they get addresses from. Without any, the pool `default`
 * serves them, unless one chooses them by labels.
 *
 * @see https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/
 */
export const POD_POOL_ANNOTATIONS = {
  /** Addresses of every IP family. */
  pool: 'ipam.cilium.io/ip-pool',
  /** IPv4 addresses, whatever the one above says. */
  ipv4Pool: 'ipam.cilium.io/ipv4-pool',
  /** IPv6 addresses, whatever the first one says. */
  ipv6Pool: 'ipam.cilium.io/ipv6-pool',
} as const;

/** The annotation with which a pod, or every pod of a namespace, gets its addresses from a pool. */
export function podPoolAnnotation(pool: { readonly name: string }): Readonly<Record<string, string>> {
  return { [POD_POOL_ANNOTATIONS.pool]: pool.name };
}
