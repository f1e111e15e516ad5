import type { Cluster } from '../core/cluster';
import { defineCluster } from './define';
import { type ClusterOptions, resolveCluster } from './options';
import { controlPlanePorts } from './ports';

/** What can be said of a Talos cluster. */
export interface TalosOptions<S = string> extends ClusterOptions<S> {
  /**
   * Whether Talos forwards pods' DNS to its resolver on the host, as it does since 1.8. eBPF host routing does not
   * work with that, so Cilium is told to route the ordinary way.
   * @defaultValue `true`
   * @see https://docs.cilium.io/en/stable/installation/k8s-install-talos-linux/
   */
  readonly hostDns?: boolean;
}

/**
 * Describes a Talos cluster.
 *
 * Ranges default to Talos' own, `10.244.0.0/16` for pods and `10.96.0.0/12` for Services; the API server to KubePrism,
 * the local load balancer at `localhost:7445`.
 *
 * @throws BlueprintError with every problem found.
 * @see https://docs.siderolabs.com/kubernetes-guides/cni/deploying-cilium
 */
export function talosCluster<S = string>(options: TalosOptions<S>): Cluster<S> {
  return defineCluster('TalosOptions', options, buildTalos);
}

/** The cluster of options whose shape is known to be right. */
export function buildTalos<S>(options: TalosOptions<S>): Cluster<S> {
  return {
    ...resolveCluster<S>(options, {
      pods: ['10.244.0.0/16'],
      services: ['10.96.0.0/12'],
      apiServer: { host: 'localhost', port: 7445 },
    }),
    distribution: 'talos',
    platform: {
      podNetwork: { kind: 'own' },
      apiServerReachesPods: true,
      provides: [],
      helmController: false,
      bundledCnis: ['flannel'],
      bundledCniCharts: {},
      nodeCidrs: 'always',
      routesByNodeCidr: false,
      kubeProxyRunsAs: 'DaemonSet',
      podsLoadKernelModules: false,
      cgroupRoot: '/sys/fs/cgroup',
      hostDns: options.hostDns ?? true,
      components: ['coredns'],
      ports: [
        ...controlPlanePorts(),
        { protocol: 'TCP', port: 50_000, from: 'anyone', to: 'node', purpose: 'talosctl' },
        { protocol: 'TCP', port: 50_001, from: 'node', to: 'control-plane', purpose: 'certificates of nodes' },
      ],
      startupTaints: { kind: 'any' },
    },
  };
}
