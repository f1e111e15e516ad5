import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { ServiceSettings } from '../namespaces/settings';
import type { CircuitBreaker, ConnectionPool } from './options';

/**
 * The DestinationRules of a Service: in its own namespace, where its waypoint looks for them. Requests that a route sends to
 * a version follow the rule of that version, so each has one.
 */
export function destinationRules({ hosts, namespace, options }: ServiceSettings): readonly KubernetesObject<never>[] {
  const { circuitBreaker, connectionPool } = options.traffic ?? {};
  if (circuitBreaker === undefined && connectionPool === undefined) return [];
  const trafficPolicy = {
    ...(connectionPool && { connectionPool: poolValues(connectionPool) }),
    ...(circuitBreaker && { outlierDetection: outlierValues(circuitBreaker) }),
  };
  return hosts.map((host) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: host, namespace },
    // The short name is that of the same namespace, whatever the domain of the cluster.
    spec: { host, trafficPolicy },
  }));
}

function outlierValues(options: CircuitBreaker): Values<never> {
  const { baseEjectionTime, consecutive5xxErrors, consecutiveGatewayErrors, interval, maxEjectionPercent } = options;
  return {
    consecutive5xxErrors: consecutive5xxErrors ?? 5,
    ...(consecutiveGatewayErrors !== undefined && { consecutiveGatewayErrors }),
    interval: interval ?? '10s',
    baseEjectionTime: baseEjectionTime ?? '30s',
    maxEjectionPercent: maxEjectionPercent ?? 50,
  };
}

function poolValues(options: ConnectionPool): Values<never> {
  const { connectTimeout, http1MaxPendingRequests, http2MaxRequests, maxConnections, maxRetries } = options;
  const tcp = { ...(maxConnections !== undefined && { maxConnections }), ...(connectTimeout && { connectTimeout }) };
  const http = {
    ...(http1MaxPendingRequests !== undefined && { http1MaxPendingRequests }),
    ...(http2MaxRequests !== undefined && { http2MaxRequests }),
    ...(maxRetries !== undefined && { maxRetries }),
  };
  return { ...(Object.keys(tcp).length > 0 && { tcp }), ...(Object.keys(http).length > 0 && { http }) };
}
