import type { EksNodePool } from '../../clusters/eks/eks-cluster';
import type { Composition } from '../../core/compose';
import type { Late } from '../late';
import { nodeTaintsOf, TAINT_EFFECTS } from '../node-taints';

/** A taint as the API of node groups writes it. */
export interface NodeGroupTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: (typeof TAINT_EFFECTS)[keyof typeof TAINT_EFFECTS];
}

/** What nodes of a pool start with. */
export function taintsOf(pool: EksNodePool, composition: Composition<Late>): readonly NodeGroupTaint[] {
  return nodeTaintsOf(pool, composition).map(({ key, value, effect }) => ({
    key,
    ...(value !== undefined && { value }),
    effect: TAINT_EFFECTS[effect],
  }));
}
