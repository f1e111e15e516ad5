import { cloudOf } from '../../../core/pod-network';
import type { Values } from '../../../core/values';
import { eniValues } from '../addresses/eni-values';
import type { CiliumSettings } from '../settings';
import { DEFAULT_AGENT_TAINT_KEY } from './agent-taint';
import { GKE_CNI_BIN_PATH, GKE_VALUES } from './gke-values';

/**
 * Addresses that the agent takes for itself where another plugin gives pods theirs: of a range for benchmarks (RFC 2544)
 * that no network routes. A block for each of 4,096 nodes.
 */
const CHAINED_POOL = { clusterPoolIPv4PodCIDRList: ['198.18.0.0/16'], clusterPoolIPv4MaskSize: 28 } as const;

/** Where pod addresses come from, where the network under the nodes has a say in it; nothing if it has none. */
export function podNetworkValues<S>(settings: CiliumSettings<S>): Values<S> | undefined {
  const { podNetwork } = settings;
  switch (podNetwork.kind) {
    case 'cloud':
      if (podNetwork.cloud === 'gcp') return undefined;
      return eniValues(settings, podNetwork);
    case 'chained':
      return { ipam: { mode: 'cluster-pool', operator: CHAINED_POOL }, endpointRoutes: { enabled: true } };
    case 'own':
    case 'fixed':
      return undefined;
  }
}

/** What Cilium must be told of the cloud under the nodes, where it has a switch for it. */
export function cloudValues<S>({ agentTaintKey, cluster, options, podNetwork }: CiliumSettings<S>): Values<S> {
  const paths = { ...(cloudOf(podNetwork) === 'gcp' && { binPath: GKE_CNI_BIN_PATH }), ...options.cni };
  return {
    // AWS tags what belongs to a cluster, and is asked for it, by name; elsewhere only a mesh of clusters reads it.
    ...(cloudOf(podNetwork) === 'aws' && options.clusterMesh === undefined && { cluster: { name: cluster.name } }),
    ...(cloudOf(podNetwork) === 'gcp' && GKE_VALUES),
    ...(Object.keys(paths).length > 0 && { cni: paths }),
    ...(cloudOf(podNetwork) === 'azure' && { aksbyocni: { enabled: true } }),
    ...(agentTaintKey !== undefined &&
      agentTaintKey !== DEFAULT_AGENT_TAINT_KEY && { agentNotReadyTaintKey: agentTaintKey }),
  };
}
