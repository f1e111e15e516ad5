import type { Cluster } from '../core/cluster';
import { defineCluster } from './define';
import { type ClusterOptions, resolveCluster } from './options';

/** What can be said of a kind cluster: Kubernetes nodes as containers, for development. */
export type KindOptions<S = string> = ClusterOptions<S>;

/**
 * Describes a kind cluster.
 *
 * Ranges default to kind's own, `10.244.0.0/16` for pods and `10.96.0.0/16` for Services; the API server to the
 * control plane container, by the name that kind gives it.
 *
 * @throws BlueprintError with every problem found.
 * @see https://kind.sigs.k8s.io/docs/user/configuration/
 */
export function kindCluster<S = string>(options: KindOptions<S>): Cluster<S> {
  return defineCluster('KindOptions', options, buildKind);
}

/** The cluster of options whose shape is known to be right. */
export function buildKind<S>(options: KindOptions<S>): Cluster<S> {
  const servers = (options.nodePools ?? [])
    .filter((pool) => pool.role === 'control-plane')
    .map((pool) => pool.nodes ?? 1);
  const count = servers.reduce<number>((sum, nodes) => sum + (typeof nodes === 'number' ? nodes : nodes.min), 0);
  // With several control plane nodes kind puts a load balancer before them.
  const host = `${options.name}-${count > 1 ? 'external-load-balancer' : 'control-plane'}`;
  return {
    ...resolveCluster<S>(options, {
      pods: ['10.244.0.0/16'],
      services: ['10.96.0.0/16'],
      apiServer: { host, port: 6443 },
    }),
    distribution: 'kind',
    platform: {
      podNetwork: { kind: 'own' },
      apiServerReachesPods: true,
      provides: [],
      helmController: false,
      bundledCnis: ['kindnet'],
      bundledCniCharts: {},
      nodeCidrs: 'always',
      routesByNodeCidr: false,
      kubeProxyRunsAs: 'DaemonSet',
      podsLoadKernelModules: true,
      hostDns: false,
      components: ['coredns', 'local-path-provisioner'],
      ports: [],
      startupTaints: { kind: 'any' },
    },
  };
}
