export type { ConnectedNetwork } from '../connected-network';
export {
  type EksAddon,
  type EksAddonConfigurations,
  type EksAddonInspection,
  type EksAddonInstaller,
  type EksAddonName,
  type EksAddonOptions,
  type EksAddonVersions,
  type EksPodIdentity,
  eksAddons,
  type IamPolicy,
  type IamStatement,
  iamPolicy,
  inspectEksAddons,
} from './addons';
export * from './address-plan';
export { eksCluster } from './cluster';
export * from './density';
export { type EksCluster, type EksNodePool, type EksSettings, isEksCluster } from './eks-cluster';
export type { EksFacts, EksFactsWithKarpenter, EksKarpenterFacts } from './facts';
export * from './interconnect';
export type { EksMode } from './modes';
export type {
  EksAutoMode,
  EksCalicoOverlay,
  EksCalicoPolicy,
  EksCiliumChained,
  EksCiliumEni,
  EksCiliumOverlay,
  EksHybrid,
  EksNetworking,
  EksPodSubnet,
  EksVpcCni,
  SecurityGroupsForPods,
  VpcCniOptions,
  VpcCniWarmTargets,
} from './networking';
export type {
  EksApiServer,
  EksEndpointAccess,
  EksGivenVpc,
  EksNewVpc,
  EksNodePoolOptions,
  EksOptions,
  EksSharedVpc,
  EksSubnet,
  EksVpc,
} from './options';
