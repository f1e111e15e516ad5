import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { HelmStep, InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { needOf } from '../endpoint';
import { MONITORING_COMPOSE_RULES } from '../monitoring/rules/compose-rules';
import { namespaceSteps } from '../namespace';
import type { OpenTelemetryCollectorOptions } from './options';
import { COLLECTOR_RULES } from './rules';
import { type CollectorSettings, resolveCollector } from './settings';
import { COLLECTOR, collectorValues } from './values';

/**
 * Plans a collector of OpenTelemetry that takes traces by OTLP and sends them on: one address for applications and the
 * mesh, wherever traces end up.
 *
 * @param cluster - where to install it.
 * @param options - where traces go, and what else to decide differently.
 * @throws BlueprintError with every problem found.
 * @see https://opentelemetry.io/docs/collector/
 * @example
 * ```ts
 * const collector = planOpenTelemetryCollector(cluster, {
 *   traces: serviceOf(jaeger, 'otlp-grpc'),
 *   tailSampling: { percentage: 10 },
 * });
 * ```
 */
export function planOpenTelemetryCollector<S = string>(
  cluster: Cluster<S>,
  options: OpenTelemetryCollectorOptions<S>,
): InstallPlan<S> {
  return planOf(COLLECTOR, inspectOpenTelemetryCollector(cluster, options));
}

/** What {@link planOpenTelemetryCollector} would say, without throwing. */
export function inspectOpenTelemetryCollector<S = string>(
  cluster: Cluster<S>,
  options: OpenTelemetryCollectorOptions<S>,
): Inspection<S> {
  return inspect<S, OpenTelemetryCollectorOptions<S>, CollectorSettings<S>>(
    {
      schema: 'OpenTelemetryCollectorOptions',
      resolve: resolveCollector,
      rules: COLLECTOR_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: CollectorSettings<S>): PlanBody<S> {
  const { chart, namespace, options } = settings;
  const before = namespaceSteps<S>(namespace, options, 'baseline');
  const server: HelmStep<S> = {
    kind: 'helm',
    id: 'server',
    after: before,
    chart: chart.ref,
    release: COLLECTOR,
    namespace,
    values: collectorValues(settings),
    install: 'release',
  };
  return {
    name: COLLECTOR,
    title: `OpenTelemetry Collector (chart ${chart.ref.version})`,
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: NO_NEEDS,
    services: [
      { role: 'otlp-grpc', namespace, name: COLLECTOR, port: 4317 },
      { role: 'otlp-http', namespace, name: COLLECTOR, port: 4318 },
    ],
    speaksTo: needOf(options.traces, 'otlp-grpc', ['traces']),
    steps: [...before, server],
    rules: MONITORING_COMPOSE_RULES,
  };
}
