import { type ResolvedChart, resolveChart } from '../../charts';
import { type Cluster, fewestNodes } from '../../core/cluster';
import type { ResourceRequirements } from '../../core/resources';
import type { OpenTelemetryCollectorOptions } from './options';

/** Everything about an installation of a collector of OpenTelemetry, decided. */
export interface CollectorSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: OpenTelemetryCollectorOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly namespace: string;
  readonly replicas: number;
  readonly tls: boolean;
  readonly resources: ResourceRequirements;
}

/** Fills in every default. */
export function resolveCollector<S>(
  cluster: Cluster<S>,
  options: OpenTelemetryCollectorOptions<S>,
): CollectorSettings<S> {
  const copies = options.tailSampling === undefined && fewestNodes(cluster, 'linux') > 1 ? 2 : 1;
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart: resolveChart('opentelemetry-collector', options.version),
    namespace: options.namespace ?? 'opentelemetry',
    replicas: options.replicas ?? copies,
    tls: options.tls ?? options.traces.kind === 'url',
    resources: options.resources ?? { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  };
}
