import { type K3sOptions, k3sCluster } from '../lib/clusters';
import type { FlannelOptions } from '../lib/cni/flannel/options';
import { planFlannel } from '../lib/cni/flannel/plan';
import { type Composition, compose } from '../lib/core/compose';

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
  const cluster = k3sCluster<S>({
    name: 'edge',
    nodePools: [{ name: 'servers', role: 'control-plane' }],
    ...options.cluster,
  });
  return compose(cluster, planFlannel(cluster, { backend: { type: 'wireguard' }, ...options.flannel }));
}
