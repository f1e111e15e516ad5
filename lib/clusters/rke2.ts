import type { Cluster } from '../core/cluster';
import { defineCluster } from './define';
import { bringsGatewayApi } from './k3s';
import { type ClusterOptions, resolveCluster } from './options';
import { controlPlanePorts } from './ports';

/** A part of RKE2 that can be left out. `rke2-gateway-api-crd` is there since 1.37. */
export type Rke2Component =
  | 'rke2-coredns'
  | 'rke2-gateway-api-crd'
  | 'rke2-ingress-nginx'
  | 'rke2-metrics-server'
  | 'rke2-runtimeclasses'
  | 'rke2-snapshot-controller'
  | 'rke2-snapshot-controller-crd';

/** What can be said of an RKE2 cluster. */
export interface Rke2Options<S = string> extends ClusterOptions<S> {
  /**
   * Parts of RKE2 to leave out.
   * @defaultValue none
   * @see https://docs.rke2.io/reference/server_config
   */
  readonly disable?: readonly Rke2Component[];
}

/** Everything that can be left out of a version of RKE2. */
export function rke2Components(kubernetes: string): readonly Rke2Component[] {
  return [
    'rke2-coredns',
    ...(bringsGatewayApi(kubernetes) ? (['rke2-gateway-api-crd'] as const) : []),
    'rke2-ingress-nginx',
    'rke2-metrics-server',
    'rke2-runtimeclasses',
    'rke2-snapshot-controller',
    'rke2-snapshot-controller-crd',
  ];
}

/**
 * Describes an RKE2 cluster.
 *
 * Ranges default to RKE2's own, `10.42.0.0/16` for pods and `10.43.0.0/16` for Services; the API server to
 * `localhost:6443`, where every RKE2 node has a local load balancer for it.
 *
 * @throws BlueprintError with every problem found.
 * @see https://docs.rke2.io/networking/basic_network_options
 */
export function rke2Cluster<S = string>(options: Rke2Options<S>): Cluster<S> {
  return defineCluster('Rke2Options', options, buildRke2);
}

/** The cluster of options whose shape is known to be right. */
export function buildRke2<S>(options: Rke2Options<S>): Cluster<S> {
  const disabled = options.disable ?? [];
  const common = resolveCluster<S>(options, {
    pods: ['10.42.0.0/16'],
    services: ['10.43.0.0/16'],
    apiServer: { host: 'localhost', port: 6443 },
  });
  const components = rke2Components(common.kubernetes).filter((component) => !disabled.includes(component));
  return {
    ...common,
    distribution: 'rke2',
    platform: {
      podNetwork: { kind: 'own' },
      apiServerReachesPods: true,
      provides: components.includes('rke2-gateway-api-crd') ? ['gateway-api'] : [],
      helmController: true,
      bundledCnis: ['canal', 'calico', 'cilium', 'flannel'],
      bundledCniCharts: { canal: 'rke2-canal', calico: 'rke2-calico', cilium: 'rke2-cilium', flannel: 'rke2-flannel' },
      nodeCidrs: 'always',
      routesByNodeCidr: false,
      kubeProxyRunsAs: 'static-pod',
      podsLoadKernelModules: true,
      hostDns: false,
      components,
      ports: [
        ...controlPlanePorts(),
        { protocol: 'TCP', port: 9345, from: 'node', to: 'control-plane', purpose: 'joining nodes' },
      ],
      startupTaints: { kind: 'any' },
    },
  };
}
