import { type Rke2Options, rke2Cluster } from '../lib/clusters';
import type { CalicoOptions } from '../lib/cni/calico/options';
import { planCalico } from '../lib/cni/calico/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';

/** Options of {@link rke2Calico}. */
export interface Rke2CalicoOptions<S = string> {
  /** What to say of the cluster differently. @defaultValue three servers and three agents, named `rke2` */
  readonly cluster?: Partial<Rke2Options<S>>;
  /** What to decide differently about Calico. @defaultValue VXLAN between subnets only */
  readonly calico?: CalicoOptions<S>;
}

/**
 * RKE2 with the Calico that it brings along, configured before the first start.
 *
 * @throws BlueprintError with every problem found.
 */
export function rke2Calico<S = string>(options: Rke2CalicoOptions<S> = {}): Composition<S> {
  return composeBlueprint<S, Rke2CalicoOptions<S>>({
    options,
    keys: { cluster: 'cluster', calico: 'calico' },
    cluster: (options) =>
      rke2Cluster<S>({
        name: 'rke2',
        nodePools: [
          { name: 'servers', role: 'control-plane', nodes: 3 },
          { name: 'agents', nodes: 3 },
        ],
        ...options.cluster,
      }),
    plans: {
      calico: (cluster, options) => planCalico(cluster, { encapsulation: 'VXLANCrossSubnet', ...options.calico }),
    },
  });
}
