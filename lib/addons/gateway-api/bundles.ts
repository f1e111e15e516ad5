import type { BundleRef } from '../../core/plan';
import type { GatewayApiChannel, GatewayApiMinor } from './options';

/** The repository that releases the Gateway API. */
export const GATEWAY_API_REPOSITORY = 'https://github.com/kubernetes-sigs/gateway-api';

/** One minor of the Gateway API: the patch that is used, and the definitions in it. */
export interface GatewayApiRelease {
  /** The tag. */
  readonly version: string;
  /** Full names of the definitions of the standard channel. The experimental channel has them too, with more fields. */
  readonly standard: readonly string[];
  /** Full names of those that only the experimental channel has. */
  readonly experimental: readonly string[];
}

const GROUP = 'gateway.networking.k8s.io';
const CORE = ['gatewayclasses', 'gateways', 'grpcroutes', 'httproutes', 'referencegrants'];

/** What each minor has, oldest first. */
export const GATEWAY_API_RELEASES: Readonly<Record<GatewayApiMinor, GatewayApiRelease>> = {
  '1.2': release('v1.2.1', CORE, ['backendlbpolicies', 'backendtlspolicies', 'tcproutes', 'tlsroutes', 'udproutes']),
  '1.3': release(
    'v1.3.0',
    CORE,
    ['backendtlspolicies', 'tcproutes', 'tlsroutes', 'udproutes'],
    ['xbackendtrafficpolicies', 'xlistenersets'],
  ),
  '1.4': release(
    'v1.4.1',
    [...CORE, 'backendtlspolicies'],
    ['tcproutes', 'tlsroutes', 'udproutes'],
    ['xbackendtrafficpolicies', 'xlistenersets', 'xmeshes'],
  ),
  '1.5': release(
    'v1.5.1',
    [...CORE, 'backendtlspolicies', 'listenersets', 'tlsroutes'],
    ['tcproutes', 'udproutes'],
    ['xbackendtrafficpolicies', 'xmeshes'],
  ),
  '1.6': release(
    'v1.6.1',
    [...CORE, 'backendtlspolicies', 'listenersets', 'tcproutes', 'tlsroutes', 'udproutes'],
    [],
    ['xbackends', 'xbackendtrafficpolicies', 'xmeshes'],
  ),
};

function release(
  version: string,
  standard: readonly string[],
  experimental: readonly string[],
  extensions: readonly string[] = [],
): GatewayApiRelease {
  const inGroup = (plurals: readonly string[], group: string): readonly string[] =>
    plurals.map((plural) => `${plural}.${group}`);
  return {
    version,
    standard: inGroup(standard, GROUP),
    experimental: [...inGroup(experimental, GROUP), ...inGroup(extensions, 'gateway.networking.x-k8s.io')],
  };
}

/** Full names of the definitions that a channel of a minor has. */
export function definitionsOf(minor: GatewayApiMinor, channel: GatewayApiChannel): readonly string[] {
  const { standard, experimental } = GATEWAY_API_RELEASES[minor];
  return channel === 'standard' ? standard : [...standard, ...experimental];
}

/** A channel of a minor as upstream releases it. */
export function bundleOf(minor: GatewayApiMinor, channel: GatewayApiChannel): BundleRef {
  const { version } = GATEWAY_API_RELEASES[minor];
  return {
    name: `gateway-api-${channel}`,
    version,
    url: `${GATEWAY_API_REPOSITORY}/releases/download/${version}/${channel}-install.yaml`,
    repository: GATEWAY_API_REPOSITORY,
    path: `config/crd/${channel}`,
  };
}
