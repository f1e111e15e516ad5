import type { NodeStartupTaint } from '../node-pool/options';
import { capacityTypesOf, type NodePoolSettings } from '../node-pool/settings';
import type { InstanceRequirements, KarpenterNodePoolOptions } from './pool-options';
import type { AwsProvider } from './provider';
import { type InstanceTraits, requirementsOf } from './requirements';

/** A pool of AWS instances with everything decided. */
export interface AwsNodePoolSettings extends NodePoolSettings<KarpenterNodePoolOptions> {
  /** What its nodes must be, besides what the caller asks for. */
  readonly traits: InstanceTraits;
}

/** Fills in every default of a pool. */
export function resolveNodePool(
  options: KarpenterNodePoolOptions,
  provider: AwsProvider,
  nodeClass: string,
  traits: InstanceTraits,
  startupTaints: readonly NodeStartupTaint[],
): AwsNodePoolSettings {
  const capacityTypes = capacityTypesOf(options);
  const types = mostTypes(options.instances ?? {});
  const zones = options.instances?.zones;
  return {
    options,
    nodeClass,
    capacityTypes,
    choice: { ...(types !== undefined && { types }), ...(zones !== undefined && { zones }) },
    traits,
    requirements: requirementsOf(options, provider, capacityTypes, traits),
    labels: options.labels ?? {},
    taints: options.taints ?? [],
    startupTaints: [...startupTaints, ...(options.startupTaints ?? [])],
  };
}

/** The most instance types that a pool can choose from, where that can be said without knowing them all. */
function mostTypes({ types, families, sizes }: InstanceRequirements): number | undefined {
  if (types !== undefined) return new Set(types).size;
  return families === undefined || sizes === undefined ? undefined : new Set(families).size * new Set(sizes).size;
}
