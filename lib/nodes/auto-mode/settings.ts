import type { EksCluster } from '../../clusters/eks';
import type { ResourceSelection } from '../karpenter/class-options';
import { subnetsOf } from '../karpenter/node-class';
import { resolveNodePool } from '../karpenter/node-pool';
import { AUTO_MODE_PROVIDER } from '../karpenter/provider';
import type { PoolsSettings } from '../node-pool/settings';
import type { AutoModeNodeClassOptions, AutoModePoolsOptions } from './options';

/** The node class that EKS makes for its built-in pools. */
export const BUILT_IN_CLASS = 'default';

/** A node class of EKS Auto Mode with everything decided. */
export interface AutoModeClassSettings<S = unknown> {
  /** As given, for rules about what the caller wrote. */
  readonly options: AutoModeNodeClassOptions<S>;
  readonly subnets: ResourceSelection<S>;
  readonly securityGroups: ResourceSelection<S>;
  /** Absent: those of the nodes. */
  readonly podSubnets: ResourceSelection<S> | undefined;
  readonly podSecurityGroups: ResourceSelection<S>;
}

/** Everything about pools of EKS Auto Mode, decided. */
export interface AutoModePoolsSettings<S = unknown> extends PoolsSettings {
  readonly cluster: EksCluster<S>;
  readonly nodeClasses: readonly AutoModeClassSettings<S>[];
}

/** Fills in every default. */
export function resolveAutoModePools<S>(
  cluster: EksCluster<S>,
  { nodePools, nodeClasses = [] }: AutoModePoolsOptions<S>,
): AutoModePoolsSettings<S> {
  const first = nodeClasses[0]?.name ?? BUILT_IN_CLASS;
  const traits = { os: 'linux', nitro: false } as const;
  return {
    cluster,
    provider: AUTO_MODE_PROVIDER,
    nodeClasses: nodeClasses.map((options) => resolveClass(options, cluster)),
    nodePools: nodePools.map((pool) => resolveNodePool(pool, AUTO_MODE_PROVIDER, pool.nodeClass ?? first, traits, [])),
    classNames: [BUILT_IN_CLASS, ...nodeClasses.map(({ name }) => name)],
  };
}

function resolveClass<S>(options: AutoModeNodeClassOptions<S>, cluster: EksCluster<S>): AutoModeClassSettings<S> {
  const { networking } = cluster.eks;
  const byTag = { tags: { 'karpenter.sh/discovery': cluster.name } };
  const podSubnetIds = networking.mode === 'auto' ? (networking.podSubnetIds ?? []) : [];
  const securityGroups = options.securityGroups ?? byTag;
  return {
    options,
    subnets: options.subnets ?? subnetsOf(cluster) ?? byTag,
    securityGroups,
    podSubnets: options.podSubnets ?? (podSubnetIds.length > 0 ? { ids: podSubnetIds } : undefined),
    podSecurityGroups: options.podSecurityGroups ?? securityGroups,
  };
}
