import { SPOT_TAINT } from '../../../clusters/aks/node-pools';
import type { AksNapNodePoolOptions, AzureInstanceRequirements } from '../../aks-nap/options';
import { azureArchitectures, azureSeries } from '../machines/azure';
import type { SpotInstances } from '../options';
import type { SpotCapacitySettings } from '../settings';
import { growingPools } from './growing-pools';
import type { SpotPoolMaker } from './maker';

/** As many sizes keep a pool from narrowing to one kind of machine. */
const SIZES = 5;

/** Pools of AKS node auto-provisioning. */
export const AKS_NAP_MAKER: SpotPoolMaker<'aks-nap'> = {
  title: 'AKS node auto-provisioning',
  handler: 'nap',
  fallbacks: ['own-pool', 'same-pool', 'none'],
  unheeded: [['shutdownGrace']],
  names: { pattern: /^[a-z0-9]/, longest: 63 },
  fewest: { types: SIZES, why: 'there is none when the spot capacity of these is gone' },
  typesIn: ({ instances }) => sizesIn(instances),
  pools: (settings: SpotCapacitySettings): readonly AksNapNodePoolOptions[] =>
    growingPools(settings).map((pool) => ({
      ...pool,
      instances: instancesOf(settings.instances, pool.capacity !== 'on-demand'),
    })),
  taints: () => [SPOT_TAINT],
  manual: () => [],
};

function instancesOf(instances: SpotInstances, isSpot: boolean): AzureInstanceRequirements {
  const { cpus, zones } = instances;
  const series = azureSeries(instances);
  const known = sizesIn(instances);
  const sizes = instances.minTypes ?? (known === undefined || known >= SIZES ? SIZES : undefined);
  return {
    ...(series !== undefined && { series }),
    ...(cpus !== undefined && { cpus }),
    architectures: azureArchitectures(instances),
    ...(zones !== undefined && { zones }),
    ...(isSpot && sizes !== undefined && { minValues: { sizes } }),
  };
}

/** How many sizes there are, where all are known: a series with some number of processors has one. */
function sizesIn(instances: SpotInstances): number | undefined {
  const series = azureSeries(instances);
  return series === undefined || instances.cpus === undefined ? undefined : series.length * instances.cpus.length;
}
