import type { Value, Values } from '../../../core/values';
import type { CiliumPort, CiliumTcpPort } from './port-options';
import type { CiliumGrpcCall, CiliumHttpHeader, CiliumHttpRequest, CiliumTlsContext } from './request-options';
import type { CiliumTraffic } from './traffic-options';

/** What passes, as fields of a rule. */
export function trafficValues<S>(traffic: CiliumTraffic<S>): Values<S> {
  switch (traffic.kind) {
    case 'icmp':
      return { icmps: [{ fields: traffic.types.map(({ family, type }) => ({ family, type })) }] };
    case 'ports':
      return { toPorts: [{ ports: traffic.ports.map(portValues) }] };
    case 'tls':
      return { toPorts: [{ ports: tcp(traffic.ports), serverNames: traffic.serverNames }] };
    case 'http':
      return { toPorts: [httpValues(traffic)] };
    case 'grpc': {
      const { calls, contentType = 'application/grpc' } = traffic;
      const http = calls.map((call) => requestValues(callRequest(call, contentType)));
      return { toPorts: [{ ports: tcp(traffic.ports), rules: { http } }] };
    }
    case 'kafka':
      return { toPorts: [{ ports: tcp(traffic.ports), rules: { kafka: traffic.kafka.map(defined) } }] };
    case 'dns':
      return { toPorts: [{ ports: [portValues({ port: 53 })], rules: { dns: nameMatches(traffic) } }] };
  }
}

/** A call of gRPC as the request of HTTP that it is. */
export function callRequest({ method, service }: CiliumGrpcCall, contentType: string): CiliumHttpRequest {
  return {
    method: 'POST',
    path: `/${service.replaceAll('.', '\\.')}/${method ?? '[^/]+'}`,
    headers: [{ name: 'content-type', value: contentType }],
  };
}

/** Names of hosts, whole or with wildcards. */
export function nameMatches<S>(of: {
  readonly names?: readonly S[];
  readonly patterns?: readonly string[];
}): readonly Value<S>[] {
  return [
    ...(of.names ?? []).map((matchName) => ({ matchName })),
    ...(of.patterns ?? []).map((matchPattern) => ({ matchPattern })),
  ];
}

function portValues({ endPort, port = 0, protocol = 'ANY' }: CiliumPort): Values<never> {
  return { port: String(port), ...(endPort !== undefined && { endPort }), protocol };
}

function tcp(ports: readonly CiliumTcpPort[]): readonly Values<never>[] {
  return ports.map((port) => portValues({ ...port, protocol: 'TCP' }));
}

function httpValues({
  http,
  originatingTLS,
  ports,
  terminatingTLS,
}: Extract<CiliumTraffic, { readonly kind: 'http' }>): Values<never> {
  const { serverNames = [], ...terminating } = terminatingTLS ?? {};
  return {
    ports: tcp(ports),
    ...('secret' in terminating && { terminatingTLS: tlsValues(terminating) }),
    ...(originatingTLS && { originatingTLS: tlsValues(originatingTLS) }),
    ...(serverNames.length > 0 && { serverNames }),
    rules: { http: http.map(requestValues) },
  };
}

function tlsValues({ secret, ...entries }: CiliumTlsContext): Values<never> {
  return { secret: { name: secret.name, namespace: secret.namespace }, ...defined(entries) };
}

function requestValues({ headers = [], host, method, path }: CiliumHttpRequest): Values<never> {
  return {
    ...defined({ method, path, host }),
    ...(headers.length > 0 && { headerMatches: headers.map(headerValues) }),
  };
}

function headerValues({ mismatch, name, secret, value }: CiliumHttpHeader): Values<never> {
  return {
    name,
    ...defined({ value, mismatch }),
    ...(secret && { secret: { name: secret.name, namespace: secret.namespace } }),
  };
}

/** Without keys that are not said. */
function defined(texts: Readonly<Record<string, string | undefined>> | object): Values<never> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}
