import type { MetricsServerOptions } from '../lib/addons/metrics-server/options';
import { planMetricsServer } from '../lib/addons/metrics-server/plan';
import { type EksCluster, type EksFacts, type EksOptions, eksCluster } from '../lib/clusters/eks';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { Composition } from '../lib/core/compose';
import { composeBlueprint } from '../lib/input/blueprint';

/** Options of {@link eksCiliumOverlay}. */
export interface EksCiliumOverlayOptions<S = string> {
  /** What is known of the cluster once it exists: a Pulumi component hands it in, late. */
  readonly facts: EksFacts<S>;
  /** What to say of the cluster differently. @defaultValue a VPC of its own, three to six `m7g.large`, named `eks` */
  readonly cluster?: Partial<Omit<EksOptions<S>, 'apiServer'>>;
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
  return composeBlueprint<S, EksCiliumOverlayOptions<S>, EksCluster<S>>({
    options,
    keys: { cluster: 'cluster', facts: 'facts', cilium: 'cilium', metricsServer: 'metricsServer' },
    required: { facts: 'EksFacts' },
    places: { 'facts.apiServerHost': 'cluster.apiServer.host' },
    cluster: ({ facts, cluster }) =>
      eksCluster<S>({
        name: 'eks',
        vpc: { kind: 'new' },
        networking: { mode: 'cilium-overlay' },
        nodePools: [{ name: 'nodes', nodes: { min: 3, max: 6 }, instanceTypes: ['m7g.large'], maxPods: 110 }],
        ...cluster,
        apiServer: { host: facts.apiServerHost },
      }),
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
