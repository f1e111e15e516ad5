import type { Cluster } from '../../core/cluster';
import { type Needs, NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import type { MetricsServerOptions } from './options';
import { METRICS_SERVER_RULES } from './rules';
import { type MetricsServerSettings, resolveMetricsServer } from './settings';
import { metricsServerValues } from './values';

const NAME = 'metrics-server';

/**
 * Plans metrics-server: a release of its chart. Use it in place of EKS' add-on of that name where the API server does not
 * reach pods.
 *
 * @param cluster - where to install it: a cluster of EKS, in any mode.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const plan = planMetricsServer(cluster, { replicas: 3 });
 * ```
 */
export function planMetricsServer<S = string>(
  cluster: Cluster<S>,
  options: MetricsServerOptions<S> = {},
): InstallPlan<S> {
  return planOf(NAME, inspectMetricsServer(cluster, options));
}

/** What {@link planMetricsServer} would say, without throwing. */
export function inspectMetricsServer<S = string>(
  cluster: Cluster<S>,
  options: MetricsServerOptions<S> = {},
): Inspection<S> {
  return inspect<S, MetricsServerOptions<S>, MetricsServerSettings<S>>(
    {
      schema: 'MetricsServerOptions',
      resolve: resolveMetricsServer,
      rules: METRICS_SERVER_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: MetricsServerSettings<S>): PlanBody<S> {
  return {
    name: NAME,
    title: `metrics-server (chart ${settings.chart.ref.version})`,
    when: 'after-nodes',
    provides: [],
    requires: [],
    needs: needsOf(settings),
    steps: [
      {
        kind: 'helm',
        id: NAME,
        after: [],
        chart: settings.chart.ref,
        release: NAME,
        namespace: 'kube-system',
        values: metricsServerValues(settings),
        install: 'release',
      },
    ],
  };
}

function needsOf({ hostNetwork, containerPort: port }: MetricsServerSettings): Needs {
  const purpose = 'metrics API of metrics-server';
  return {
    ...NO_NEEDS,
    ports: [{ protocol: 'TCP', port, from: 'control-plane', to: 'node', purpose }],
    hostPorts: hostNetwork ? [{ protocol: 'TCP', port, purpose }] : [],
  };
}
