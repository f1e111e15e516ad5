import type { Port } from '../../clusters/options';

/**
 * A service that proxies send something to, or ask: named here, chosen by Telemetry and AuthorizationPolicy objects.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @discriminator kind
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider
 */
export type IstioExtensionProvider<S = string> =
  | OpenTelemetryProvider<S>
  | ZipkinProvider<S>
  | ExternalAuthorizationProvider<S>;

/** What all of them have. */
export interface ExtensionProviderBase<S = string> {
  /** What other objects call it: a DNS label, unique. */
  readonly name: string;
  /** Host of a Service in the cluster: `otel-collector.observability.svc.cluster.local`. */
  readonly service: S;
}

/** Takes traces by OTLP over gRPC. Its port must say `grpc`, by name or appProtocol. */
export interface OpenTelemetryProvider<S = string> extends ExtensionProviderBase<S> {
  readonly kind: 'opentelemetry';
  /** Port of the Service. @defaultValue `4317` */
  readonly port?: Port;
}

/** Takes traces as Zipkin does. */
export interface ZipkinProvider<S = string> extends ExtensionProviderBase<S> {
  readonly kind: 'zipkin';
  /** Port of the Service. @defaultValue `9411` */
  readonly port?: Port;
}

/** Decides on requests at waypoints and gateways, for policies with the action `CUSTOM`. */
export interface ExternalAuthorizationProvider<S = string> extends ExtensionProviderBase<S> {
  readonly kind: 'ext-authz-grpc' | 'ext-authz-http';
  /** Where it listens. */
  readonly port: Port;
}

/** Traces and logs of waypoints and gateways. ztunnel makes no traces, and its logs are always on. */
export interface IstioTelemetryOptions {
  /** Traces. @defaultValue none */
  readonly tracing?: IstioTracing;
  /**
   * Requests that are logged: all, or those that were answered with 400 or more.
   * @defaultValue `'errors'`
   */
  readonly accessLogs?: 'none' | 'errors' | 'all';
}

/** Traces of the whole mesh. */
export interface IstioTracing {
  /** Name of an extension provider that takes traces. */
  readonly provider: string;
  /**
   * How many requests of a hundred are traced, if nobody before has decided.
   * @minimum 0
   * @maximum 100
   * @defaultValue `5`
   */
  readonly randomSamplingPercentage?: number;
}
