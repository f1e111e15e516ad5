import type { Cluster } from '../../../core/cluster';
import { type Needs, NO_NEEDS, type PortNeed } from '../../../core/needs';
import type { InstallPlan, ManifestStep } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { alertsObject } from '../alert';
import { dashboardObject } from '../dashboard';
import { monitorObject } from '../monitor';
import type { CniMonitoringOptions } from '../options';
import { CNI_MONITORING_RULES, WATCHED_COMPOSE_RULES } from '../rules';
import { cniAlerts } from './alerts';
import { cniDashboard } from './dashboard';
import { cniMonitor, cniService } from './monitors';
import { type CniMonitoringSettings, resolveCniMonitoring } from './settings';

const NAME = 'cni-monitoring';

/**
 * Plans what Prometheus and Grafana know of the CNI: monitors of its parts, alerts, and a dashboard.
 *
 * @param cluster - where it is.
 * @param options - what is there to scrape: {@link cniMonitoringOf} takes it from the plan of the CNI.
 * @throws BlueprintError with every problem found.
 */
export function planCniMonitoring<S = string>(cluster: Cluster<S>, options: CniMonitoringOptions): InstallPlan<S> {
  return planOf(NAME, inspectCniMonitoring(cluster, options));
}

/** What {@link planCniMonitoring} would say, without throwing. */
export function inspectCniMonitoring<S = string>(cluster: Cluster<S>, options: CniMonitoringOptions): Inspection<S> {
  return inspect<S, CniMonitoringOptions, CniMonitoringSettings>(
    {
      schema: 'CniMonitoringOptions',
      resolve: resolveCniMonitoring,
      rules: CNI_MONITORING_RULES,
      version: () => undefined,
      build: (settings) => build<S>(settings),
    },
    cluster,
    options,
  );
}

function build<S>(settings: CniMonitoringSettings): PlanBody<S> {
  const { cniNamespace, namespace, options } = settings;
  const { alerts, dashboards, scrapeInterval: interval, targets } = options;
  const rules = alerts === false ? [] : targets.flatMap((target) => cniAlerts(target, cniNamespace));
  const dashboard = dashboards === false ? undefined : cniDashboard(targets);
  const step: ManifestStep<S> = {
    kind: 'manifest',
    id: 'monitors',
    after: [],
    objects: [
      ...targets.flatMap((target) => cniService(target, settings)),
      ...targets.map((target) => monitorObject(cniMonitor(target, settings), { interval, namespace })),
      ...(rules.length > 0 ? [alertsObject('cni', rules, namespace)] : []),
      ...(dashboard === undefined ? [] : [dashboardObject(dashboard, namespace)]),
    ],
  };
  return {
    name: NAME,
    title: `monitors of ${targets.join(', ')}`,
    when: 'after-nodes',
    provides: [],
    requires: ['prometheus-operator'],
    needs: needsOf(settings),
    steps: [step],
    rules: WATCHED_COMPOSE_RULES,
  };
}

/** Cilium's plan asks for its own. */
function needsOf({ felixPort, options: { targets }, typhaPort }: CniMonitoringSettings): Needs {
  const port = (number: number, of: string): PortNeed => ({
    protocol: 'TCP',
    port: number,
    from: 'pod',
    to: 'node',
    purpose: `metrics of ${of}`,
  });
  return {
    ...NO_NEEDS,
    ports: [
      ...(targets.includes('calico-felix') ? [port(felixPort, 'Felix')] : []),
      ...(targets.includes('calico-typha') ? [port(typhaPort, 'Typha')] : []),
    ],
  };
}
