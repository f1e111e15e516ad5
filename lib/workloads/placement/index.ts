export {
  capWithin,
  fewestReplicas,
  type NeedShape,
  nodesForSpread,
  placedOn,
  safeUtilization,
  worstLoss,
  worstZone,
} from './arithmetic';
export type { AutoscaleEffect, Guarantee, PodLife, RollOutEffect } from './guarantee';
export { guaranteeReport } from './guarantee-report';
export type { NeedOptions, Survival, ZoneLossAnswer } from './need-options';
export { placementOf } from './place';
export type { Loss, Placement, PlacementChoice } from './placement';
export { PLACEMENT_RULES } from './rules';
export { type NeedSettings, resolveNeed } from './settings';
export { spreadConstraints } from './spread';
export type { SpreadSettings } from './spread-options';
export { zoneCountOf } from './zone-count';
