export {
  type GkeAddressPlan,
  type GkeAddressPlanInspection,
  type GkeAddressPlanOptions,
  inspectGkeAddressPlan,
  type PlannedRange,
  planGkeAddresses,
} from './address-plan';
export { gkeCluster } from './cluster';
export type { GkeFacts } from './facts';
export {
  type GkeCluster,
  type GkeNodePool,
  type GkePodRange,
  type GkeScaling,
  type GkeSettings,
  isGkeCluster,
  type ResolvedGkeUpgrade,
} from './gke-cluster';
export type { GkeMode } from './modes';
export type {
  GkeAutopilot,
  GkeCilium,
  GkeDataplaneV2,
  GkeDataplaneV2Features,
  GkeLegacy,
  GkeNetworking,
  GkeObservability,
  GkeRoutes,
  GkeStandard,
} from './networking';
export type { GkeAdditionalNetwork, GkeNodePoolOptions, GkeShutdownGrace } from './node-pool-options';
export type { GkeApiServer, GkeAutoProvisioning, GkeOptions, GkeResourceLimits } from './options';
export type { GkeBatchNodes, GkeBatchShare, GkeBlueGreenUpgrade, GkeSurgeUpgrade, GkeUpgrade } from './upgrade';
export type {
  GkeExistingVpc,
  GkeGivenSubnet,
  GkeNamedRange,
  GkeNamedRanges,
  GkeNewVpc,
  GkeRangeBlocks,
  GkeSharedVpc,
  GkeVpc,
} from './vpc';
