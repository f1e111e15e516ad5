export { HALF_LABEL } from '../../nodes/spot-capacity/labels';
export type { BaseGuarantee, HybridGuarantee, RatioGuarantee } from './guarantee';
export type { CapacityRatio, HybridSplit, HybridWorkloadOptions, OnDemandBase } from './options';
export { type HybridPlan, inspectHybridWorkload, planHybridWorkload } from './plan';
export { HYBRID_RULES } from './rules';
