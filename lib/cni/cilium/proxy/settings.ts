import type { ResolvedChart } from '../../../charts';
import type { Path } from '../../../core/path';
import { valueAt } from '../../../core/trees';
import { inRange } from '../../../core/version';
import type { CiliumGatewayApi } from '../gateway-api/options';
import type { CiliumIngress } from '../ingress/options';
import type { CiliumOptions } from '../options';
import type { CiliumEnvoy } from './envoy-options';

/** Something that Envoy does for traffic that comes in. */
export interface EnvoyUse {
  readonly kind: 'gateways' | 'ingresses' | 'envoy-configs';
  /** The option that asks for it. */
  readonly path: Path;
}

/** Everything about Envoy and who uses it, decided. */
export interface ProxySettings<S = unknown> {
  readonly l7Proxy: boolean;
  readonly envoy: CiliumEnvoy & Required<Pick<CiliumEnvoy, 'runsAs' | 'keepCapNetBindService'>>;
  /** Absent: no Gateways, or none that options speak of. */
  readonly gatewayApi: CiliumGatewayApi | undefined;
  /** Absent: no Ingresses, or none that options speak of. */
  readonly ingress: CiliumIngress<S> | undefined;
  /** What Envoy is used for, by options or by values of the caller's own. */
  readonly envoyUses: readonly EnvoyUse[];
}

/** Ports below need a capability to listen on. */
const FIRST_FREE_PORT = 1024;

/** Fills in what of Envoy depends on who uses it. */
export function resolveProxy<S>(options: CiliumOptions<S>, chart: ResolvedChart): ProxySettings<S> {
  const gatewayApi = optionsOf(options.gatewayApi);
  const ingress = optionsOf<CiliumIngress<S>>(options.ingress);
  const isPublic = gatewayApi !== undefined || ingress !== undefined;
  return {
    l7Proxy: options.l7Proxy ?? true,
    envoy: {
      runsAs: 'daemonset',
      keepCapNetBindService: lowPorts({ gatewayApi, ingress }).length > 0,
      ...(isPublic && wideLimits(options.envoy, chart.ref.version)),
      ...options.envoy,
    },
    gatewayApi,
    ingress,
    envoyUses: usesOf(options),
  };
}

/** Ports of nodes that Gateways and Ingresses listen on, as far as they are known. */
export function hostPorts({ gatewayApi, ingress }: Pick<ProxySettings, 'gatewayApi' | 'ingress'>): readonly number[] {
  const { httpPort, httpsPort, sharedListenerPort = 8080, tlsPassthroughPort } = ingress?.hostNetwork ?? {};
  const shared = [httpPort, httpsPort, tlsPassthroughPort].map((port) => port ?? sharedListenerPort);
  const ofIngress = ingress?.hostNetwork === undefined ? [] : shared;
  return [...new Set([...(gatewayApi?.hostNetwork?.ports ?? []), ...ofIngress])].sort((a, b) => a - b);
}

/** Those of them that Envoy needs a capability for. */
export function lowPorts(users: Pick<ProxySettings, 'gatewayApi' | 'ingress'>): readonly number[] {
  return hostPorts(users).filter((port) => port < FIRST_FREE_PORT);
}

/** Since 1.20 the chart keeps routing at sockets to processes of the node where there are Gateways, whatever it is told. */
export function showsServices({ envoyUses }: Pick<ProxySettings, 'envoyUses'>, chart: ResolvedChart): boolean {
  return envoyUses.some(({ kind }) => kind === 'gateways') && inRange(chart.ref.version, '>=1.20');
}

function optionsOf<T extends object>(option: boolean | T | undefined): T | undefined {
  if (option === undefined || option === false) return undefined;
  return option === true ? ({} as T) : option;
}

/** Behind a Gateway few backends get all requests: Envoy's own limit on each, 1024, is reached long before that on all. */
function wideLimits(envoy: CiliumEnvoy = {}, version: string): CiliumEnvoy {
  if (!inRange(version, '>=1.19')) return {};
  const { maxGlobalDownstreamConnections: all = 50_000 } = envoy;
  return {
    clusterMaxConnections: all,
    clusterMaxRequests: all,
    ...(inRange(version, '>=1.20') && { clusterMaxPendingRequests: all }),
  };
}

const USES = [
  { kind: 'gateways', option: 'gatewayApi', value: 'gatewayAPI' },
  { kind: 'ingresses', option: 'ingress', value: 'ingressController' },
  { kind: 'envoy-configs', option: 'envoyConfig', value: 'envoyConfig' },
] as const;

function usesOf(options: CiliumOptions<unknown>): readonly EnvoyUse[] {
  return USES.flatMap(({ kind, option, value }): readonly EnvoyUse[] => {
    if (options[option] !== undefined && options[option] !== false) return [{ kind, path: [option] }];
    const path = ['values', value, 'enabled'];
    return valueAt(options, path) === true ? [{ kind, path }] : [];
  });
}
