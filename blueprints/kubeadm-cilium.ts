import { type KubeadmOptions, kubeadmCluster } from '../lib/clusters';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import { ENCRYPTED, OBSERVED } from './parts/cilium-profiles';

/** Options of {@link kubeadmCilium}. */
export interface KubeadmCiliumOptions<S = string> {
  /** The cluster; its `apiServer` must be said. @defaultValue for the rest: three control plane nodes and three workers, named `kubeadm`, without kube-proxy */
  readonly cluster: Partial<KubeadmOptions<S>> & Pick<KubeadmOptions<S>, 'apiServer'>;
  /** What to decide differently about Cilium. @defaultValue kube-proxy replacement, WireGuard, Hubble with metrics */
  readonly cilium?: CiliumOptions<S>;
}

/**
 * A production cluster on your own machines: Cilium without kube-proxy, encrypted between nodes, flows visible.
 *
 * @throws BlueprintError with every problem found.
 */
export function kubeadmCilium<S = string>(options: KubeadmCiliumOptions<S>): Composition<S> {
  return composeBlueprint<S, KubeadmCiliumOptions<S>>({
    options,
    keys: { cluster: 'cluster', cilium: 'cilium' },
    cluster: (options) =>
      kubeadmCluster<S>({
        name: 'kubeadm',
        kubeProxy: 'none',
        nodePools: [
          { name: 'control-plane', role: 'control-plane', nodes: 3 },
          { name: 'workers', nodes: 3 },
        ],
        ...options.cluster,
      }),
    plans: {
      cilium: (cluster, options) => planCilium(cluster, { ...ENCRYPTED, ...OBSERVED, ...options.cilium }),
    },
  });
}
