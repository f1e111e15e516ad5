import type { Cluster } from '../../../core/cluster';
import type { CniMonitoringOptions } from '../options';
import type { CniPlace } from './monitors';

/** Everything about monitors of a CNI, decided. */
export interface CniMonitoringSettings extends CniPlace {
  readonly cluster: Cluster<unknown>;
  /** As given, for rules about what the caller wrote. */
  readonly options: CniMonitoringOptions;
  readonly namespace: string;
}

/** Fills in every default. */
export function resolveCniMonitoring(cluster: Cluster<unknown>, options: CniMonitoringOptions): CniMonitoringSettings {
  const isCalico = options.targets.some((target) => target.startsWith('calico'));
  return {
    cluster,
    options,
    namespace: options.namespace ?? 'monitoring',
    cniNamespace: options.cniNamespace ?? (isCalico ? 'calico-system' : 'kube-system'),
    felixPort: options.felixPort ?? 9091,
    typhaPort: options.typhaPort ?? 9093,
  };
}
