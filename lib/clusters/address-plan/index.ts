export { inspectPlan, type PlanInspection, type PlanParts, planOf } from './inspect-plan';
export { type BlockSize, layOut, type PlacedBlock, sharedRanges, totalSize } from './layout';
export { enoughRanges, prefixOf } from './prefix-of';
