import { type KindOptions, kindCluster } from '../lib/clusters';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';

/** Options of {@link kindCiliumDev}. */
export interface KindCiliumDevOptions<S = string> {
  /** What to say of the cluster differently. @defaultValue one control plane node and two workers, named `dev`, without kube-proxy */
  readonly cluster?: Partial<KindOptions<S>>;
  /** What to decide differently about Cilium. @defaultValue kube-proxy replacement, Hubble with relay and UI, small requests */
  readonly cilium?: CiliumOptions<S>;
}

/**
 * Cilium on a laptop, with the same datapath as in production.
 *
 * @throws BlueprintError with every problem found.
 */
export function kindCiliumDev<S = string>(options: KindCiliumDevOptions<S> = {}): Composition<S> {
  return composeBlueprint<S, KindCiliumDevOptions<S>>({
    options,
    keys: { cluster: 'cluster', cilium: 'cilium' },
    cluster: (options) =>
      kindCluster<S>({
        name: 'dev',
        kubeProxy: 'none',
        nodePools: [
          { name: 'control-plane', role: 'control-plane' },
          { name: 'workers', nodes: 2 },
        ],
        ...options.cluster,
      }),
    plans: {
      cilium: (cluster, options) =>
        planCilium(cluster, {
          hubble: { ui: true },
          operatorReplicas: 1,
          resources: {
            agent: { requests: { cpu: '50m', memory: '256Mi' } },
            envoy: { requests: { cpu: '20m', memory: '64Mi' } },
            operator: { requests: { cpu: '20m', memory: '64Mi' } },
          },
          ...options.cilium,
        }),
    },
  });
}
