import type { MetricsServerOptions } from '../lib/addons/metrics-server/options';
import { planMetricsServer } from '../lib/addons/metrics-server/plan';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeEks, type EksBlueprintOptions, type EksDescription } from './parts/eks-blueprint';

/** Options of {@link eksCiliumOverlay}. */
export interface EksCiliumOverlayOptions<S = string> extends EksBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VPC of its own, three to six `m7g.large`, named `eks` */
  readonly cluster?: EksDescription<S>;
  /** What to decide differently about Cilium. @defaultValue WireGuard between nodes, Hubble with metrics of drops and DNS */
  readonly cilium?: CiliumOptions<S>;
  /** What to decide differently about metrics-server. @defaultValue two of them, on port 10251 of nodes */
  readonly metricsServer?: MetricsServerOptions<S>;
}

/**
 * Pods that use up no address of a crowded VPC: Cilium with a range of its own, in an encrypted tunnel.
 *
 * @throws BlueprintError with every problem found.
 */
export function eksCiliumOverlay<S = string>(options: EksCiliumOverlayOptions<S>): Composition<S> {
  return composeEks<S, EksCiliumOverlayOptions<S>>({
    options,
    keys: ['cilium', 'metricsServer'],
    decides: {
      networking: { mode: 'cilium-overlay' },
      nodePools: [{ name: 'nodes', nodes: { min: 3, max: 6 }, instanceTypes: ['m7g.large'], maxPods: 110 }],
    },
    plans: {
      cilium: (cluster, { cilium }) =>
        planCilium(cluster, {
          encryption: { type: 'wireguard' },
          hubble: { metrics: ['dns', 'drop', 'tcp'] },
          ...cilium,
        }),
      metricsServer: (cluster, { metricsServer }) => planMetricsServer(cluster, metricsServer),
    },
  });
}
