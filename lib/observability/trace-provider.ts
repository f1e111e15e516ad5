import type { InstallPlan } from '../core/plan';
import { serviceHost } from '../core/service-address';
import type { OpenTelemetryProvider } from '../mesh/istio/telemetry-options';
import { serviceOf } from './endpoint';

/**
 * The extension provider by which Istio sends traces to a plan: a collector, or Jaeger itself. Each waypoint on the way of
 * a request adds its part, ztunnel none; the parts become one trace only if applications pass on its headers.
 *
 * @param name - what Istio's options call it.
 * @param plan - what takes traces by OTLP over gRPC.
 * @throws TypeError if the plan takes none.
 * @example
 * ```ts
 * planIstioAmbient(cluster, {
 *   extensionProviders: [traceProvider('otel', collector)],
 *   telemetry: { tracing: { provider: 'otel' } },
 * });
 * ```
 */
export function traceProvider(name: string, plan: InstallPlan<unknown>): OpenTelemetryProvider {
  const service = serviceOf(plan, 'otlp-grpc');
  return { kind: 'opentelemetry', name, service: serviceHost(service), port: service.port };
}
