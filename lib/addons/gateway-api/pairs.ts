import type { GatewayApiNeed } from '../../core/needs';
import type { GatewayApiMinor } from './options';

/** The Gateway API for a minor of Istio. */
export interface IstioGatewayApi {
  /** The minor that Istio was built with: the one to install. */
  readonly version: GatewayApiMinor;
  /** What it reads at all, for `needs` of a plan. */
  readonly need: GatewayApiNeed;
}

/** Istio filters definitions by version without a word, except for a line in the log since 1.30.2. */
const EVIDENCE = 'https://github.com/istio/istio/blob/master/pkg/config/schema/gatewayapi/minimumversions.go';

/** By minor of Istio, oldest first: the minor it was built with, the versions that it reads whole, what it skips of others. */
const OF_ISTIO: Readonly<Record<string, readonly [version: GatewayApiMinor, reads: string, skips: string]>> = {
  '1.28': ['1.4', '>=1.4 <1.5', 'TLSRoutes of later versions are ignored, and BackendTLSPolicies of earlier ones'],
  '1.29': ['1.4', '>=1.4 <1.5', 'TLSRoutes of later versions are ignored, and BackendTLSPolicies of earlier ones'],
  '1.30': ['1.5', '>=1.5', 'TLSRoutes are ignored'],
  '1.31': ['1.6', '>=1.6', 'TCPRoutes are ignored'],
};

/**
 * The Gateway API that goes with a minor of Istio.
 *
 * @param istioMinor - `'1.30'`.
 * @returns nothing for a minor that is not known here.
 */
export function gatewayApiOf(istioMinor: string): IstioGatewayApi | undefined {
  const pair = OF_ISTIO[istioMinor];
  if (pair === undefined) return undefined;
  const [version, reads, skips] = pair;
  return {
    version,
    need: {
      by: `Istio ${istioMinor}`,
      versions: { standard: reads, experimental: reads },
      otherwise: skips,
      isFatal: false,
      evidence: EVIDENCE,
    },
  };
}
