import { type ResolvedChart, resolveChart } from '../../charts';
import type { Cluster } from '../../core/cluster';
import { BUNDLED_FLANNEL, type BundledFlannel } from './bundled';
import type { FlannelBackend, FlannelOptions } from './options';

/** Everything about a Flannel installation, decided. */
export interface FlannelSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: FlannelOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly install: 'release' | 'bundled';
  /** What the distribution's copy can be told; absent for a release. */
  readonly bundled: BundledFlannel | undefined;
  readonly backend: FlannelBackend;
  readonly networkPolicy: boolean;
  /** 0: none. */
  readonly healthPort: number;
}

/** Fills in every default. */
export function resolveFlannel<S>(cluster: Cluster<S>, options: FlannelOptions<S>): FlannelSettings<S> {
  const chart = resolveChart('flannel', options.version);
  const offered = BUNDLED_FLANNEL[cluster.distribution];
  const install = options.install ?? (offered === undefined ? 'release' : 'bundled');
  const bundled = install === 'bundled' ? offered : undefined;
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart,
    install,
    bundled,
    backend: options.backend ?? { type: 'vxlan' },
    networkPolicy: options.networkPolicy ?? bundled?.networkPolicy ?? false,
    healthPort: options.healthPort ?? (install === 'release' && chart.minor === '0.28' ? 8081 : 0),
  };
}

/** Bytes that each backend takes from a packet: Flannel subtracts the same for IPv4 and IPv6. */
export const FLANNEL_OVERHEAD: Readonly<Record<FlannelBackend['type'], number>> = {
  vxlan: 50,
  'host-gw': 0,
  wireguard: 80,
};

/** The MTU between nodes, as given for the backend or for the cluster. */
export function outerMtu({ backend, cluster }: FlannelSettings): number {
  return (backend.type === 'host-gw' ? undefined : backend.mtu) ?? cluster.network.mtu;
}
