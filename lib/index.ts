/**
 * Clusters as data, planners for what goes into them, and the rules that check the two together.
 *
 * @packageDocumentation
 */
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
export * from './clusters/eks';
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
export type {
  AddressRanges,
  Cluster,
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
export type {
  Capability,
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
export type { Quantity, ResourceList, ResourceRequirements } from './core/resources';
export type { DeferredCheck, RuleSummary } from './core/rule';
export type { Scalar, Value, Values } from './core/values';
export type { Waiver } from './core/waiver';
export { checkFile, type FileReport } from './file/check-file';
export { type BlueprintParts, composeBlueprint } from './input/blueprint';
export { RULES } from './rule-catalogue';
