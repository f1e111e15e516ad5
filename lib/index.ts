/**
 * Clusters as data, planners for what goes into them, and the rules that check the two together.
 *
 * @packageDocumentation
 */

export {
  type AwsLoadBalancerControllerOptions,
  type AwsPartition,
  awsLoadBalancerControllerIdentity,
  planAwsLoadBalancerController,
} from './addons/aws-load-balancer-controller';
export { type MetricsServerOptions, planMetricsServer } from './addons/metrics-server';
export {
  type GoDuration,
  planSecretsStoreCsi,
  type SecretRotation,
  type SecretsStoreCsiOptions,
  type SecretsStoreCsiValues,
} from './addons/secrets-store-csi';
export {
  type K3sComponent,
  type K3sOptions,
  type KindOptions,
  type KubeadmOptions,
  k3sCluster,
  kindCluster,
  kubeadmCluster,
  type Rke2Component,
  type Rke2Options,
  rke2Cluster,
  type TalosOptions,
  talosCluster,
} from './clusters';
export {
  type AddressPlan,
  type AddressPlanOptions,
  type AutoModeAddressing,
  type AwsInstanceType,
  awsInstanceType,
  type CiliumEniAddressing,
  type ConnectedNetwork,
  type EksAddon,
  type EksAddonConfigurations,
  type EksAddonName,
  type EksAddonOptions,
  type EksAddonVersions,
  type EksApiServer,
  type EksAutoMode,
  type EksCalicoOverlay,
  type EksCalicoPolicy,
  type EksCiliumChained,
  type EksCiliumEni,
  type EksCiliumOverlay,
  type EksCluster,
  type EksEndpointAccess,
  type EksFacts,
  type EksFactsWithKarpenter,
  type EksGivenVpc,
  type EksHybrid,
  type EksKarpenterFacts,
  type EksMode,
  type EksNetworking,
  type EksNewVpc,
  type EksNodePool,
  type EksNodePoolOptions,
  type EksOptions,
  type EksPodAddressing,
  type EksPodIdentity,
  type EksPodSubnet,
  type EksSettings,
  type EksSharedVpc,
  type EksSubnet,
  type EksVpc,
  type EksVpcCni,
  type EniLimits,
  eksAddons,
  eksCluster,
  type IamPolicy,
  type IamStatement,
  type Interconnect,
  type InterconnectedNetwork,
  type InterconnectPlan,
  type InterfaceAddresses,
  iamPolicy,
  isEksCluster,
  type MaxPods,
  type MonthlyCost,
  maxPodsOf,
  type NatCost,
  natMonthlyCost,
  type PeeringCost,
  type PeeringMesh,
  type PlannedSubnet,
  type PodAddressSource,
  type PodDensity,
  type PodsInNodeSubnets,
  type PodsInOwnRange,
  type PodsInPodSubnets,
  planAddresses,
  planInterconnect,
  podDensityOf,
  type SecurityGroupsForPods,
  type TransitGateway,
  type TransitGatewayCost,
  type UnlimitedAddressing,
  type VpcCniAddressing,
  type VpcCniOptions,
  type VpcCniWarmTargets,
  type WindowsAddressing,
  type ZoneSubnets,
} from './clusters/eks';
export type { IamConditions, IamMatches } from './clusters/eks/addons/iam-statement';
export type { CorednsOptions, ReplicaCount, ReplicaRange } from './clusters/eks/addons/options';
export type { Toleration } from './clusters/eks/addons/tolerations';
export type {
  AddressRangeOptions,
  ApiServerOptions,
  ClusterOptions,
  NodeCount,
  NodeCountRange,
  NodeNetworkOptions,
  NodePoolOptions,
  Port,
} from './clusters/options';
export type {
  AsNumber,
  CalicoAutodetection,
  CalicoBgp,
  CalicoBgpPeer,
  CalicoBlockSize,
  CalicoOptions,
  CalicoResources,
} from './cni/calico/options';
export { planCalico } from './cni/calico/plan';
export type {
  CiliumNativeRouting,
  CiliumOptions,
  CiliumResources,
  CiliumRouting,
  CiliumTunnelRouting,
  CiliumWireGuard,
  HubbleCertManagerTls,
  HubbleCronJobTls,
  HubbleExistingTls,
  HubbleMetric,
  HubbleNoTls,
  HubbleOptions,
  HubbleTls,
} from './cni/cilium/options';
export { planCilium } from './cni/cilium/plan';
export type {
  FlannelBackend,
  FlannelHostGw,
  FlannelInterface,
  FlannelMtu,
  FlannelOptions,
  FlannelVxlan,
  FlannelWireGuard,
} from './cni/flannel/options';
export { planFlannel } from './cni/flannel/plan';
export type { Capability } from './core/capability';
export type {
  AddressRanges,
  Cluster,
  ClusterRemarks,
  Distribution,
  Endpoint,
  KubeProxyMode,
  NodeNetwork,
  NodePool,
  Platform,
} from './core/cluster';
export { type Composition, compose } from './core/compose';
export { Fact, type FactKey, fact } from './core/fact';
export { BlueprintError, type Finding, type Severity, type WaivedFinding } from './core/finding';
export type {
  BundledCni,
  DistributionNeeds,
  HostPort,
  KernelNeed,
  Needs,
  Peer,
  PodAddressing,
  PortNeed,
  StartupTaint,
  Taint,
} from './core/needs';
export type { IpFamily } from './core/network/cidr';
export type { OutputFile } from './core/output-file';
export type { Path } from './core/path';
export type {
  ChartRef,
  HelmStep,
  InstallPlan,
  KubernetesObject,
  ManifestStep,
  NetworkTraits,
  ObjectMeta,
  Step,
  StepBase,
} from './core/plan';
export type {
  ChainedPodNetwork,
  CloudPodNetwork,
  FixedPodNetwork,
  OwnPodNetwork,
  PodNetwork,
} from './core/pod-network';
export type { Quantity, ResourceList, ResourceRequirements } from './core/resources';
export type { DeferredCheck, Problem, Report, Rule, RuleSummary } from './core/rule';
export type { Scalar, Value, Values } from './core/values';
export type { Waiver } from './core/waiver';
export type { Whole } from './core/whole';
export { checkFile, type FileReport } from './file/check-file';
export { type BlueprintParts, composeBlueprint } from './input/blueprint';
export type { SchemaName } from './input/schema';
export {
  type AutoModeNodeClassOptions,
  type AutoModePoolsOptions,
  type AutoModeStorage,
  planAutoModePools,
} from './nodes/auto-mode';
export {
  type CapacityShares,
  type CapacitySplit,
  INTERRUPTION_RETENTION_SECONDS,
  INTERRUPTION_RULES,
  type InterruptionRule,
  interruptionQueuePolicy,
  type JoinStrings,
  KARPENTER_CONTROLLER_TRUST,
  KARPENTER_NODE_TRUST,
  type KarpenterFeatureGates,
  type KarpenterIamNames,
  type KarpenterImage,
  type KarpenterImageAlias,
  type KarpenterKubelet,
  type KarpenterNodeClassOptions,
  type KarpenterOptions,
  type KarpenterOwnImage,
  type KarpenterPermissions,
  type KarpenterPolicy,
  type KarpenterPoolsOptions,
  type KarpenterVolume,
  karpenterControllerPolicies,
  karpenterNodePolicies,
  type PolicyDocument,
  planKarpenter,
  planKarpenterPools,
  type ResourceSelection,
  type SelectionByIds,
  type SelectionByTags,
  splitCapacity,
} from './nodes/karpenter';
export type {
  EvictionThreshold,
  EvictionThresholds,
  ReservedResources,
} from './nodes/karpenter/class-options';
export type {
  BudgetNodes,
  BudgetShare,
  DisruptionBudget,
  InstanceMinValues,
  InstanceRequirements,
  KarpenterNodePoolOptions,
  MinValues,
  NodeDuration,
  NodePoolDisruption,
  NodePoolLimits,
  NodeRequirement,
  NodeStartupTaint,
  VirtualProcessors,
} from './nodes/karpenter/pool-options';
export { RULES } from './rule-catalogue';
