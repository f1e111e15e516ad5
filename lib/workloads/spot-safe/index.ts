export type { AutoscaleOptions } from './autoscale-options';
export { type GuaranteeSettings, guaranteeOf } from './guarantee-of';
export { type LifeSettings, lifeOf } from './life';
export type {
  DrainOptions,
  ExecReadiness,
  GrpcReadiness,
  HttpReadiness,
  ReadinessOptions,
  ReadinessProbe,
  TcpReadiness,
} from './life-options';
export { type NodeChoice, nodeChoiceOf, spotLabelsOf, spotTolerations } from './node-choice';
export type { NodeChoiceOptions, NodeLabel } from './node-options';
export type {
  DisruptionBudgetOptions,
  PodCount,
  PodShare,
  PriorityOptions,
  RollOutOptions,
  SpotSafeWorkloadOptions,
} from './options';
export { inspectSpotSafeWorkload, planSpotSafeWorkload, type SpotSafePlan } from './plan';
export type {
  ContainerLifecycle,
  ContainerOptions,
  ContainerPortOptions,
  ContainerResources,
  PodOptions,
  PreStopOptions,
  SpreadConstraintOptions,
} from './pod-options';
export { SPOT_SAFE_COMPOSE_RULES, SPOT_SAFE_RULES, WORKLOAD_RULES } from './rules';
export type { ServiceOptions, ServicePortOptions } from './service-options';
