import type { Values } from '../../../core/values';
import { DEFAULT_AGENT_TAINT_KEY } from '../platforms/agent-taint';
import type { CiliumSettings } from '../settings';

/** Taints that the operator tolerates by itself since 1.18, besides that of the agent. */
const OPERATOR_TOLERATES: readonly string[] = [
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
  'node.kubernetes.io/not-ready',
  'node.cloudprovider.kubernetes.io/uninitialized',
];

/** Where the agents run, and the operator. */
export function placementValues<S>(settings: CiliumSettings<S>): {
  readonly agent: Values<S>;
  readonly operator: Values<S>;
} {
  const { podNetwork } = settings;
  const nodes = podNetwork.kind === 'own' ? podNetwork.nodes : undefined;
  const place = nodes === undefined ? {} : { nodeSelector: nodes };
  const tolerations =
    settings.options.operator?.tolerations?.map((toleration) => ({ ...toleration })) ?? operatorTolerations(settings);
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
