/**
 * Plans as cdk8s constructs, and the ways in which Helm charts reach a cluster.
 *
 * @packageDocumentation
 */
export { Fact, type FactKey, fact } from '../core/fact';
export { type ArgocdOptions, argocd } from '../delivery/argocd';
export type { Delivered, Delivery, Open, RenderContext, Wave } from '../delivery/delivery';
export { type FluxOptions, flux } from '../delivery/flux';
export type { GitOpsOptions } from '../delivery/gitops';
export { helmValues } from '../delivery/helm-values';
export { type InflateOptions, inflate } from '../delivery/inflate';
export { k3sHelmChart } from '../delivery/k3s-helm-chart';
export {
  Addon,
  type AddonProps,
  Calico,
  type CalicoProps,
  Cilium,
  type CiliumProps,
  Flannel,
  type FlannelProps,
  GatewayApi,
  type GatewayApiProps,
} from './addons';
export { type AksAddonProps, AksNapPools, type AksNapPoolsProps } from './aks-nap';
export { BlueprintApp } from './blueprint-app';
export { BlueprintChart, type BlueprintChartProps, type OpenBlueprintChartProps } from './blueprint-chart';
export {
  CiliumAnnouncements,
  type CiliumAnnouncementsProps,
  CiliumEgressGateways,
  type CiliumEgressGatewaysProps,
  CiliumGatewayClasses,
  type CiliumGatewayClassesProps,
  CiliumLocalRedirects,
  type CiliumLocalRedirectsProps,
  CiliumNodeConfigs,
  type CiliumNodeConfigsProps,
  CiliumPodPools,
  type CiliumPodPoolsProps,
  CiliumPolicies,
  type CiliumPoliciesProps,
} from './cilium-objects';
export { ComputeClasses, type ComputeClassesProps, type GkeAddonProps } from './compute-class';
export {
  AwsLoadBalancerController,
  type AwsLoadBalancerControllerProps,
  MetricsServer,
  type MetricsServerProps,
  SecretsStoreCsi,
  type SecretsStoreCsiProps,
} from './eks-addons';
export { IstioAmbient, type IstioAmbientProps } from './istio-ambient';
export {
  AutoModePools,
  type AutoModePoolsProps,
  type EksAddonProps,
  Karpenter,
  KarpenterNodePool,
  type KarpenterNodePoolProps,
  type KarpenterProps,
} from './karpenter';
export { Mesh, type MeshProps } from './mesh';
export {
  CniMonitoring,
  type CniMonitoringProps,
  IstioMonitoring,
  type IstioMonitoringProps,
  Jaeger,
  type JaegerProps,
  Kiali,
  type KialiProps,
  OpenTelemetryCollector,
  type OpenTelemetryCollectorProps,
  Prometheus,
  type PrometheusProps,
} from './observability';
export { type SpotSafeDeploymentProps, SpotSafeWorkload, type SpotSafeWorkloadProps } from './spot-safe-workload';
export { Tetragon, type TetragonProps } from './tetragon';
export {
  Headroom,
  type HeadroomProps,
  HybridWorkload,
  type HybridWorkloadProps,
  QueueWorker,
  type QueueWorkerProps,
  SpotJob,
  type SpotJobProps,
  SpotStateful,
  type SpotStatefulProps,
} from './workloads';
