export type { PodPlacement } from '../node-pool/placement';
export type {
  ComputeClassAutoscaling,
  ComputeClassesOptions,
  ComputeClassMigration,
  ComputeClassNodePoolConfig,
  ComputeClassOptions,
  ComputeClassPriorityDefaults,
} from './options';
export { inspectComputeClasses, planComputeClasses } from './plan';
export type {
  ComputeClassGpu,
  ComputeClassLocation,
  ComputeClassPriority,
  ComputeClassReservation,
  ComputeClassReservations,
  ComputeClassStorage,
  ComputeClassTpu,
} from './priority-options';
export { COMPUTE_CLASS_RULES } from './rules';
export {
  COMPUTE_CLASS_KEY,
  computeClassNamespaceLabels,
  computeClassPlacement,
  computeClassPool,
} from './selection';
