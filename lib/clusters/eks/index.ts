export { type EksCluster, type EksNodePool, type EksSettings, eksCluster, isEksCluster } from './cluster';
export type { EksFacts, EksKarpenterFacts } from './facts';
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
  ConnectedNetwork,
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
