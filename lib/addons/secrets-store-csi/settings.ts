import { type ResolvedChart, resolveChart } from '../../charts';
import type { Cluster } from '../../core/cluster';
import type { SecretsStoreCsiOptions } from './options';

/** Everything about an installation of the Secrets Store CSI driver, decided. */
export interface SecretsStoreCsiSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: SecretsStoreCsiOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly provider: ResolvedChart;
  readonly driver: ResolvedChart;
}

/** The driver that each minor of the provider is released with. */
const DRIVER_OF: Readonly<Record<string, string>> = { '3.1': '1.6' };

/** Fills in every default. */
export function resolveSecretsStoreCsi<S>(
  cluster: Cluster<S>,
  options: SecretsStoreCsiOptions<S>,
): SecretsStoreCsiSettings<S> {
  const provider = resolveChart('secrets-store-csi-driver-provider-aws', options.version);
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    provider,
    driver: resolveChart('secrets-store-csi-driver', DRIVER_OF[provider.minor]),
  };
}
