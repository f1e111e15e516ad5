/**
 * Plans as Pulumi components, deployed to a cluster that exists.
 *
 * @packageDocumentation
 */
export {
  Addon,
  type AddonArgs,
  Calico,
  type CalicoArgs,
  Cilium,
  type CiliumArgs,
  Flannel,
  type FlannelArgs,
  GatewayApi,
  type GatewayApiArgs,
} from './addons';
export { type BlueprintArgs, ClusterBlueprint } from './blueprint';
export {
  CiliumAnnouncements,
  type CiliumAnnouncementsArgs,
  CiliumEgressGateways,
  type CiliumEgressGatewaysArgs,
  CiliumGatewayClasses,
  type CiliumGatewayClassesArgs,
  CiliumLocalRedirects,
  type CiliumLocalRedirectsArgs,
  CiliumNodeConfigs,
  type CiliumNodeConfigsArgs,
  CiliumPodPools,
  type CiliumPodPoolsArgs,
  CiliumPolicies,
  type CiliumPoliciesArgs,
} from './cilium-objects';
export { IstioAmbient, type IstioAmbientArgs } from './istio-ambient';
export type { Late } from './late';
export { Mesh, type MeshArgs } from './mesh';
export {
  CniMonitoring,
  type CniMonitoringArgs,
  IstioMonitoring,
  type IstioMonitoringArgs,
  Jaeger,
  type JaegerArgs,
  Kiali,
  type KialiArgs,
  OpenTelemetryCollector,
  type OpenTelemetryCollectorArgs,
  Prometheus,
  type PrometheusArgs,
} from './observability';
export { type PlanArgs, PlanComponent } from './plan-component';
export { Tetragon, type TetragonArgs } from './tetragon';
export {
  Headroom,
  type HeadroomArgs,
  HybridWorkload,
  type HybridWorkloadArgs,
  QueueWorker,
  type QueueWorkerArgs,
  SpotJob,
  type SpotJobArgs,
  SpotSafeWorkload,
  type SpotSafeWorkloadArgs,
  SpotStateful,
  type SpotStatefulArgs,
} from './workloads';
