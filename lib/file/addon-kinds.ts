import type { AwsLoadBalancerControllerOptions } from '../addons/aws-load-balancer-controller/options';
import type { GatewayApiOptions } from '../addons/gateway-api/options';
import type { MetricsServerOptions } from '../addons/metrics-server/options';
import type { SecretsStoreCsiOptions } from '../addons/secrets-store-csi/options';
import type { TetragonOptions } from '../addons/tetragon/options';
import type { CalicoOptions } from '../cni/calico/options';
import type { CiliumOptions } from '../cni/cilium/options';
import type { CiliumAnnouncementsOptions } from '../cni/cilium-objects/announcements/options';
import type { CiliumEgressGatewaysOptions } from '../cni/cilium-objects/egress-gateways/options';
import type { CiliumGatewayClassesOptions } from '../cni/cilium-objects/gateway-classes/options';
import type { CiliumLocalRedirectsOptions } from '../cni/cilium-objects/local-redirects/options';
import type { CiliumNodeConfigsOptions } from '../cni/cilium-objects/node-configs/options';
import type { CiliumPodPoolsOptions } from '../cni/cilium-objects/pod-pools/options';
import type { CiliumPoliciesOptions } from '../cni/cilium-objects/policies/options';
import type { FlannelOptions } from '../cni/flannel/options';
import type { IstioAmbientOptions } from '../mesh/istio/options';
import type { MeshOptions } from '../mesh/namespaces/options';
import type { AksNapPoolsOptions } from '../nodes/aks-nap/options';
import type { AutoModePoolsOptions } from '../nodes/auto-mode/options';
import type { ComputeClassesOptions } from '../nodes/compute-class/options';
import type { KarpenterOptions } from '../nodes/karpenter/options';
import type { JaegerOptions } from '../observability/jaeger/options';
import type { KialiOptions } from '../observability/kiali/options';
import type { CniMonitoringOptions, IstioMonitoringOptions } from '../observability/monitoring/options';
import type { OpenTelemetryCollectorOptions } from '../observability/opentelemetry-collector/options';
import type { PrometheusOptions } from '../observability/prometheus/options';
import type { QueueWorkerOptions, SpotJobOptions } from '../workloads/batch';
import type { HeadroomOptions } from '../workloads/headroom';
import type { HybridWorkloadOptions } from '../workloads/hybrid';
import type { SpotSafeWorkloadOptions } from '../workloads/spot-safe';
import type { SpotStatefulOptions } from '../workloads/stateful';

/** Pools of AKS node auto-provisioning. */
export interface AksNapPoolsAddon<S = string> {
  readonly kind: 'aks-nap-pools';
  readonly options: AksNapPoolsOptions<S>;
}

/** Pools of EKS Auto Mode. */
export interface AutoModePoolsAddon<S = string> {
  readonly kind: 'auto-mode-pools';
  readonly options: AutoModePoolsOptions<S>;
}

/** The AWS Load Balancer Controller. */
export interface AwsLoadBalancerControllerAddon<S = string> {
  readonly kind: 'aws-load-balancer-controller';
  readonly options: AwsLoadBalancerControllerOptions<S>;
}

/** Calico. */
export interface CalicoAddon<S = string> {
  readonly kind: 'calico';
  readonly options?: CalicoOptions<S>;
}

/** Cilium. */
export interface CiliumAddon<S = string> {
  readonly kind: 'cilium';
  readonly options?: CiliumOptions<S>;
}

/** Compute classes of GKE. */
export interface ComputeClassesAddon<S = string> {
  readonly kind: 'compute-classes';
  readonly options: ComputeClassesOptions<S>;
}

/** Flannel. */
export interface FlannelAddon<S = string> {
  readonly kind: 'flannel';
  readonly options?: FlannelOptions<S>;
}

/** Istio in ambient mode. */
export interface IstioAmbientAddon<S = string> {
  readonly kind: 'istio-ambient';
  readonly options?: IstioAmbientOptions<S>;
}

/** The definitions of the Gateway API. */
export interface GatewayApiAddon {
  readonly kind: 'gateway-api';
  readonly options?: GatewayApiOptions;
}

/** Karpenter, with its pools. */
export interface KarpenterAddon<S = string> {
  readonly kind: 'karpenter';
  readonly options?: KarpenterOptions<S>;
}

/** What is in a mesh, and what it does there. */
export interface MeshAddon<S = string> {
  readonly kind: 'mesh';
  readonly options: MeshOptions<S>;
}

