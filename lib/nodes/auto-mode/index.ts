export type { AutoModeNodeClassOptions, AutoModePoolsOptions, AutoModeStorage } from './options';
export { inspectAutoModePools, planAutoModePools } from './plan';
export { AUTO_MODE_RULES } from './rules';
