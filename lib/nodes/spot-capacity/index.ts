export { CAPACITY_LABEL, SPOT_CAPACITY_LABEL } from './labels';
export type { SpotCapacity, SpotFamilies, SpotInstances, SpotMemory } from './options';
export type { SpotPoolKind, SpotPoolOptions, SpotPools } from './pools';
export { SPOT_CAPACITY_COMPOSE_RULES, SPOT_CAPACITY_RULES } from './rules';
export { inspectSpotCapacity, type SpotCapacityInspection, spotCapacity } from './spot-capacity';
