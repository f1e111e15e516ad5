import type { Cluster } from '../../../core/cluster';
import type { Path } from '../../../core/path';
import { nodeLocalDnsRedirect } from './node-local-dns';
import type { CiliumLocalRedirectsOptions, LocalRedirect, NodeLocalDnsRedirect } from './options';

/** Everything about redirects, decided. */
export interface RedirectSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  readonly name: string;
  readonly policies: readonly PlacedRedirect<S>[];
  /** Absent: DNS goes where it is addressed to. */
  readonly nodeLocalDns: Required<NodeLocalDnsRedirect> | undefined;
}

/** A redirect, with where it is said. */
export interface PlacedRedirect<S = unknown> {
  readonly path: Path;
  readonly value: LocalRedirect<S>;
}

/** Fills in every default. */
export function resolveLocalRedirects<S>(
  cluster: Cluster<S>,
  { name = 'cilium-redirects', nodeLocalDns = false, policies = [] }: CiliumLocalRedirectsOptions<S>,
): RedirectSettings<S> {
  const dns = nodeLocalDns === false ? undefined : dnsOf(cluster, nodeLocalDns === true ? {} : nodeLocalDns);
  return {
    cluster,
    name,
    nodeLocalDns: dns,
    policies: [
      ...policies.map((value, index) => ({ value, path: ['policies', index] })),
      ...(dns === undefined ? [] : [{ value: nodeLocalDnsRedirect(dns), path: ['nodeLocalDns'] }]),
    ],
  };
}

function dnsOf({ distribution }: Cluster<unknown>, given: NodeLocalDnsRedirect): Required<NodeLocalDnsRedirect> {
  return {
    service: distribution === 'rke2' ? 'rke2-coredns-rke2-coredns' : 'kube-dns',
    labels: { 'k8s-app': 'node-local-dns' },
    ...given,
  };
}
