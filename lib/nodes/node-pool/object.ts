import type { Taint } from '../../core/needs';
import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { DisruptionBudget, PoolOptions } from './options';
import type { NodeProvider } from './provider';
import type { NodePoolSettings } from './settings';

/** The NodePool of a pool. */
export function nodePoolObject(pool: NodePoolSettings, provider: NodeProvider): KubernetesObject<never> {
  const { labels, nodeClass, options, requirements, startupTaints, taints } = pool;
  const { disruption, weight } = options;
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

function limitValues({ limits = { cpu: '1000' } }: PoolOptions): Values<never> {
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
