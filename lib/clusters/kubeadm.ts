import type { Cluster } from '../core/cluster';
import { defineCluster } from './define';
import { type ApiServerOptions, type ClusterOptions, resolveCluster } from './options';
import { controlPlanePorts } from './ports';

/** What can be said of a cluster made with kubeadm. */
export interface KubeadmOptions<S = string> extends ClusterOptions<S> {
  /** kubeadm's `controlPlaneEndpoint`: a load balancer, a virtual address or the one control plane node. It cannot be changed later. */
  readonly apiServer: ApiServerOptions<S>;
}

/**
 * Describes a cluster made with kubeadm.
 *
 * Ranges default to `10.244.0.0/16` for pods, which kubeadm leaves open, and its own `10.96.0.0/12` for Services.
 *
 * @throws BlueprintError with every problem found.
 * @see https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
 */
export function kubeadmCluster<S = string>(options: KubeadmOptions<S>): Cluster<S> {
  return defineCluster('KubeadmOptions', options, buildKubeadm);
}

/** The cluster of options whose shape is known to be right. */
export function buildKubeadm<S>(options: KubeadmOptions<S>): Cluster<S> {
  return {
    ...resolveCluster<S>(options, {
      pods: ['10.244.0.0/16'],
      services: ['10.96.0.0/12'],
      apiServer: { host: options.apiServer.host, port: 6443 },
    }),
    distribution: 'kubeadm',
    platform: {
      podNetwork: { kind: 'own' },
      apiServerReachesPods: true,
      provides: [],
      helmController: false,
      bundledCnis: [],
      bundledCniCharts: {},
      nodeCidrs: 'on-request',
      routesByNodeCidr: false,
      kubeProxyRunsAs: 'DaemonSet',
      podsLoadKernelModules: true,
      hostDns: false,
      components: ['coredns'],
      ports: controlPlanePorts(),
      startupTaints: { kind: 'any' },
    },
  };
}
