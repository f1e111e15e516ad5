import { type K3sOptions, k3sCluster } from '../lib/clusters';
import type { FlannelOptions } from '../lib/cni/flannel/options';
import { planFlannel } from '../lib/cni/flannel/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';

/** Options of {@link k3sFlannelEdge}. */
export interface K3sFlannelEdgeOptions<S = string> {
  /** What to say of the cluster differently. @defaultValue one server named `edge` */
  readonly cluster?: Partial<K3sOptions<S>>;
  /** What to decide differently about Flannel. @defaultValue the WireGuard backend, policies enforced */
  readonly flannel?: FlannelOptions<S>;
}

/**
 * K3s with nothing added: its own Flannel over WireGuard and its own policy controller.
 *
 * @throws BlueprintError with every problem found.
 */
export function k3sFlannelEdge<S = string>(options: K3sFlannelEdgeOptions<S> = {}): Composition<S> {
  return composeBlueprint<S, K3sFlannelEdgeOptions<S>>({
    options,
    keys: { cluster: 'cluster', flannel: 'flannel' },
    cluster: (options) =>
      k3sCluster<S>({
        name: 'edge',
        nodePools: [{ name: 'servers', role: 'control-plane' }],
        ...options.cluster,
      }),
    plans: {
      flannel: (cluster, options) => planFlannel(cluster, { backend: { type: 'wireguard' }, ...options.flannel }),
    },
  });
}
