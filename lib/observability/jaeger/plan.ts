import type { Cluster } from '../../core/cluster';
import { type Needs, NO_NEEDS } from '../../core/needs';
import type { HelmStep, InstallPlan } from '../../core/plan';
import type { OfferedService, ServiceRole } from '../../core/service-address';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { MONITORING_COMPOSE_RULES } from '../monitoring/rules/compose-rules';
import { namespaceSteps } from '../namespace';
import type { JaegerOptions } from './options';
import { JAEGER_COMPOSE_RULES, JAEGER_PLAN_RULES } from './rules';
import { type JaegerSettings, resolveJaeger } from './settings';
import { jaegerValues } from './values';

const NAME = 'jaeger';

/**
 * Plans Jaeger 2: a release of its chart, with a volume for traces unless they are kept elsewhere.
 *
 * @param cluster - where to install it.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @see https://www.jaegertracing.io/docs/latest/
 * @example
 * ```ts
 * const jaeger = planJaeger(cluster, { storage: { kind: 'badger', volume: { size: '20Gi' } } });
 * const collector = planOpenTelemetryCollector(cluster, { traces: serviceOf(jaeger, 'otlp-grpc') });
 * ```
 */
export function planJaeger<S = string>(cluster: Cluster<S>, options: JaegerOptions<S> = {}): InstallPlan<S> {
  return planOf(NAME, inspectJaeger(cluster, options));
}

/** What {@link planJaeger} would say, without throwing. */
export function inspectJaeger<S = string>(cluster: Cluster<S>, options: JaegerOptions<S> = {}): Inspection<S> {
  return inspect<S, JaegerOptions<S>, JaegerSettings<S>>(
    {
      schema: 'JaegerOptions',
      resolve: resolveJaeger,
      rules: JAEGER_PLAN_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

const PORTS: readonly (readonly [ServiceRole, number])[] = [
  ['otlp-grpc', 4317],
  ['otlp-http', 4318],
  ['jaeger-grpc', 16_685],
  ['jaeger-http', 16_686],
];

function build<S>(settings: JaegerSettings<S>): PlanBody<S> {
  const { chart, namespace, options } = settings;
  const before = namespaceSteps<S>(namespace, options, 'baseline');
  const server: HelmStep<S> = {
    kind: 'helm',
    id: 'server',
    after: before,
    chart: chart.ref,
    release: NAME,
    namespace,
    values: jaegerValues(settings),
    install: 'release',
  };
  return {
    name: NAME,
    title: `Jaeger 2 (chart ${chart.ref.version})`,
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: needsOf(settings),
    services: PORTS.map(([role, port]): OfferedService => ({ role, namespace, name: NAME, port })),
    steps: [...before, server],
    rules: [...JAEGER_COMPOSE_RULES, ...MONITORING_COMPOSE_RULES],
  };
}

function needsOf({ namespace, storage }: JaegerSettings): Needs {
  const { auth } = storage.kind === 'elasticsearch' || storage.kind === 'opensearch' ? storage : {};
  return {
    ...NO_NEEDS,
    manual:
      auth === undefined
        ? []
        : [
            `the Secret ${namespace}/${auth.username.name} has the name of Jaeger's user, as ${auth.username.key}`,
            `the Secret ${namespace}/${auth.password.name} has the password of Jaeger's user, as ${auth.password.key}`,
          ],
  };
}
