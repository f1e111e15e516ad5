import { type KubeadmOptions, kubeadmCluster } from '../lib/clusters';
import type { CalicoOptions } from '../lib/cni/calico/options';
import { planCalico } from '../lib/cni/calico/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import { AMBIENT_NAMES, type AmbientPart, ambientPlans } from './parts/ambient-mesh';

/** Options of {@link kubeadmCalicoAmbient}. */
export interface KubeadmCalicoAmbientOptions<S = string> extends AmbientPart<S> {
  /** The cluster; its `apiServer` must be said. @defaultValue for the rest: three control plane nodes and three workers, named `kubeadm` */
  readonly cluster: Partial<KubeadmOptions<S>> & Pick<KubeadmOptions<S>, 'apiServer'>;
  /** What to decide differently about Calico. @defaultValue VXLAN between subnets, and pods that may use addresses of the mesh */
  readonly calico?: CalicoOptions<S>;
}

/**
 * A cluster on your own machines with Calico's network and policies, and Istio in ambient mode that encrypts.
 *
 * @throws BlueprintError with every problem found.
 */
export function kubeadmCalicoAmbient<S = string>(options: KubeadmCalicoAmbientOptions<S>): Composition<S> {
  return composeBlueprint<S, KubeadmCalicoAmbientOptions<S>>({
    options,
    keys: { cluster: 'cluster', calico: 'calico', ...AMBIENT_NAMES },
    cluster: (options) =>
      kubeadmCluster<S>({
        name: 'kubeadm',
        nodePools: [
          { name: 'control-plane', role: 'control-plane', nodes: 3 },
          { name: 'workers', nodes: 3 },
        ],
        ...options.cluster,
      }),
    plans: {
      calico: (cluster, options) =>
        planCalico(cluster, { encapsulation: 'VXLANCrossSubnet', istioAmbient: true, ...options.calico }),
      ...ambientPlans(options),
    },
  });
}
