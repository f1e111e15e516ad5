import { type K3sOptions, k3sCluster } from '../lib/clusters';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { CiliumAnnouncementsOptions } from '../lib/cni/cilium-objects/announcements/options';
import { planCiliumAnnouncements } from '../lib/cni/cilium-objects/announcements/plan';
import type { LoadBalancerPool } from '../lib/cni/cilium-objects/announcements/pool-options';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import { LAYER_2, OBSERVED_WITH_UI } from './parts/cilium-profiles';

/** Options of {@link k3sCiliumL2}. */
export interface K3sCiliumL2Options<S = string> {
  /** Addresses of the segment that nothing else uses. */
  readonly addresses: LoadBalancerPool<S>['blocks'];
  /** What to say of the cluster differently. @defaultValue one server, named `k3s`, without kube-proxy, ServiceLB and Traefik */
  readonly cluster?: Partial<K3sOptions<S>>;
  /** What to decide differently about Cilium. @defaultValue kube-proxy replacement, up to 50 Services on layer 2, Hubble with relay and UI */
  readonly cilium?: CiliumOptions<S>;
  /** What else to announce. @defaultValue every Service of type LoadBalancer gets one of `addresses`, and nodes answer for it */
  readonly announcements?: Omit<CiliumAnnouncementsOptions<S>, 'pools'>;
}

/**
 * K3s in a shop, a lab or at home: Services of type LoadBalancer have addresses of the local network, without a load balancer.
 *
 * @throws BlueprintError with every problem found.
 */
export function k3sCiliumL2<S = string>(options: K3sCiliumL2Options<S>): Composition<S> {
  return composeBlueprint<S, K3sCiliumL2Options<S>>({
    options,
    keys: {
      addresses: 'cilium-announcements.pools[0].blocks',
      cluster: 'cluster',
      cilium: 'cilium',
      announcements: 'cilium-announcements',
    },
    cluster: (options) =>
      k3sCluster<S>({
        name: 'k3s',
        kubeProxy: 'none',
        disable: ['servicelb', 'traefik'],
        nodePools: [{ name: 'server', role: 'control-plane', nodes: 1 }],
        ...options.cluster,
      }),
    plans: {
      cilium: (cluster, options) => planCilium(cluster, { ...OBSERVED_WITH_UI, ...LAYER_2, ...options.cilium }),
      'cilium-announcements': (cluster, options) =>
        planCiliumAnnouncements(cluster, {
          l2: [{ name: 'services', services: { pools: ['services'] } }],
          ...options.announcements,
          pools: [{ name: 'services', blocks: options.addresses }],
        }),
    },
  });
}
