import { type ResolvedChart, resolveChart } from '../../charts';
import { type Cluster, fewestNodes } from '../../core/cluster';
import { amountOf, type Quantity } from '../../core/resources';
import { DEFAULT_NAME, DEFAULT_NAMESPACE } from './default-service';
import type { AlertmanagerOptions, ControlPlanePart, GrafanaOptions, PrometheusOptions } from './options';

/** Everything about an installation of Prometheus, decided. */
export interface PrometheusSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: PrometheusOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly definitions: ResolvedChart;
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  readonly antiAffinity: 'required' | 'preferred';
  readonly volumeSize: Quantity;
  readonly retentionSize: string;
  readonly controlPlane: readonly ControlPlanePart[];
  readonly nodeExporter: boolean;
  readonly alertmanager: AlertmanagerOptions<S> | undefined;
  /** Absent: there is none. */
  readonly grafana: GrafanaOptions<S> | undefined;
}

/** How much of its volume Prometheus may fill: the rest is for what has not been made a block yet. */
const FILLED = 0.85;

/** The chart of definitions of the same operator, by minor of the stack. */
const DEFINITIONS_OF: Readonly<Record<string, string>> = { '88.5': '31.0' };

/** Fills in every default. */
export function resolvePrometheus<S>(cluster: Cluster<S>, options: PrometheusOptions<S>): PrometheusSettings<S> {
  const nodes = fewestNodes(cluster, 'linux');
  const chart = resolveChart('kube-prometheus-stack', options.version);
  const replicas = options.replicas ?? (nodes > 1 ? 2 : 1);
  const volumeSize = options.volume?.size ?? '50Gi';
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart,
    definitions: resolveChart('prometheus-operator-crds', DEFINITIONS_OF[chart.minor]),
    namespace: options.namespace ?? DEFAULT_NAMESPACE,
    name: options.name ?? DEFAULT_NAME,
    replicas,
    antiAffinity: options.antiAffinity ?? (replicas <= nodes ? 'required' : 'preferred'),
    volumeSize,
    retentionSize: options.retentionSize ?? `${Math.max(1, mebibytes(amountOf(volumeSize) * FILLED))}MB`,
    controlPlane: options.controlPlane ?? [],
    nodeExporter: options.nodeExporter ?? cluster.platform.refusesNodeAccess === undefined,
    alertmanager: options.alertmanager,
    grafana: options.grafana === false ? undefined : (options.grafana ?? {}),
  };
}

/** Prometheus counts in powers of two, whatever its units are called. */
function mebibytes(bytes: number): number {
  return Math.floor(bytes / 1024 ** 2);
}

/** A size of Prometheus' own in bytes. */
export function retentionBytes(size: string): number {
  return amountOf(size.replace(/B$/, '').replace(/([KMGTP])$/, '$1i'));
}
