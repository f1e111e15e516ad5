import { type KubeadmOptions, kubeadmCluster } from '../lib/clusters';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { CiliumAnnouncementsOptions } from '../lib/cni/cilium-objects/announcements/options';
import { planCiliumAnnouncements } from '../lib/cni/cilium-objects/announcements/plan';
import type { CiliumPoliciesOptions } from '../lib/cni/cilium-objects/policies/options';
import { planCiliumPolicies } from '../lib/cni/cilium-objects/policies/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';
import { BARE_METAL, OBSERVED } from './parts/cilium-profiles';

/** Options of {@link kubeadmCiliumBgp}. */
export interface KubeadmCiliumBgpOptions<S = string> {
  /** The cluster; its `apiServer` must be said. @defaultValue for the rest: three control plane nodes and three workers, named `kubeadm`, without kube-proxy */
  readonly cluster: Partial<KubeadmOptions<S>> & Pick<KubeadmOptions<S>, 'apiServer'>;
  /** Addresses for Services, and the routers that are told of them and of pods. */
  readonly announcements: CiliumAnnouncementsOptions<S>;
  /** What pods may speak to. @defaultValue anything, with DNS in view, but for the metadata of a cloud */
  readonly policies?: CiliumPoliciesOptions<S>;
  /** What to decide differently about Cilium. @defaultValue pod addresses routed, direct answers, Maglev, BBR, Hubble with metrics */
  readonly cilium?: CiliumOptions<S>;
}

/**
 * A cluster on machines of your own that takes traffic from outside without a load balancer: your routers know pods and
 * Services by BGP, and every node answers.
 *
 * @throws BlueprintError with every problem found.
 */
export function kubeadmCiliumBgp<S = string>(options: KubeadmCiliumBgpOptions<S>): Composition<S> {
  return composeBlueprint<S, KubeadmCiliumBgpOptions<S>>({
    options,
    keys: { cluster: 'cluster', announcements: 'cilium-announcements', policies: 'cilium-policies', cilium: 'cilium' },
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
      cilium: (cluster, options) => planCilium(cluster, { ...OBSERVED, ...BARE_METAL, ...options.cilium }),
      'cilium-announcements': (cluster, options) => planCiliumAnnouncements(cluster, options.announcements),
      'cilium-policies': (cluster, options) =>
        planCiliumPolicies(cluster, {
          ...options.policies,
          baseline: {
            ...options.policies?.baseline,
            everywhere: { denyMetadata: true, ...options.policies?.baseline?.everywhere },
          },
        }),
    },
  });
}
