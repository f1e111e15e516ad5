import type { ResourceRequirements } from '../../core/resources';
import type { Values } from '../../core/values';
import type { ServiceEndpoint } from '../endpoint';
import type { NamespaceOptions } from '../namespace';

/**
 * Options of a collector of OpenTelemetry that takes traces of the whole cluster by OTLP and sends them on.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://github.com/open-telemetry/opentelemetry-helm-charts/tree/main/charts/opentelemetry-collector
 */
export interface OpenTelemetryCollectorOptions<S = string> extends NamespaceOptions {
  /**
   * The chart: a minor (`'0.170'`: the patch that is tested here) or an exact version. Supported: 0.170.
   * @defaultValue `'0.170'`
   */
  readonly version?: string;
  /** Where traces go, by OTLP over gRPC: `serviceOf(jaeger, 'otlp-grpc')`. */
  readonly traces: ServiceEndpoint<S>;
  /**
   * Whether the way to it is encrypted. In the mesh it is anyway.
   * @defaultValue `false` to a Service of the cluster, `true` to a URL
   */
  readonly tls?: boolean;
  /**
   * How many there are.
   * @minimum 1
   * @maximum 50
   * @asType integer
   * @defaultValue `2`; `1` with `tailSampling`
   */
  readonly replicas?: number;
  /** Keep traces by how they went, once all of their parts have arrived. @defaultValue all traces are kept */
  readonly tailSampling?: TailSampling;
  /**
   * Requests and limits of each copy. Memory has a limit, of which four fifths are used before traces are refused.
   * @defaultValue requests of `100m` and `256Mi`, a limit of `512Mi` memory
   */
  readonly resources?: ResourceRequirements;
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}

/** Which traces are kept: those with errors and slow ones always, and some of the rest. */
export interface TailSampling {
  /**
   * How many of the ordinary ones, of a hundred.
   * @minimum 0
   * @maximum 100
   */
  readonly percentage: number;
  /**
   * From how many milliseconds on a trace is slow.
   * @minimum 1
   * @maximum 600000
   * @asType integer
   * @defaultValue `1000`
   */
  readonly slowMilliseconds?: number;
}
