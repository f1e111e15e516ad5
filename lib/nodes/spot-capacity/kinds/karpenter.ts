import type { InstanceRequirements, KarpenterNodePoolOptions } from '../../karpenter/pool-options';
import { awsArchitectures, awsCategories, awsChoice } from '../machines/aws';
import type { SpotInstances } from '../options';
import type { SpotCapacitySettings } from '../settings';
import { growingPools } from './growing-pools';
import type { SpotPoolMaker } from './maker';

/** As many types must be cheaper before Karpenter replaces one spot node by another. */
const SPOT_TO_SPOT = 15;

/** As many families keep a pool from narrowing to one kind of machine. */
const FAMILIES = 5;

const MAKER: Omit<SpotPoolMaker<'karpenter'>, 'title' | 'handler'> = {
  fallbacks: ['own-pool', 'same-pool', 'none'],
  unheeded: [['shutdownGrace']],
  names: { pattern: /^[a-z0-9]/, longest: 63 },
  fewest: { types: SPOT_TO_SPOT, why: 'Karpenter never replaces one spot node by a cheaper one' },
  typesIn: ({ instances }) => awsChoice(instances).length,
  pools,
  taints: () => [],
  manual: () => [],
};

/** Pools of Karpenter. */
export const KARPENTER_MAKER: SpotPoolMaker<'karpenter'> = { ...MAKER, title: 'Karpenter', handler: 'karpenter' };

/** Pools of EKS Auto Mode, which is Karpenter too. */
export const AUTO_MODE_MAKER: SpotPoolMaker<'auto-mode'> = { ...MAKER, title: 'EKS Auto Mode', handler: 'auto-mode' };

function pools(settings: SpotCapacitySettings): readonly KarpenterNodePoolOptions[] {
  return growingPools(settings).map((pool) => ({
    ...pool,
    instances: instancesOf(settings.instances, pool.capacity !== 'on-demand'),
  }));
}

function instancesOf(instances: SpotInstances, isSpot: boolean): InstanceRequirements {
  const { cpus, families, zones } = instances;
  const categories = awsCategories(instances);
  return {
    ...(categories !== undefined && { categories }),
    ...(families?.aws !== undefined && { families: families.aws }),
    ...(cpus !== undefined && { cpus }),
    architectures: awsArchitectures(instances),
    ...(zones !== undefined && { zones }),
    ...(isSpot && { minValues: minValuesOf(instances) }),
  };
}

/** As much choice as must remain: as much as was asked for, or as is known to be there. */
function minValuesOf(instances: SpotInstances): NonNullable<InstanceRequirements['minValues']> {
  const choice = awsChoice(instances);
  const types = instances.minTypes ?? (choice.length >= SPOT_TO_SPOT ? SPOT_TO_SPOT : undefined);
  return {
    ...(new Set(choice.map(({ family }) => family)).size >= FAMILIES && { families: FAMILIES }),
    ...(types !== undefined && { types }),
  };
}
