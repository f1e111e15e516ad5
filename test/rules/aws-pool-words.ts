import type { InstanceRequirements } from '../../lib/nodes/karpenter';
import type { PoolPlanner } from './node-pool-cases';

/** What pools of AWS instances call what the rules of all pools are about. */
export function awsPoolWords(
  own: string,
  other: string,
): Pick<PoolPlanner<InstanceRequirements>, 'cpu' | 'oneType' | 'twoFamilies'> {
  return {
    cpu: { own: `${own}/instance-cpu`, other: `${other}/instance-cpu` },
    oneType: { types: ['m7i.large'] },
    twoFamilies: (families) => ({ families: ['m7i', 'm6i'], minValues: { families } }),
  };
}
