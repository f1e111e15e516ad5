import type { PoolOptions } from '../../node-pool/options';
import type { SpotCapacitySettings } from '../settings';
import { nodeLabels } from './node-labels';

/** The pool of spot capacity comes first, that of on-demand capacity after it, and others at their own weight. */
const WEIGHTS = { spot: 50, onDemand: 10 } as const;

/** Options that all pools have in common whose nodes are made for pods: of spot capacity, and what comes after it. */
export function growingPools({ capacity, onDemand }: SpotCapacitySettings): readonly PoolOptions[] {
  const { disruption, limits, name, nodeClass, startupTaints, taints } = capacity;
  const common = {
    ...(nodeClass !== undefined && { nodeClass }),
    ...(limits !== undefined && { limits }),
    ...(taints !== undefined && { taints }),
    ...(startupTaints !== undefined && { startupTaints }),
    ...(disruption !== undefined && { disruption }),
    expireAfter: capacity.expireAfter ?? '336h',
    terminationGracePeriod: capacity.terminationGracePeriod ?? '10m',
  } satisfies Partial<PoolOptions>;
  const labels = (type: 'spot' | 'on-demand' | undefined): Pick<PoolOptions, 'labels'> => ({
    labels: nodeLabels(capacity, type),
  });
  switch (onDemand) {
    case 'none':
      return [{ name, capacity: 'spot', ...common, ...labels('spot') }];
    case 'same-pool':
      return [{ name, capacity: 'spot-or-on-demand', ...common, ...labels(undefined) }];
    case 'own-pool':
      return [
        { name, capacity: 'spot', weight: WEIGHTS.spot, ...common, ...labels('spot') },
        {
          name: onDemandName(name),
          capacity: 'on-demand',
          weight: WEIGHTS.onDemand,
          ...common,
          ...labels('on-demand'),
        },
      ];
  }
}

/** What pools are called that come after those of spot capacity. */
export function onDemandName(name: string): string {
  return `${name}-on-demand`;
}
