import { type ResolvedChart, resolveChart } from '../../charts';
import { controllerTolerations } from '../../clusters/eks/addons/tolerations';
import { isEksCluster } from '../../clusters/eks/eks-cluster';
import type { Cluster } from '../../core/cluster';
import type { Toleration } from '../../core/tolerations';
import type { MetricsServerOptions } from './options';

/** Everything about an installation of metrics-server, decided. */
export interface MetricsServerSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: MetricsServerOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly isEks: boolean;
  /** Whether it must listen on nodes. */
  readonly hostNetwork: boolean;
  readonly replicas: number;
  readonly containerPort: number;
  /** Absent: some node pool takes it as it is. */
  readonly tolerations: readonly Toleration[] | undefined;
}

/** Fills in every default. */
export function resolveMetricsServer<S>(
  cluster: Cluster<S>,
  options: MetricsServerOptions<S>,
): MetricsServerSettings<S> {
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart: resolveChart('metrics-server', options.version),
    isEks: isEksCluster(cluster),
    hostNetwork: !cluster.platform.apiServerReachesPods,
    replicas: options.replicas ?? 2,
    // The port of EKS' add-on, which security groups made for that one let in already.
    containerPort: options.containerPort ?? 10_251,
    tolerations: options.tolerations ?? controllerTolerations(cluster, []),
  };
}
