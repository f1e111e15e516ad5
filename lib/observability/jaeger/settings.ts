import { type ResolvedChart, resolveChart } from '../../charts';
import type { Cluster } from '../../core/cluster';
import type { JaegerOptions, JaegerStorage } from './options';

/** Everything about an installation of Jaeger, decided. */
export interface JaegerSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: JaegerOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly namespace: string;
  readonly storage: JaegerStorage<S>;
  readonly replicas: number;
}

/** Fills in every default. */
export function resolveJaeger<S>(cluster: Cluster<S>, options: JaegerOptions<S>): JaegerSettings<S> {
  const storage = options.storage ?? { kind: 'badger' };
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart: resolveChart('jaeger', options.version),
    namespace: options.namespace ?? 'jaeger',
    storage,
    replicas: storage.kind === 'elasticsearch' || storage.kind === 'opensearch' ? (storage.replicas ?? 2) : 1,
  };
}
