import { isDnsLabel } from '../../../core/names';
import type { Rule } from '../../../core/rule';
import type { Whole } from '../../../core/whole';
import type { CiliumSettings } from '../settings';

const DOCS = 'https://docs.cilium.io/en/stable/observability';

/** What goes wrong with metrics of Cilium's own parts. */
export const MONITORING_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/monitors-have-metrics',
    title: 'Monitors and dashboards have metrics to show',
    severity: 'warning',
    evidence: `${DOCS}/metrics/`,
    check: ({ hubble, options }, report) => {
      if (options.prometheus === true || hubble?.servesMetrics === true) return;
      for (const option of ['serviceMonitors', 'dashboards'] as const) {
        if ((options[option] ?? false) === false) continue;
        report({
          path: [option],
          message: 'neither parts of Cilium nor flows serve metrics: nothing would be made',
          fix: `set prometheus to true, or hubble: { metrics: ['dns', 'drop', 'flow'] }, or remove ${option}`,
        });
      }
    },
  },
  {
    id: 'cilium/dashboards-have-a-namespace',
    title: 'The namespace of dashboards is a name that a namespace can have',
    severity: 'error',
    evidence: `${DOCS}/grafana/`,
    check: ({ options: { dashboards } }, report) => {
      if (typeof dashboards !== 'object' || dashboards.namespace === undefined) return;
      if (isDnsLabel(dashboards.namespace)) return;
      report({
        path: ['dashboards', 'namespace'],
        message: `'${dashboards.namespace.slice(0, 60)}' is no name of a namespace`,
        fix: "write small letters, digits and dashes: 'monitoring'",
      });
    },
  },
];

/** What must hold for Cilium's monitors together with what else is installed. */
export const CILIUM_MONITOR_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium/monitors-have-their-kind',
    title: "Monitors are made once there is their kind: Cilium comes before nodes, and Prometheus' operator after them",
    severity: 'error',
    evidence: `${DOCS}/grafana/`,
    check: ({ plans }, report) => {
      const bringer = plans.find(
        ({ provides, when }) => when === 'after-nodes' && provides.includes('prometheus-operator'),
      );
      if (bringer === undefined) return;
      for (const { name, network } of plans) {
        if (!(network?.metrics ?? []).some(({ monitoredBy }) => monitoredBy?.[0] === 'serviceMonitors')) continue;
        report({
          path: [name, 'serviceMonitors'],
          message: `${bringer.name} brings the kind ServiceMonitor after nodes are there, which they are not without Cilium`,
          fix: 'remove serviceMonitors, and add planCniMonitoring(cluster, cniMonitoringOf(plan))',
        });
      }
    },
  },
];
