import type { Cluster } from '../core/cluster';
import { defineCluster } from './define';
import { type ClusterOptions, resolveCluster } from './options';
import { controlPlanePorts } from './ports';

/** A part of K3s that can be left out. */
export type K3sComponent = 'coredns' | 'local-storage' | 'metrics-server' | 'servicelb' | 'traefik';

/** What can be said of a K3s cluster. */
export interface K3sOptions<S = string> extends ClusterOptions<S> {
  /**
   * Parts of K3s to leave out.
   * @defaultValue none
   * @see https://docs.k3s.io/installation/packaged-components
   */
  readonly disable?: readonly K3sComponent[];
  /**
   * How the API server reaches pods and nodes. `pod` works only with a CNI that takes addresses from the nodes' ranges.
   * @defaultValue `'agent'`
   * @see https://docs.k3s.io/networking/basic-network-options
   */
  readonly egressSelectorMode?: 'agent' | 'cluster' | 'pod' | 'disabled';
  /**
   * Whether K3s installs HelmChart objects. Without it, deliver charts by another renderer.
   * @defaultValue `true`
   */
  readonly helmController?: boolean;
}

/** Everything that can be left out. */
export const K3S_COMPONENTS: readonly K3sComponent[] = [
  'coredns',
  'local-storage',
  'metrics-server',
  'servicelb',
  'traefik',
];

/**
 * Describes a K3s cluster.
 *
 * Ranges default to K3s' own, `10.42.0.0/16` for pods and `10.43.0.0/16` for Services; the API server to
 * `127.0.0.1:6444`, where every K3s node has a local load balancer for it.
 *
 * @throws BlueprintError with every problem found.
 * @see https://docs.k3s.io/cli/server
 */
export function k3sCluster<S = string>(options: K3sOptions<S>): Cluster<S> {
  return defineCluster('K3sOptions', options, buildK3s);
}

/** The cluster of options whose shape is known to be right. */
export function buildK3s<S>(options: K3sOptions<S>): Cluster<S> {
  const disabled = options.disable ?? [];
  const mode = options.egressSelectorMode;
  return {
    ...resolveCluster<S>(options, {
      pods: ['10.42.0.0/16'],
      services: ['10.43.0.0/16'],
      apiServer: { host: '127.0.0.1', port: 6444 },
    }),
    settings: { ...(mode !== undefined && { 'egress-selector-mode': mode }), ...options.settings },
    distribution: 'k3s',
    platform: {
      podNetwork: { kind: 'own' },
      apiServerReachesPods: true,
      provides: [],
      helmController: options.helmController ?? true,
      bundledCnis: ['flannel'],
      bundledCniCharts: {},
      nodeCidrs: 'always',
      routesByNodeCidr: mode === 'pod',
      kubeProxyRunsAs: 'embedded',
      podsLoadKernelModules: true,
      hostDns: false,
      components: K3S_COMPONENTS.filter((component) => !disabled.includes(component)),
      ports: controlPlanePorts(),
    },
  };
}
