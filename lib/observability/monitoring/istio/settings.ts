import type { Cluster } from '../../../core/cluster';
import type { IstioMonitoringOptions } from '../options';

/** Everything about monitors of Istio, decided. */
export interface IstioMonitoringSettings {
  readonly cluster: Cluster<unknown>;
  /** As given, for rules about what the caller wrote. */
  readonly options: IstioMonitoringOptions;
  readonly namespace: string;
  readonly rootNamespace: string;
  readonly agentNamespace: string;
}

/** Fills in every default. */
export function resolveIstioMonitoring(
  cluster: Cluster<unknown>,
  options: IstioMonitoringOptions,
): IstioMonitoringSettings {
  const rootNamespace = options.rootNamespace ?? 'istio-system';
  return {
    cluster,
    options,
    namespace: options.namespace ?? 'monitoring',
    rootNamespace,
    agentNamespace: options.agentNamespace ?? rootNamespace,
  };
}
