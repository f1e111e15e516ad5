import { type KubeadmOptions, kubeadmCluster } from '../lib/clusters';
import type { CalicoBgp, CalicoOptions } from '../lib/cni/calico/options';
import { planCalico } from '../lib/cni/calico/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';

/** Options of {@link kubeadmCalicoBgp}. */
export interface KubeadmCalicoBgpOptions<S = string> {
  /** The cluster; its `apiServer` must be said. @defaultValue for the rest: three control plane nodes and three workers, named `kubeadm` */
  readonly cluster: Partial<KubeadmOptions<S>> & Pick<KubeadmOptions<S>, 'apiServer'>;
  /** The routers that learn where pods are. */
  readonly peers: NonNullable<CalicoBgp<S>['peers']>;
  /** What else to say of BGP. @defaultValue AS 64512, the mesh between nodes off */
  readonly bgp?: Omit<CalicoBgp<S>, 'peers'>;
  /** What to decide differently about Calico. @defaultValue pod addresses neither wrapped nor hidden */
  readonly calico?: Omit<CalicoOptions<S>, 'bgp'>;
}

/**
 * Pods with addresses that your routers know: Calico without encapsulation, peering with the top of every rack.
 *
 * @throws BlueprintError with every problem found.
 */
export function kubeadmCalicoBgp<S = string>(options: KubeadmCalicoBgpOptions<S>): Composition<S> {
  return composeBlueprint<S, KubeadmCalicoBgpOptions<S>>({
    options,
    keys: { cluster: 'cluster', peers: 'calico.bgp.peers', bgp: 'calico.bgp', calico: 'calico' },
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
        planCalico(cluster, {
          encapsulation: 'None',
          natOutgoing: false,
          bgp: { asNumber: 64_512, nodeToNodeMesh: false, ...options.bgp, peers: options.peers },
          ...options.calico,
        }),
    },
  });
}
