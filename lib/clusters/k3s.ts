import type { Cluster } from '../core/cluster';
import { compareVersions, isVersion } from '../core/version';
import { defineCluster } from './define';
import { type ClusterOptions, resolveCluster } from './options';
import { controlPlanePorts } from './ports';

/** A part of K3s that can be left out. `gateway-api-crd` is there since 1.37. */
export type K3sComponent = 'coredns' | 'gateway-api-crd' | 'local-storage' | 'metrics-server' | 'servicelb' | 'traefik';

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

/** Everything that can be left out of a version of K3s. */
export function k3sComponents(kubernetes: string): readonly K3sComponent[] {
  const definitions = bringsGatewayApi(kubernetes) ? (['gateway-api-crd'] as const) : [];
  return ['coredns', ...definitions, 'local-storage', 'metrics-server', 'servicelb', 'traefik'];
}

/**
 * Whether K3s and RKE2 of a version bring the definitions of the Gateway API as a part of their own.
 *
 * @see https://github.com/k3s-io/k3s/issues/14557
 */
export function bringsGatewayApi(kubernetes: string): boolean {
  return isVersion(kubernetes) && compareVersions(kubernetes, '1.37') >= 0;
}

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
  const common = resolveCluster<S>(options, {
    pods: ['10.42.0.0/16'],
    services: ['10.43.0.0/16'],
    apiServer: { host: '127.0.0.1', port: 6444 },
  });
  const components = k3sComponents(common.kubernetes).filter((component) => !disabled.includes(component));
  const helmController = options.helmController ?? true;
  return {
    ...common,
    settings: { ...(mode !== undefined && { 'egress-selector-mode': mode }), ...options.settings },
    distribution: 'k3s',
    platform: {
      podNetwork: { kind: 'own' },
      apiServerReachesPods: true,
      // Without the Helm controller nobody installs the chart that they are in.
      provides: helmController && components.includes('gateway-api-crd') ? ['gateway-api'] : [],
      helmController,
      bundledCnis: ['flannel'],
      bundledCniCharts: {},
      nodeCidrs: 'always',
      routesByNodeCidr: mode === 'pod',
      kubeProxyRunsAs: 'embedded',
      podsLoadKernelModules: true,
      hostDns: false,
      components,
      ports: controlPlanePorts(),
      startupTaints: { kind: 'any' },
    },
  };
}