/** metrics-server. */
export interface MetricsServerAddon<S = string> {
  readonly kind: 'metrics-server';
  readonly options?: MetricsServerOptions<S>;
}

/** The Secrets Store CSI driver, with the provider for AWS. */
export interface SecretsStoreCsiAddon<S = string> {
  readonly kind: 'secrets-store-csi';
  readonly options?: SecretsStoreCsiOptions<S>;
}

/** What Prometheus and Grafana know of the CNI. */
export interface CniMonitoringAddon {
  readonly kind: 'cni-monitoring';
  readonly options: CniMonitoringOptions;
}

/** What Prometheus and Grafana know of Istio. */
export interface IstioMonitoringAddon {
  readonly kind: 'istio-monitoring';
  readonly options?: IstioMonitoringOptions;
}

/** Jaeger. */
export interface JaegerAddon<S = string> {
  readonly kind: 'jaeger';
  readonly options?: JaegerOptions<S>;
}

/** Kiali. */
export interface KialiAddon<S = string> {
  readonly kind: 'kiali';
  readonly options?: KialiOptions<S>;
}

/** A collector of OpenTelemetry, for traces. */
export interface OpenTelemetryCollectorAddon<S = string> {
  readonly kind: 'opentelemetry-collector';
  readonly options: OpenTelemetryCollectorOptions<S>;
}

/** Prometheus, with its operator, exporters and Grafana. */
export interface PrometheusAddon<S = string> {
  readonly kind: 'prometheus';
  readonly options?: PrometheusOptions<S>;
}

/** Room that is kept free for pods of a lost node. */
export interface HeadroomAddon<S = string> {
  readonly kind: 'headroom';
  readonly options: HeadroomOptions<S>;
}

/** A service on on-demand and spot nodes. */
export interface HybridWorkloadAddon<S = string> {
  readonly kind: 'hybrid-workload';
  readonly options: HybridWorkloadOptions<S>;
}

/** Workers of a queue, on spot nodes. */
export interface QueueWorkerAddon<S = string> {
  readonly kind: 'queue-worker';
  readonly options: QueueWorkerOptions<S>;
}

/** A Job or CronJob on spot nodes. */
export interface SpotJobAddon<S = string> {
  readonly kind: 'spot-job';
  readonly options: SpotJobOptions<S>;
}

/** A service that keeps what it needs on spot nodes. */
export interface SpotSafeWorkloadAddon<S = string> {
  readonly kind: 'spot-safe-workload';
  readonly options: SpotSafeWorkloadOptions<S>;
}

/** Members with volumes, on spot nodes. */
export interface SpotStatefulAddon<S = string> {
  readonly kind: 'spot-stateful';
  readonly options: SpotStatefulOptions<S>;
}

/** Addresses of Services, announced by BGP or on layer 2. */
export interface CiliumAnnouncementsAddon<S = string> {
  readonly kind: 'cilium-announcements';
  readonly options: CiliumAnnouncementsOptions<S>;
}

/** Nodes through which chosen pods speak to the outside. */
export interface CiliumEgressGatewaysAddon<S = string> {
  readonly kind: 'cilium-egress-gateways';
  readonly options: CiliumEgressGatewaysOptions<S>;
}

/** Addresses that pods on the same node answer for. */
export interface CiliumLocalRedirectsAddon<S = string> {
  readonly kind: 'cilium-local-redirects';
  readonly options: CiliumLocalRedirectsOptions<S>;
}

/** Pools of pod addresses. */
export interface CiliumPodPoolsAddon<S = string> {
  readonly kind: 'cilium-pod-pools';
  readonly options: CiliumPodPoolsOptions<S>;
}

/** Policies of Cilium's own kinds. */
export interface CiliumPoliciesAddon<S = string> {
  readonly kind: 'cilium-policies';
  readonly options: CiliumPoliciesOptions<S>;
}

/** Tetragon, with its policies. */
export interface TetragonAddon<S = string> {
  readonly kind: 'tetragon';
  readonly options?: TetragonOptions<S>;
}

/** Classes of Gateways. */
export interface CiliumGatewayClassesAddon<S = string> {
  readonly kind: 'cilium-gateway-classes';
  readonly options: CiliumGatewayClassesOptions<S>;
}

/** What agents of some nodes are told. */
export interface CiliumNodeConfigsAddon<S = string> {
  readonly kind: 'cilium-node-configs';
  readonly options: CiliumNodeConfigsOptions<S>;
}
