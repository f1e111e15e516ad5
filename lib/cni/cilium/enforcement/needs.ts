import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';
import { keepsInVolume, usesSpire } from './spire';

/** What enforcement asks of nodes and firewalls, and leaves to others. */
export function enforcementNeeds({ options }: CiliumSettings): FeatureNeeds {
  const { authentication, k8sClusterNetworkPolicy } = options;
  return {
    ports: usesSpire(authentication)
      ? [{ protocol: 'TCP', port: 4250, from: 'node', to: 'node', purpose: 'agents authenticating each other' }]
      : [],
    manual: [
      ...(k8sClusterNetworkPolicy === true
        ? [
            'the definition of ClusterNetworkPolicy (policy.networking.k8s.io/v1alpha2) is in the cluster before Cilium: agents wait for it',
          ]
        : []),
      ...(keepsInVolume(authentication)
        ? ["a storage class, the default one unless named, gives SPIRE's server its volume"]
        : []),
    ],
  };
}
