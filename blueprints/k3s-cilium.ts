import { type K3sOptions, k3sCluster } from '../lib/clusters';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';

/** Options of {@link k3sCilium}. */
export interface K3sCiliumOptions<S = string> {
  /** What to say of the cluster differently. @defaultValue three servers and two agents, named `k3s`, without kube-proxy */
  readonly cluster?: Partial<K3sOptions<S>>;
  /** What to decide differently about Cilium. @defaultValue kube-proxy replacement, Hubble with relay and UI */
  readonly cilium?: CiliumOptions<S>;
}

/**
 * K3s whose network, policies and Services are Cilium's.
 *
 * @throws BlueprintError with every problem found.
 */
export function k3sCilium<S = string>(options: K3sCiliumOptions<S> = {}): Composition<S> {
  return composeBlueprint<S, K3sCiliumOptions<S>>({
    options,
    keys: { cluster: 'cluster', cilium: 'cilium' },
    cluster: (options) =>
      k3sCluster<S>({
        name: 'k3s',
        kubeProxy: 'none',
        nodePools: [
          { name: 'servers', role: 'control-plane', nodes: 3 },
          { name: 'agents', nodes: 2 },
        ],
        ...options.cluster,
      }),
    plans: { cilium: (cluster, options) => planCilium(cluster, { hubble: { ui: true }, ...options.cilium }) },
  });
}
