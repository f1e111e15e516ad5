import type { Taint } from '../../core/needs';
import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { DisruptionBudget, KarpenterNodePoolOptions, NodeRequirement, NodeStartupTaint } from './pool-options';
import { type InstanceTraits, requirementsOf } from './requirements';

/** Who makes the nodes of a pool. The NodePool is the same, what it refers to is not. */
export interface NodeProvider {
  /** The prefix of labels about instances. */
  readonly labels: 'karpenter.k8s.aws' | 'eks.amazonaws.com';
  /** Group of the node class. */
  readonly group: 'karpenter.k8s.aws' | 'eks.amazonaws.com';
  /** Kind of the node class. */
  readonly kind: 'EC2NodeClass' | 'NodeClass';
  /** The age at which nodes are replaced by default. */
  readonly expireAfter: string;
}

/** Karpenter, installed in the cluster. */
export const KARPENTER_PROVIDER: NodeProvider = {
  labels: 'karpenter.k8s.aws',
  group: 'karpenter.k8s.aws',
  kind: 'EC2NodeClass',
  expireAfter: '720h',
};

/** EKS Auto Mode, which runs Karpenter outside the cluster. */
export const AUTO_MODE_PROVIDER: NodeProvider = {
  labels: 'eks.amazonaws.com',
  group: 'eks.amazonaws.com',
  kind: 'NodeClass',
  expireAfter: '336h',
};

/** A pool with everything decided. */
export interface NodePoolSettings {
  /** As given, for rules about what the caller wrote. */
  readonly options: KarpenterNodePoolOptions;
  /** The node class that nodes are made with. */
  readonly nodeClass: string;
  /** How capacity is paid for, best first. */
  readonly capacityTypes: readonly ('spot' | 'on-demand')[];
  /** What its nodes must be, besides what the caller asks for. */
  readonly traits: InstanceTraits;
  /** What a node must meet, as the NodePool says it. */
  readonly requirements: readonly NodeRequirement[];
  /** Taints that its nodes start with. */
  readonly startupTaints: readonly NodeStartupTaint[];
}

/** Fills in every default of a pool. */
export function resolveNodePool(
  options: KarpenterNodePoolOptions,
  provider: NodeProvider,
  nodeClass: string,
  traits: InstanceTraits,
  startupTaints: readonly NodeStartupTaint[],
): NodePoolSettings {
  const capacityTypes = CAPACITY_TYPES[options.capacity ?? 'on-demand'];
  return {
    options,
    nodeClass,
    capacityTypes,
    traits,
    requirements: requirementsOf(options, provider, capacityTypes, traits),
    startupTaints: [...startupTaints, ...(options.startupTaints ?? [])],
  };
}

const CAPACITY_TYPES = {
  spot: ['spot'],
  'on-demand': ['on-demand'],
  'spot-or-on-demand': ['spot', 'on-demand'],
} as const;

/** The NodePool of a pool. */
export function nodePoolObject(pool: NodePoolSettings, provider: NodeProvider): KubernetesObject<never> {
  const { options, requirements, startupTaints, nodeClass } = pool;
  const { disruption, labels = {}, taints = [], weight } = options;
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: options.name },
    spec: {
      template: {
        ...(Object.keys(labels).length > 0 && { metadata: { labels } }),
        spec: {
          nodeClassRef: { group: provider.group, kind: provider.kind, name: nodeClass },
          requirements: requirements.map(({ key, operator, values, minValues }) => ({
            key,
            operator,
            ...(values !== undefined && { values }),
            ...(minValues !== undefined && { minValues }),
          })),
          ...(taints.length > 0 && { taints: taints.map(taintValue) }),
          ...(startupTaints.length > 0 && { startupTaints: startupTaints.map(taintValue) }),
          expireAfter: options.expireAfter ?? provider.expireAfter,
          terminationGracePeriod: options.terminationGracePeriod ?? '24h',
        },
      },
      disruption: {
        consolidationPolicy: disruption?.consolidationPolicy ?? 'WhenEmptyOrUnderutilized',
        consolidateAfter: disruption?.consolidateAfter ?? '5m',
        budgets: (disruption?.budgets ?? [{ nodes: '10%' }]).map(budgetValue),
      },
      limits: limitValues(options),
      ...(weight !== undefined && { weight }),
    },
  };
}

function limitValues({ limits = { cpu: '1000' } }: KarpenterNodePoolOptions): Values<never> {
  const { cpu, memory, nodes } = limits;
  return {
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(nodes !== undefined && { nodes: String(nodes) }),
  };
}

function budgetValue({ nodes, schedule, duration, reasons }: DisruptionBudget): Values<never> {
  return {
    nodes: String(nodes),
    ...(schedule !== undefined && { schedule }),
    ...(duration !== undefined && { duration }),
    ...(reasons !== undefined && { reasons }),
  };
}

function taintValue({ key, value, effect }: Taint): Values<never> {
  return { key, ...(value !== undefined && { value }), effect };
}
