import type { Cluster } from '../core/cluster';
import { defineCluster } from './define';
import { type ClusterOptions, resolveCluster } from './options';
import { controlPlanePorts } from './ports';

/** A part of RKE2 that can be left out. */
export type Rke2Component =
  | 'rke2-coredns'
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

/** Everything that can be left out. */
export const RKE2_COMPONENTS: readonly Rke2Component[] = [
  'rke2-coredns',
  'rke2-ingress-nginx',
  'rke2-metrics-server',
  'rke2-runtimeclasses',
  'rke2-snapshot-controller',
  'rke2-snapshot-controller-crd',
];

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
  return {
    ...resolveCluster<S>(options, {
      pods: ['10.42.0.0/16'],
      services: ['10.43.0.0/16'],
      apiServer: { host: 'localhost', port: 6443 },
    }),
    distribution: 'rke2',
    platform: {
      podNetwork: { kind: 'own' },
      apiServerReachesPods: true,
      provides: [],
      helmController: true,
      bundledCnis: ['canal', 'calico', 'cilium', 'flannel'],
      bundledCniCharts: { canal: 'rke2-canal', calico: 'rke2-calico', cilium: 'rke2-cilium', flannel: 'rke2-flannel' },
      nodeCidrs: 'always',
      routesByNodeCidr: false,
      kubeProxyRunsAs: 'static-pod',
      podsLoadKernelModules: true,
      hostDns: false,
      components: RKE2_COMPONENTS.filter((component) => !disabled.includes(component)),
      ports: [
        ...controlPlanePorts(),
        { protocol: 'TCP', port: 9345, from: 'node', to: 'control-plane', purpose: 'joining nodes' },
      ],
    },
  };
}
