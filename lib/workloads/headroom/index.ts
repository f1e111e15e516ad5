export { type GuaranteedPlan, type HeadroomNodes, headroomFor } from './headroom-for';
export { HEADROOM_LABEL } from './objects';
export type {
  CapacityBuffers,
  HeadroomForm,
  HeadroomGrowth,
  HeadroomOptions,
  HeadroomUnit,
  PausePods,
  PodsOfANode,
  ProtectedPods,
  WholeNode,
} from './options';
export { inspectHeadroom, planHeadroom } from './plan';
export { HEADROOM_COMPOSE_RULES, HEADROOM_RULES } from './rules';
export { type HeadroomSizing, unitSize, unitsForGrowth, unitsForLoss, unitsPerZone } from './size';
