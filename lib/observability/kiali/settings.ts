import { type ResolvedChart, resolveChart } from '../../charts';
import type { Cluster } from '../../core/cluster';
import type { ServiceEndpoint } from '../endpoint';
import { DEFAULT_PROMETHEUS } from '../prometheus/default-service';
import type { SecretReference } from '../secret-reference';
import type { KialiAuth, KialiOptions } from './options';

/** Everything about an installation of Kiali, decided. */
export interface KialiSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: KialiOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly namespace: string;
  readonly signingKey: SecretReference;
  readonly auth: KialiAuth<S>;
  readonly rootNamespace: string;
  readonly ztunnelNamespace: string;
  /** Absent: all. */
  readonly namespaces: readonly string[] | undefined;
  readonly prometheus: ServiceEndpoint<S>;
}

/** Fills in every default. */
export function resolveKiali<S>(cluster: Cluster<S>, options: KialiOptions<S>): KialiSettings<S> {
  const rootNamespace = options.istio?.rootNamespace ?? 'istio-system';
  const ztunnelNamespace = options.istio?.ztunnelNamespace ?? rootNamespace;
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart: resolveChart('kiali-server', options.version),
    namespace: options.namespace ?? 'kiali',
    signingKey: options.signingKey ?? { name: 'kiali-signing-key', key: 'key' },
    auth: options.auth ?? { strategy: 'token' },
    rootNamespace,
    ztunnelNamespace,
    namespaces: options.namespaces && [...new Set([rootNamespace, ztunnelNamespace, ...options.namespaces])],
    prometheus: options.prometheus ?? DEFAULT_PROMETHEUS,
  };
}
