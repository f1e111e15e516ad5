import type { Cluster } from '../../lib/core/cluster';
import type { InstallPlan } from '../../lib/core/plan';
import { isTree } from '../../lib/core/values';
import { type IstioAmbientOptions, type IstioExtensionProvider, inspectIstioAmbient } from '../../lib/mesh/istio';
import {
  inspectJaeger,
  inspectPrometheus,
  istioMonitoringOf,
  type JaegerOptions,
  type KialiOptions,
  type PrometheusOptions,
  planIstioMonitoring,
  planJaeger,
  planKiali,
  planPrometheus,
  serviceOf,
  traceProvider,
} from '../../lib/observability';
import { kialiBeside } from '../../lib/observability/kiali/istio-pairs';

/** What watches the mesh, in the mesh itself. Each is installed if it is asked for, if only by `{}`, and finds the others. */
export interface ObservabilityPart<S = string> {
  /** Prometheus and Grafana, with what they know of Istio. @defaultValue none */
  readonly prometheus?: PrometheusOptions<S>;
  /** Jaeger, with traces of one request in twenty. @defaultValue none: Istio makes no traces */
  readonly jaeger?: JaegerOptions<S>;
  /** Kiali, the map of who calls whom. @defaultValue none */
  readonly kiali?: KialiOptions<S>;
}

/** Plans of what was asked for, by the names of their options. */
type Makers<S> = Readonly<Record<string, (cluster: Cluster<S>, options: ObservabilityPart<S>) => InstallPlan<S>>>;

/** Whether a part was asked for. */
export function isAsked(options: object, key: string): boolean {
  return isTree(options) && isTree(options[key]);
}

/** What Istio is told, so that traces arrive: without, it makes none. */
export function tracedBy<S>(
  cluster: Cluster<S>,
  { jaeger }: ObservabilityPart<S>,
): Pick<IstioAmbientOptions<S>, 'extensionProviders' | 'telemetry'> {
  const draft = jaegerOf(cluster, jaeger);
  if (draft === undefined) return {};
  return {
    // The name of a Service is known now, whatever else may be known only later.
    extensionProviders: [traceProvider('jaeger', draft) as IstioExtensionProvider<never>],
    telemetry: { tracing: { provider: 'jaeger' } },
  };
}

/**
 * Plans of what watches the mesh, in order.
 *
 * @param options - those of the blueprint, as given.
 * @param istio - the options of Istio, as it is planned.
 */
export function observabilityPlans<S>(
  options: ObservabilityPart<S>,
  istio: (cluster: Cluster<S>) => IstioAmbientOptions<S>,
): Makers<S> {
  const has = (key: keyof ObservabilityPart): boolean => isAsked(options, key);
  const istioOf = (cluster: Cluster<S>): InstallPlan<S> | undefined =>
    inspectIstioAmbient(cluster, istio(cluster)).draft;
  return {
    ...(has('prometheus') && {
      prometheus: (cluster, { jaeger, prometheus }) =>
        planPrometheus(cluster, { ambient: true, ...prometheus, ...linkedTo(prometheus, jaegerOf(cluster, jaeger)) }),
      istioMonitoring: (cluster, { prometheus: { namespace } = {} }) => {
        const draft = istioOf(cluster);
        return planIstioMonitoring(cluster, {
          ...(draft !== undefined && istioMonitoringOf(draft)),
          ...(namespace !== undefined && { namespace }),
        });
      },
    }),
    ...(has('jaeger') && { jaeger: (cluster, { jaeger }) => planJaeger(cluster, { ambient: true, ...jaeger }) }),
    ...(has('kiali') && {
      kiali: (cluster, { jaeger, kiali, prometheus }) => {
        const metrics = prometheus && inspectPrometheus(cluster, prometheus).draft;
        const traces = jaegerOf(cluster, jaeger);
        const mesh = istioOf(cluster);
        return planKiali(cluster, {
          ambient: true,
          ...(mesh && kialiBeside(mesh)),
          ...(metrics && { prometheus: serviceOf(metrics, 'prometheus') }),
          ...(traces && { tracing: { endpoint: serviceOf(traces, 'jaeger-grpc') } }),
          ...kiali,
        });
      },
    }),
  };
}

/** The plan of Jaeger, where there is one. */
function jaegerOf<S>(cluster: Cluster<S>, jaeger: JaegerOptions<S> | undefined): InstallPlan<S> | undefined {
  return jaeger && inspectJaeger(cluster, jaeger).draft;
}

/** Grafana with traces of Jaeger, unless it has others or there is none of it. */
function linkedTo<S>(
  { grafana }: PrometheusOptions<S> = {},
  jaeger: InstallPlan<S> | undefined,
): Pick<PrometheusOptions<S>, 'grafana'> {
  // What is no map is left as it is, for its shape to be refused.
  if (jaeger === undefined || (grafana !== undefined && !isTree(grafana))) return {};
  return { grafana: { traces: serviceOf(jaeger, 'jaeger-http'), ...grafana } };
}
