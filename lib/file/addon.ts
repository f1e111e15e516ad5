import type { AwsLoadBalancerControllerOptions } from '../addons/aws-load-balancer-controller/options';
import { inspectAwsLoadBalancerController } from '../addons/aws-load-balancer-controller/plan';
import type { GatewayApiOptions } from '../addons/gateway-api/options';
import { inspectGatewayApi } from '../addons/gateway-api/plan';
import type { MetricsServerOptions } from '../addons/metrics-server/options';
import { inspectMetricsServer } from '../addons/metrics-server/plan';
import type { SecretsStoreCsiOptions } from '../addons/secrets-store-csi/options';
import { inspectSecretsStoreCsi } from '../addons/secrets-store-csi/plan';
import type { AksCluster } from '../clusters/aks';
import type { EksCluster } from '../clusters/eks';
import type { GkeCluster } from '../clusters/gke';
import type { CalicoOptions } from '../cni/calico/options';
import { inspectCalico } from '../cni/calico/plan';
import type { CiliumOptions } from '../cni/cilium/options';
import { inspectCilium } from '../cni/cilium/plan';
import type { FlannelOptions } from '../cni/flannel/options';
import { inspectFlannel } from '../cni/flannel/plan';
import type { Cluster } from '../core/cluster';
import type { Inspection } from '../input/planner';
import type { IstioAmbientOptions } from '../mesh/istio/options';
import { inspectIstioAmbient } from '../mesh/istio/plan';
import type { MeshOptions } from '../mesh/namespaces/options';
import { inspectMesh } from '../mesh/namespaces/plan';
import type { AksNapPoolsOptions } from '../nodes/aks-nap/options';
import { inspectAksNapPools } from '../nodes/aks-nap/plan';
import type { AutoModePoolsOptions } from '../nodes/auto-mode/options';
import { inspectAutoModePools } from '../nodes/auto-mode/plan';
import type { ComputeClassesOptions } from '../nodes/compute-class/options';
import { inspectComputeClasses } from '../nodes/compute-class/plan';
import type { KarpenterOptions } from '../nodes/karpenter/options';
import { inspectKarpenter } from '../nodes/karpenter/plan';
import type { JaegerOptions } from '../observability/jaeger/options';
import { inspectJaeger } from '../observability/jaeger/plan';
import type { KialiOptions } from '../observability/kiali/options';
import { inspectKiali } from '../observability/kiali/plan';
import { inspectCniMonitoring } from '../observability/monitoring/cni/plan';
import { inspectIstioMonitoring } from '../observability/monitoring/istio/plan';
import type { CniMonitoringOptions, IstioMonitoringOptions } from '../observability/monitoring/options';
import type { OpenTelemetryCollectorOptions } from '../observability/opentelemetry-collector/options';
import { inspectOpenTelemetryCollector } from '../observability/opentelemetry-collector/plan';
import type { PrometheusOptions } from '../observability/prometheus/options';
import { inspectPrometheus } from '../observability/prometheus/plan';
import { inspectQueueWorker, inspectSpotJob, type QueueWorkerOptions, type SpotJobOptions } from '../workloads/batch';
import { type HeadroomOptions, inspectHeadroom } from '../workloads/headroom';
import { type HybridWorkloadOptions, inspectHybridWorkload } from '../workloads/hybrid';
import { inspectSpotSafeWorkload, type SpotSafeWorkloadOptions } from '../workloads/spot-safe';
import { inspectSpotStateful, type SpotStatefulOptions } from '../workloads/stateful';

/**
 * Something to install, as a file names it.
 * @discriminator kind
 */
export type Addon<S = string> =
  | AksNapPoolsAddon<S>
  | AutoModePoolsAddon<S>
  | AwsLoadBalancerControllerAddon<S>
  | CalicoAddon<S>
  | CiliumAddon<S>
  | CniMonitoringAddon
  | ComputeClassesAddon<S>
  | FlannelAddon<S>
  | GatewayApiAddon
  | HeadroomAddon<S>
  | HybridWorkloadAddon<S>
  | IstioAmbientAddon<S>
  | IstioMonitoringAddon
  | JaegerAddon<S>
  | KarpenterAddon<S>
  | KialiAddon<S>
  | MeshAddon<S>
  | MetricsServerAddon<S>
  | OpenTelemetryCollectorAddon<S>
  | PrometheusAddon<S>
  | QueueWorkerAddon<S>
  | SecretsStoreCsiAddon<S>
  | SpotJobAddon<S>
  | SpotSafeWorkloadAddon<S>
  | SpotStatefulAddon<S>;

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

/** What the planner of an addon says of it. Never throws. */
export function inspectAddon<S>(cluster: Cluster<S>, addon: Addon<S>): Inspection<S> {
  // Planners for one cloud alone refuse any other cluster by themselves.
  const [aks, eks, gke] = [cluster as AksCluster<S>, cluster as EksCluster<S>, cluster as GkeCluster<S>];
  switch (addon.kind) {
    case 'aks-nap-pools':
      return inspectAksNapPools(aks, addon.options);
    case 'auto-mode-pools':
      return inspectAutoModePools(eks, addon.options);
    case 'aws-load-balancer-controller':
      return inspectAwsLoadBalancerController(eks, addon.options);
    case 'calico':
      return inspectCalico(cluster, addon.options);
    case 'cilium':
      return inspectCilium(cluster, addon.options);
    case 'compute-classes':
      return inspectComputeClasses(gke, addon.options);
    case 'flannel':
      return inspectFlannel(cluster, addon.options);
    case 'istio-ambient':
      return inspectIstioAmbient(cluster, addon.options);
    case 'gateway-api':
      return inspectGatewayApi(cluster, addon.options);
    case 'karpenter':
      return inspectKarpenter(eks, addon.options);
    case 'mesh':
      return inspectMesh(cluster, addon.options);
    case 'metrics-server':
      return inspectMetricsServer(eks, addon.options);
    case 'secrets-store-csi':
      return inspectSecretsStoreCsi(eks, addon.options);
    case 'cni-monitoring':
      return inspectCniMonitoring(cluster, addon.options);
    case 'istio-monitoring':
      return inspectIstioMonitoring(cluster, addon.options);
    case 'jaeger':
      return inspectJaeger(cluster, addon.options);
    case 'kiali':
      return inspectKiali(cluster, addon.options);
    case 'opentelemetry-collector':
      return inspectOpenTelemetryCollector(cluster, addon.options);
    case 'prometheus':
      return inspectPrometheus(cluster, addon.options);
    case 'headroom':
      return inspectHeadroom(cluster, addon.options);
    case 'hybrid-workload':
      return inspectHybridWorkload(cluster, addon.options);
    case 'queue-worker':
      return inspectQueueWorker(cluster, addon.options);
    case 'spot-job':
      return inspectSpotJob(cluster, addon.options);
    case 'spot-safe-workload':
      return inspectSpotSafeWorkload(cluster, addon.options);
    case 'spot-stateful':
      return inspectSpotStateful(cluster, addon.options);
  }
}
