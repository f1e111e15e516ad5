export * from './address-plan';
export type { AksAdvancedNetworking } from './advanced-networking';
export {
  type AksCluster,
  type AksNodePool,
  type AksSettings,
  type AksSubnetFacts,
  isAksCluster,
} from './aks-cluster';
export {
  AKS_API_FEATURES,
  AKS_API_VERSIONS,
  type AksApiFeature,
  type AksApiVersion,
  apiVersionOf,
} from './api-versions';
export { aksCluster } from './cluster';
export type { AksFacts } from './facts';
export { AKS_IMAGES, type AksImage } from './images';
export type { AksMode } from './modes';
export type {
  AksByoCni,
  AksDataplane,
  AksIpv6Ranges,
  AksKubenet,
  AksNetworking,
  AksNodeSubnet,
  AksOverlay,
  AksOverlayCilium,
  AksOverlayRanges,
  AksPodSubnet,
  AksPolicyEngine,
} from './networking';
export type { AksNodePoolOptions, AksOsSku, AksSpotOptions, AksUpgradeSettings } from './node-pool-options';
export type {
  AksApiServer,
  AksIstioAddon,
  AksNodeProvisioning,
  AksOptions,
  AksOutboundType,
} from './options';
export { AKS_OUTBOUND_MIGRATIONS, type AksOutboundMigrations } from './outbound-migrations';
export { AKS_RETIREMENTS, type AksRetirement } from './retirements';
export type { AksExistingVnet, AksManagedVnet, AksNewVnet, AksNewVnetIpv6, AksSubnet, AksVnet } from './vnet-options';
