import { type K3sOptions, k3sCluster } from '../lib/clusters';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import { AMBIENT_NAMES, type AmbientPart, ambientPlans } from './parts/ambient-mesh';

/** Options of {@link k3sCiliumAmbient}. */
export interface K3sCiliumAmbientOptions<S = string> extends AmbientPart<S> {
  /** What to say of the cluster differently. @defaultValue three servers and three agents, named `k3s`, without kube-proxy and Traefik */
  readonly cluster?: Partial<K3sOptions<S>>;
  /** What to decide differently about Cilium. @defaultValue kube-proxy replacement that leaves Services of pods to the mesh */
  readonly cilium?: CiliumOptions<S>;
}

/**
 * K3s with Cilium underneath and Istio in ambient mode above: each does its own work, and none takes it from the other.
 *
 * @throws BlueprintError with every problem found.
 */
export function k3sCiliumAmbient<S = string>(options: K3sCiliumAmbientOptions<S> = {}): Composition<S> {
  return composeBlueprint<S, K3sCiliumAmbientOptions<S>>({
    options,
    keys: { cluster: 'cluster', cilium: 'cilium', ...AMBIENT_NAMES },
    cluster: (options) =>
      k3sCluster<S>({
        name: 'k3s',
        kubeProxy: 'none',
        disable: ['traefik'],
        nodePools: [
          { name: 'servers', role: 'control-plane', nodes: 3 },
          { name: 'agents', nodes: 3 },
        ],
        ...options.cluster,
      }),
    plans: {
      cilium: (cluster, options) => planCilium(cluster, { istioAmbient: true, ...options.cilium }),
      ...ambientPlans(options),
    },
  });
}
