import type { Cluster } from '../../core/cluster';
import type { GatewayApiChannel, GatewayApiMinor, GatewayApiOptions, InstalledGatewayApi } from './options';

/** Everything about the Gateway API in a cluster, decided. */
export interface GatewayApiSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  readonly channel: GatewayApiChannel;
  readonly minor: GatewayApiMinor;
  /** Absent: the definitions are new. */
  readonly upgradingFrom?: Required<InstalledGatewayApi>;
}

/** The minor that most of what this library plans by default reads whole. */
export const DEFAULT_MINOR: GatewayApiMinor = '1.5';

/** Fills in every default. */
export function resolveGatewayApi<S>(cluster: Cluster<S>, options: GatewayApiOptions): GatewayApiSettings<S> {
  const { upgradingFrom } = options;
  return {
    cluster,
    channel: options.channel ?? 'standard',
    minor: options.version ?? DEFAULT_MINOR,
    ...(upgradingFrom !== undefined && {
      upgradingFrom: { version: upgradingFrom.version, channel: upgradingFrom.channel ?? 'standard' },
    }),
  };
}
