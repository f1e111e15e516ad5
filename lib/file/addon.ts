import type { AwsLoadBalancerControllerOptions } from '../addons/aws-load-balancer-controller/options';
import { inspectAwsLoadBalancerController } from '../addons/aws-load-balancer-controller/plan';
import type { MetricsServerOptions } from '../addons/metrics-server/options';
import { inspectMetricsServer } from '../addons/metrics-server/plan';
import type { SecretsStoreCsiOptions } from '../addons/secrets-store-csi/options';
import { inspectSecretsStoreCsi } from '../addons/secrets-store-csi/plan';
import type { EksCluster } from '../clusters/eks';
import type { CalicoOptions } from '../cni/calico/options';
import { inspectCalico } from '../cni/calico/plan';
import type { CiliumOptions } from '../cni/cilium/options';
import { inspectCilium } from '../cni/cilium/plan';
import type { FlannelOptions } from '../cni/flannel/options';
import { inspectFlannel } from '../cni/flannel/plan';
import type { Cluster } from '../core/cluster';
import type { Inspection } from '../input/planner';
import type { AutoModePoolsOptions } from '../nodes/auto-mode/options';
import { inspectAutoModePools } from '../nodes/auto-mode/plan';
import type { KarpenterOptions } from '../nodes/karpenter/options';
import { inspectKarpenter } from '../nodes/karpenter/plan';

/**
 * Something to install, as a file names it.
 * @discriminator kind
 */
export type Addon<S = string> =
  | AutoModePoolsAddon<S>
  | AwsLoadBalancerControllerAddon<S>
  | CalicoAddon<S>
  | CiliumAddon<S>
  | FlannelAddon<S>
  | KarpenterAddon<S>
  | MetricsServerAddon<S>
  | SecretsStoreCsiAddon<S>;

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

/** Flannel. */
export interface FlannelAddon<S = string> {
  readonly kind: 'flannel';
  readonly options?: FlannelOptions<S>;
}

/** Karpenter, with its pools. */
export interface KarpenterAddon<S = string> {
  readonly kind: 'karpenter';
  readonly options?: KarpenterOptions<S>;
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

/** What the planner of an addon says of it. Never throws. */
export function inspectAddon<S>(cluster: Cluster<S>, addon: Addon<S>): Inspection<S> {
  // Planners for EKS alone refuse any other cluster by themselves.
  const eks = cluster as EksCluster<S>;
  switch (addon.kind) {
    case 'auto-mode-pools':
      return inspectAutoModePools(eks, addon.options);
    case 'aws-load-balancer-controller':
      return inspectAwsLoadBalancerController(eks, addon.options);
    case 'calico':
      return inspectCalico(cluster, addon.options);
    case 'cilium':
      return inspectCilium(cluster, addon.options);
    case 'flannel':
      return inspectFlannel(cluster, addon.options);
    case 'karpenter':
      return inspectKarpenter(eks, addon.options);
    case 'metrics-server':
      return inspectMetricsServer(eks, addon.options);
    case 'secrets-store-csi':
      return inspectSecretsStoreCsi(eks, addon.options);
  }
}
