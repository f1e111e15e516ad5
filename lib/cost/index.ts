export type { ComputeAmount, ComputeSize } from '../core/compute-amount';
export { type ComputePrices, HOURS_PER_MONTH } from '../core/compute-prices';
export { type FleetCost, type FleetCostInspection, fleetCost, inspectFleetCost } from './fleet-cost';
export type {
  BlastCost,
  FleetKind,
  FleetMonthlyCost,
  FleetVariant,
  FleetVariantName,
  LostCapacity,
} from './fleet-kind';
export type {
  CrossZoneTraffic,
  Fleet,
  FleetNode,
  FleetWorkload,
  OtherCost,
  SpotInterruptions,
} from './fleet-options';
export { fleetCostReport } from './fleet-report';
export type { DaemonSetRequest, NodeDescription, NodeProvider } from './node-options';
export { COST_RULES } from './rules';
export { eksNode, podsThatFit, type UsableNode, usableNode } from './usable-node';
