import { type ResolvedChart, resolveChart } from '../../charts';
import { controllerTolerations } from '../../clusters/eks/addons/tolerations';
import { type EksSettings, isEksCluster } from '../../clusters/eks/eks-cluster';
import type { Cluster } from '../../core/cluster';
import type { Toleration } from '../../core/tolerations';
import type { AwsLoadBalancerControllerOptions } from './options';

/** Name of the release and of the service account, which IAM grants its rights to. */
export const LBC_NAME = 'aws-load-balancer-controller';

/** Where it runs. */
export const LBC_NAMESPACE = 'kube-system';

/** Where its metrics are if it listens on nodes: the chart's own choice, 8080, is Karpenter's there. */
export const METRICS_PORT_OF_NODES = 8082;

/** Everything about an installation of the AWS Load Balancer Controller, decided. */
export interface AwsLoadBalancerControllerSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** What only EKS knows. Absent: the cluster is of somebody else, and is refused. */
  readonly eks: EksSettings<S> | undefined;
  /** As given, for rules about what the caller wrote. */
  readonly options: AwsLoadBalancerControllerOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  /** Absent: the controller would ask the metadata service. */
  readonly vpcId: S | undefined;
  readonly replicas: number;
  /** Whether pods have addresses that nobody outside the cluster reaches. */
  readonly isOverlay: boolean;
  /** Whether nothing in the VPC reaches the internet. */
  readonly isIsolated: boolean;
  readonly defaultTargetType: 'ip' | 'instance';
  /** Whether webhooks must listen on nodes. */
  readonly hostNetwork: boolean;
  readonly serviceMutatorWebhook: 'off' | 'Ignore' | 'Fail';
  readonly enableShield: boolean;
  readonly enableWafv2: boolean;
  /** Absent: some node pool takes it as it is. */
  readonly tolerations: readonly Toleration[] | undefined;
}

/** Fills in every default. */
export function resolveAwsLoadBalancerController<S>(
  cluster: Cluster<S>,
  options: AwsLoadBalancerControllerOptions<S>,
): AwsLoadBalancerControllerSettings<S> {
  const eks = isEksCluster(cluster) ? cluster.eks : undefined;
  const isOverlay = eks !== undefined && eks.mode.pods === 'range' && eks.mode.vpcCni === undefined;
  const isIsolated = eks?.vpc.kind === 'new' && eks.vpc.nat === 'none';
  return {
    cluster,
    eks,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart: resolveChart('aws-load-balancer-controller', options.version),
    vpcId: options.vpcId ?? (eks === undefined || eks.vpc.kind === 'new' ? undefined : eks.vpc.vpcId),
    replicas: options.replicas ?? 2,
    isOverlay,
    isIsolated,
    defaultTargetType: options.defaultTargetType ?? (isOverlay ? 'instance' : 'ip'),
    hostNetwork: !cluster.platform.apiServerReachesPods,
    serviceMutatorWebhook: options.serviceMutatorWebhook ?? 'off',
    enableShield: options.enableShield ?? !isIsolated,
    enableWafv2: options.enableWafv2 ?? !isIsolated,
    tolerations: controllerTolerations(cluster, []),
  };
}
