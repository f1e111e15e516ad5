import type { LocalRedirect, NodeLocalDnsRedirect } from './options';

/**
 * DNS of pods to the cache on their node. Where none runs there, it goes on to cluster DNS.
 *
 * @see https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/#node-local-dns-cache
 */
export function nodeLocalDnsRedirect({ labels, service }: Required<NodeLocalDnsRedirect>): LocalRedirect<never> {
  return {
    name: 'node-local-dns',
    namespace: 'kube-system',
    description: 'DNS of pods to the cache on their node',
    from: { service },
    to: {
      pods: { matchLabels: labels },
      // The names are those of the Service's ports: what tells which goes where.
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP' },
        { name: 'dns-tcp', port: 53, protocol: 'TCP' },
      ],
    },
  };
}
