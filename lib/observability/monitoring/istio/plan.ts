import type { Cluster } from '../../../core/cluster';
import { NO_NEEDS } from '../../../core/needs';
import type { InstallPlan, ManifestStep } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { alertsObject } from '../alert';
import { dashboardObject } from '../dashboard';
import { monitorObject } from '../monitor';
import type { IstioMonitoringOptions } from '../options';
import { ISTIO_MONITORING_RULES, WATCHED_COMPOSE_RULES } from '../rules';
import { istioAlerts } from './alerts';
import { ISTIO_DASHBOARD } from './dashboard';
import { istioMonitors } from './monitors';
import { type IstioMonitoringSettings, resolveIstioMonitoring } from './settings';

const NAME = 'istio-monitoring';

/**
 * Plans what Prometheus and Grafana know of Istio in ambient mode: monitors of istiod, ztunnel, its agent, waypoints and
 * gateways, alerts, and a dashboard.
 *
 * @param cluster - where it is.
 * @param options - where Istio is: {@link istioMonitoringOf} takes it from its plan.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const monitoring = planIstioMonitoring(cluster, istioMonitoringOf(istio));
 * ```
 */
export function planIstioMonitoring<S = string>(
  cluster: Cluster<S>,
  options: IstioMonitoringOptions = {},
): InstallPlan<S> {
  return planOf(NAME, inspectIstioMonitoring(cluster, options));
}

/** What {@link planIstioMonitoring} would say, without throwing. */
export function inspectIstioMonitoring<S = string>(
  cluster: Cluster<S>,
  options: IstioMonitoringOptions = {},
): Inspection<S> {
  return inspect<S, IstioMonitoringOptions, IstioMonitoringSettings>(
    {
      schema: 'IstioMonitoringOptions',
      resolve: resolveIstioMonitoring,
      rules: ISTIO_MONITORING_RULES,
      version: () => undefined,
      build: (settings) => build<S>(settings),
    },
    cluster,
    options,
  );
}

function build<S>({ agentNamespace, namespace, options, rootNamespace }: IstioMonitoringSettings): PlanBody<S> {
  const { alerts, dashboards, scrapeInterval: interval } = options;
  const step: ManifestStep<S> = {
    kind: 'manifest',
    id: 'monitors',
    after: [],
    objects: [
      ...istioMonitors(rootNamespace, agentNamespace).map((one) => monitorObject(one, { interval, namespace })),
      ...(alerts === false ? [] : [alertsObject('istio', istioAlerts(agentNamespace), namespace)]),
      ...(dashboards === false ? [] : [dashboardObject(ISTIO_DASHBOARD, namespace)]),
    ],
  };
  return {
    name: NAME,
    title: 'monitors of Istio in ambient mode',
    when: 'after-nodes',
    provides: [],
    requires: ['prometheus-operator'],
    // Istio's own plan asks for the ports that are scraped.
    needs: NO_NEEDS,
    steps: [step],
    rules: WATCHED_COMPOSE_RULES,
  };
}
