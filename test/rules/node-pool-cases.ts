import type { Finding } from '../../lib/core/finding';
import type { NodeRequirement, PoolOptions } from '../../lib/nodes/node-pool/options';
import type { RuleCases } from './cases';

/** What pools may say of their machines, whoever makes them. */
interface AnyPool<Instances> extends PoolOptions {
  readonly instances?: Instances;
}

/** How a module is asked about pools. */
export interface PoolPlanner<Instances> {
  /** About one pool. */
  readonly node: (options: Partial<AnyPool<Instances>>) => readonly Finding[];
  /** About several. */
  readonly list: (pools: readonly AnyPool<Instances>[]) => readonly Finding[];
  /** The label by which the number of processors is known, here and elsewhere. */
  readonly cpu: { readonly own: string; readonly other: string };
  /** Machines of one type only. */
  readonly oneType: Instances;
  /** Machines of two families, of which a number must remain. */
  readonly twoFamilies: (remaining: number) => Instances;
}

/** Rules that everybody has in common who makes nodes as Karpenter does. */
export function poolCases<Instances>(
  module: 'karpenter' | 'automode' | 'aks-nap',
  { node, list, cpu, oneType, twoFamilies }: PoolPlanner<Instances>,
): RuleCases {
  const below17 = (key: string): readonly NodeRequirement[] => [{ key, operator: 'Lt', values: ['17'] }];
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
      fails: () => node({ instances: twoFamilies(3) }),
      at: 'nodePools[0].instances.minValues.families',
      passes: () => node({ instances: twoFamilies(2) }),
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
      fails: () => node({ capacity: 'spot', instances: oneType }),
      at: 'nodePools[0].instances',
      passes: () => node({ capacity: 'spot' }),
    },
    [`${module}/keys-are-free`]: {
      fails: () => node({ labels: { 'karpenter.sh/nodepool': 'pool' } }),
      at: 'nodePools[0].labels["karpenter.sh/nodepool"]',
      passes: () => node({ requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'Exists' }] }),
    },
    [`${module}/keys-are-read`]: {
      fails: () => node({ requirements: below17(cpu.other) }),
      at: 'nodePools[0].requirements[0].key',
      passes: () => node({ requirements: below17(cpu.own) }),
    },
    [`${module}/labels-are-well-formed`]: {
      fails: () => node({ taints: [{ key: 'dedicated', value: 'no spaces', effect: 'NoSchedule' }] }),
      at: 'nodePools[0].taints[0].value',
      passes: () => node({ taints: [{ key: 'dedicated', value: 'spaces', effect: 'NoSchedule' }] }),
    },
  };
}
