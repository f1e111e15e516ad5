import type { Finding } from '../../lib/core/finding';
import type { KarpenterNodePoolOptions } from '../../lib/nodes/karpenter';
import type { RuleCases } from './cases';

/** How a module is asked about pools. */
export interface PoolPlanner {
  /** About one pool. */
  readonly node: (options: Partial<KarpenterNodePoolOptions>) => readonly Finding[];
  /** About several. */
  readonly list: (pools: readonly KarpenterNodePoolOptions[]) => readonly Finding[];
}

/** Rules that Karpenter and EKS Auto Mode have in common. */
export function poolCases(module: 'karpenter' | 'automode', { node, list }: PoolPlanner): RuleCases {
  const [own, other] =
    module === 'karpenter' ? ['karpenter.k8s.aws', 'eks.amazonaws.com'] : ['eks.amazonaws.com', 'karpenter.k8s.aws'];
  const key = (domain = ''): KarpenterNodePoolOptions['requirements'] => [
    { key: `${domain}/instance-cpu`, operator: 'Lt', values: ['17'] },
  ];
  return {
    [`${module}/pool-has-a-name`]: {
      fails: () => list([{ name: 'pool' }, { name: 'pool' }]),
      at: 'nodePools[1].name',
      passes: () => list([{ name: 'pool' }, { name: 'other' }]),
    },
    [`${module}/node-class-exists`]: {
      fails: () => node({ nodeClass: 'missing' }),
      at: 'nodePools[0].nodeClass',
      passes: () => node({ nodeClass: 'default' }),
    },
    [`${module}/requirement-has-values`]: {
      fails: () => node({ requirements: [{ key: 'team', operator: 'Gt', values: ['1', '2'] }] }),
      at: 'nodePools[0].requirements[0].values',
      passes: () => node({ requirements: [{ key: 'team', operator: 'Gt', values: ['1'] }] }),
    },
    [`${module}/min-values-can-be-met`]: {
      fails: () => node({ instances: { families: ['m7i', 'm6i'], minValues: { families: 3 } } }),
      at: 'nodePools[0].instances.minValues.families',
      passes: () => node({ instances: { families: ['m7i', 'm6i'], minValues: { families: 2 } } }),
    },
    [`${module}/at-most-100-requirements`]: {
      fails: () => node({ labels: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`label-${n}`, 'x'])) }),
      at: 'nodePools[0].labels',
      passes: () => node({ labels: Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`label-${n}`, 'x'])) }),
    },
    [`${module}/schedule-has-a-duration`]: {
      fails: () => node({ disruption: { budgets: [{ nodes: '10%' }, { nodes: 0, schedule: '0 8 * * mon-fri' }] } }),
      at: 'nodePools[0].disruption.budgets[1]',
      passes: () => node({ disruption: { budgets: [{ nodes: 0, schedule: '0 8 * * mon-fri', duration: '10h' }] } }),
    },
    [`${module}/spot-is-diverse`]: {
      fails: () => node({ capacity: 'spot', instances: { types: ['m7i.large'] } }),
      at: 'nodePools[0].instances',
      passes: () => node({ capacity: 'spot' }),
    },
    [`${module}/keys-are-free`]: {
      fails: () => node({ labels: { 'karpenter.sh/nodepool': 'pool' } }),
      at: 'nodePools[0].labels["karpenter.sh/nodepool"]',
      passes: () => node({ requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'Exists' }] }),
    },
    [`${module}/keys-are-read`]: {
      fails: () => node({ requirements: key(other) ?? [] }),
      at: 'nodePools[0].requirements[0].key',
      passes: () => node({ requirements: key(own) ?? [] }),
    },
    [`${module}/labels-are-well-formed`]: {
      fails: () => node({ taints: [{ key: 'dedicated', value: 'no spaces', effect: 'NoSchedule' }] }),
      at: 'nodePools[0].taints[0].value',
      passes: () => node({ taints: [{ key: 'dedicated', value: 'spaces', effect: 'NoSchedule' }] }),
    },
  };
}
