import { inspectAwsLoadBalancerController } from '../addons/aws-load-balancer-controller/plan';
import { inspectGatewayApi } from '../addons/gateway-api/plan';
import { inspectMetricsServer } from '../addons/metrics-server/plan';
import { inspectSecretsStoreCsi } from '../addons/secrets-store-csi/plan';
import { inspectTetragon } from '../addons/tetragon/plan';
import type { AksCluster } from '../clusters/aks';
import type { EksCluster } from '../clusters/eks';
import type { GkeCluster } from '../clusters/gke';
import { inspectCalico } from '../cni/calico/plan';
import { inspectCilium } from '../cni/cilium/plan';
import { inspectCiliumAnnouncements } from '../cni/cilium-objects/announcements/plan';
import { inspectCiliumEgressGateways } from '../cni/cilium-objects/egress-gateways/plan';
import { inspectCiliumGatewayClasses } from '../cni/cilium-objects/gateway-classes/plan';
import { inspectCiliumLocalRedirects } from '../cni/cilium-objects/local-redirects/plan';
import { inspectCiliumNodeConfigs } from '../cni/cilium-objects/node-configs/plan';
import { inspectCiliumPodPools } from '../cni/cilium-objects/pod-pools/plan';
import { inspectCiliumPolicies } from '../cni/cilium-objects/policies/plan';
import { inspectFlannel } from '../cni/flannel/plan';
import type { Cluster } from '../core/cluster';
import type { Inspection } from '../input/planner';
import { inspectIstioAmbient } from '../mesh/istio/plan';
import { inspectMesh } from '../mesh/namespaces/plan';
import { inspectAksNapPools } from '../nodes/aks-nap/plan';
import { inspectAutoModePools } from '../nodes/auto-mode/plan';
import { inspectComputeClasses } from '../nodes/compute-class/plan';
import { inspectKarpenter } from '../nodes/karpenter/plan';
import { inspectJaeger } from '../observability/jaeger/plan';
import { inspectKiali } from '../observability/kiali/plan';
import { inspectCniMonitoring } from '../observability/monitoring/cni/plan';
import { inspectIstioMonitoring } from '../observability/monitoring/istio/plan';
import { inspectOpenTelemetryCollector } from '../observability/opentelemetry-collector/plan';
import { inspectPrometheus } from '../observability/prometheus/plan';
import { inspectQueueWorker, inspectSpotJob } from '../workloads/batch';
import { inspectHeadroom } from '../workloads/headroom';
import { inspectHybridWorkload } from '../workloads/hybrid';
import { inspectSpotSafeWorkload } from '../workloads/spot-safe';
import { inspectSpotStateful } from '../workloads/stateful';
import type {
  AksNapPoolsAddon,
  AutoModePoolsAddon,
  AwsLoadBalancerControllerAddon,
  CalicoAddon,
  CiliumAddon,
  CiliumAnnouncementsAddon,
  CiliumEgressGatewaysAddon,
  CiliumGatewayClassesAddon,
  CiliumLocalRedirectsAddon,
  CiliumNodeConfigsAddon,
  CiliumPodPoolsAddon,
  CiliumPoliciesAddon,
  CniMonitoringAddon,
  ComputeClassesAddon,
  FlannelAddon,
  GatewayApiAddon,
  HeadroomAddon,
  HybridWorkloadAddon,
  IstioAmbientAddon,
  IstioMonitoringAddon,
  JaegerAddon,
  KarpenterAddon,
  KialiAddon,
  MeshAddon,
  MetricsServerAddon,
  OpenTelemetryCollectorAddon,
  PrometheusAddon,
  QueueWorkerAddon,
  SecretsStoreCsiAddon,
  SpotJobAddon,
  SpotSafeWorkloadAddon,
  SpotStatefulAddon,
  TetragonAddon,
} from './addon-kinds';

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
  | CiliumAnnouncementsAddon<S>
  | CiliumEgressGatewaysAddon<S>
  | CiliumGatewayClassesAddon<S>
  | CiliumNodeConfigsAddon<S>
  | CiliumLocalRedirectsAddon<S>
  | CiliumPodPoolsAddon<S>
  | CiliumPoliciesAddon<S>
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
  | SpotStatefulAddon<S>
  | TetragonAddon<S>;

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
    case 'cilium-announcements':
      return inspectCiliumAnnouncements(cluster, addon.options);
    case 'cilium-egress-gateways':
      return inspectCiliumEgressGateways(cluster, addon.options);
    case 'cilium-gateway-classes':
      return inspectCiliumGatewayClasses(cluster, addon.options);
    case 'cilium-node-configs':
      return inspectCiliumNodeConfigs(cluster, addon.options);
    case 'cilium-local-redirects':
      return inspectCiliumLocalRedirects(cluster, addon.options);
    case 'cilium-pod-pools':
      return inspectCiliumPodPools(cluster, addon.options);
    case 'cilium-policies':
      return inspectCiliumPolicies(cluster, addon.options);
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
    case 'tetragon':
      return inspectTetragon(cluster, addon.options);
  }
}
