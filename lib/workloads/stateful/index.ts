export type { StatefulGuarantee, VolumeTimes } from './guarantee';
export type { MemberOptions, MemberVolume, SpotStatefulOptions } from './options';
export { inspectSpotStateful, planSpotStateful, type SpotStatefulPlan } from './plan';
export { STATEFUL_RULES } from './rules';
