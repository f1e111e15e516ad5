import { cloudOf } from '../../core/pod-network';
import type { Values } from '../../core/values';
import { inRange } from '../../core/version';
import { DEFAULT_AGENT_TAINT_KEY } from './agent-taint';
import { GKE_VALUES } from './gke-values';
import type { CiliumSettings } from './settings';

/**
 * Addresses that the agent takes for itself where another plugin gives pods theirs: of a range for benchmarks (RFC 2544)
 * that no network routes. A block for each of 4,096 nodes.
 */
const CHAINED_POOL = { clusterPoolIPv4PodCIDRList: ['198.18.0.0/16'], clusterPoolIPv4MaskSize: 28 } as const;

/** Taints that the operator tolerates by itself since 1.18, besides that of the agent. */
const OPERATOR_TOLERATES: readonly string[] = [
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
  'node.kubernetes.io/not-ready',
  'node.cloudprovider.kubernetes.io/uninitialized',
];

/** Where pod addresses come from, where the network under the nodes has a say in it; nothing if it has none. */
export function podNetworkValues<S>(settings: CiliumSettings<S>): Values<S> | undefined {
  const { podNetwork } = settings;
  switch (podNetwork.kind) {
    case 'cloud':
      if (podNetwork.cloud === 'gcp') return undefined;
      return {
        ipam: { mode: 'eni' },
        eni: {
          enabled: true,
          awsEnablePrefixDelegation: podNetwork.prefixDelegation,
          awsReleaseExcessIPs: true,
          ...(inRange(settings.chart.ref.version, '>=1.19') && {
            nodeSpec: {
              firstInterfaceIndex: podNetwork.firstInterfaceIndex,
              ...(podNetwork.subnetIds.length > 0 && { subnetIDs: podNetwork.subnetIds }),
            },
          }),
        },
      };
    case 'chained':
      return { ipam: { mode: 'cluster-pool', operator: CHAINED_POOL }, endpointRoutes: { enabled: true } };
    case 'own':
    case 'fixed':
      return undefined;
  }
}

/** What Cilium must be told of the cloud under the nodes, where it has a switch for it. */
export function cloudValues<S>({ cluster, podNetwork, agentTaintKey }: CiliumSettings<S>): Values<S> {
  return {
    // AWS tags what belongs to a cluster, and is asked for it, by name; elsewhere only a mesh of clusters reads it.
    ...(cloudOf(podNetwork) === 'aws' && { cluster: { name: cluster.name } }),
    ...(cloudOf(podNetwork) === 'gcp' && GKE_VALUES),
    ...(cloudOf(podNetwork) === 'azure' && { aksbyocni: { enabled: true } }),
    ...(agentTaintKey !== undefined &&
      agentTaintKey !== DEFAULT_AGENT_TAINT_KEY && { agentNotReadyTaintKey: agentTaintKey }),
  };
}

/** Where the agents run, and the operator. */
export function placementValues<S>(settings: CiliumSettings<S>): {
  readonly agent: Values<S>;
  readonly operator: Values<S>;
} {
  const { podNetwork } = settings;
  const nodes = podNetwork.kind === 'own' ? podNetwork.nodes : undefined;
  const place = nodes === undefined ? {} : { nodeSelector: nodes };
  const tolerations = operatorTolerations(settings);
  return {
    agent: place,
    operator: {
      ...place,
      // Pods of nodes that another plugin serves are none of its business.
      ...(nodes !== undefined && { unmanagedPodWatcher: { restart: false } }),
      ...(tolerations.length > 0 && { tolerations }),
    },
  };
}

/** What the operator must tolerate besides, because no node is without a taint of its own; none if one is. */
function operatorTolerations({ cluster, agentTaintKey }: CiliumSettings): readonly Values<never>[] {
  const tolerated = [...OPERATOR_TOLERATES, agentTaintKey ?? DEFAULT_AGENT_TAINT_KEY];
  const pools = cluster.nodePools.filter(({ os, nodes }) => os === 'linux' && nodes.max > 0);
  const kept = pools.map(({ taints }) =>
    taints.filter(({ key, effect }) => effect !== 'PreferNoSchedule' && !tolerated.includes(key)),
  );
  if (pools.length === 0 || kept.some((taints) => taints.length === 0)) return [];
  const own = tolerated.map((key) => ({ key, operator: 'Exists' }));
  const seen = new Map(kept.flat().map((taint) => [`${taint.key} ${taint.value ?? ''} ${taint.effect}`, taint]));
  return [
    ...own,
    ...[...seen.values()].map(({ key, value, effect }) => ({
      key,
      ...(value === undefined ? { operator: 'Exists' } : { operator: 'Equal', value }),
      effect,
    })),
  ];
}
