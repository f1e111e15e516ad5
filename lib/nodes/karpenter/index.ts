export type {
  DisruptionBudget,
  NodePoolDisruption,
  NodePoolLimits,
  NodeRequirement,
  NodeStartupTaint,
} from '../node-pool/options';
export { type CapacityShares, type CapacitySplit, splitCapacity } from './capacity-split';
export type {
  KarpenterImage,
  KarpenterImageAlias,
  KarpenterKubelet,
  KarpenterNodeClassOptions,
  KarpenterOwnImage,
  KarpenterVolume,
  ResourceSelection,
  SelectionByIds,
  SelectionByTags,
} from './class-options';
export { karpenterControllerPolicies } from './controller-policies';
export { type PodEstimate, podEstimateOf } from './estimate';
export {
  type JoinStrings,
  KARPENTER_CONTROLLER_TRUST,
  KARPENTER_NODE_TRUST,
  type KarpenterIamNames,
  type KarpenterPermissions,
  type KarpenterPolicy,
  karpenterNodePolicies,
  karpenterNodeRoleName,
  type PolicyDocument,
} from './iam';
export {
  INTERRUPTION_RETENTION_SECONDS,
  INTERRUPTION_RULES,
  type InterruptionRule,
  interruptionQueuePolicy,
} from './interruption';
export type { KarpenterFeatureGates, KarpenterOptions, KarpenterPoolsOptions } from './options';
export { inspectKarpenter, inspectKarpenterPools, planKarpenter, planKarpenterPools } from './plan';
export type { InstanceMinValues, InstanceRequirements, KarpenterNodePoolOptions } from './pool-options';
export { KARPENTER_COMPOSE_RULES, KARPENTER_RULES } from './rules';
