import { objectsOfKind, stepsWithChart } from '../../../core/plan-contents';
import type { Rule } from '../../../core/rule';
import { valueAt } from '../../../core/trees';
import type { Whole } from '../../../core/whole';
import { cniMonitoringOf } from '../cni/options-of';

/** What must hold for monitors together with what they scrape. */
export const WATCHED_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'monitoring/istio-is-where-it-is-scraped',
    title: 'Monitors of Istio look into the namespaces that its parts are in',
    severity: 'error',
    evidence: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.NamespaceSelector',
    check: ({ plans }, report) => {
      const monitors = plans
        .filter(({ name }) => name === 'istio-monitoring')
        .flatMap((plan) => ['ServiceMonitor', 'PodMonitor'].flatMap((kind) => objectsOfKind(plan, kind)));
      const looked = (monitor: string): unknown =>
        valueAt(
          monitors.find(({ metadata }) => metadata.name === monitor),
          ['spec', 'namespaceSelector', 'matchNames', 0],
        );
      for (const [chart, monitor, option] of [
        ['istiod', 'istiod', 'rootNamespace'],
        ['ztunnel', 'ztunnel', 'agentNamespace'],
      ] as const) {
        const where = looked(monitor);
        const [installed] = stepsWithChart(plans, chart);
        if (typeof where !== 'string' || installed === undefined || where === installed.namespace) continue;
        report({
          path: ['istio-monitoring', option],
          message: `${monitor} is in '${installed.namespace}', and is looked for in '${where}'`,
          fix: 'pass istioMonitoringOf(plan) of its plan',
        });
      }
    },
  },
  {
    id: 'monitoring/cni-serves-metrics',
    title: 'What is scraped of the CNI serves metrics',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/observability/metrics/',
    check: ({ plans }, report) => {
      const cni = plans.find(({ network }) => network !== undefined);
      if (cni === undefined) return;
      const served = cniMonitoringOf(cni).targets.map(String);
      for (const plan of plans.filter(({ name }) => name === 'cni-monitoring')) {
        for (const { metadata } of [...objectsOfKind(plan, 'PodMonitor'), ...objectsOfKind(plan, 'ServiceMonitor')]) {
          if (served.includes(metadata.name)) continue;
          report({
            path: [plan.name, 'targets'],
            message: `${metadata.name} serves no metrics as ${cni.title} is planned`,
            fix: FIXES[metadata.name] ?? 'pass cniMonitoringOf(plan) of the CNI',
          });
        }
      }
    },
  },
  {
    id: 'monitoring/scrapes-once',
    title: 'Nothing is scraped by two monitors: rates and sums would be doubled',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/values.yaml',
    check: ({ plans }, report) => {
      const monitors = plans
        .filter(({ name }) => name === 'cni-monitoring')
        .flatMap((plan) => ['PodMonitor', 'ServiceMonitor'].flatMap((kind) => objectsOfKind(plan, kind)));
      for (const { name, network } of plans) {
        for (const { monitoredBy, target } of network?.metrics ?? []) {
          if (monitoredBy === undefined || !monitors.some(({ metadata }) => metadata.name === target)) continue;
          report({
            path: [name, ...monitoredBy],
            message: 'the chart makes a monitor, and planCniMonitoring makes another of the same pods',
            fix: 'remove it',
          });
        }
      }
    },
  },
];

const FIXES: Readonly<Record<string, string>> = {
  'cilium-agent': 'set prometheus: true in the options of Cilium',
  'cilium-envoy': 'set prometheus: true in the options of Cilium',
  'cilium-operator': 'set prometheus: true in the options of Cilium',
  'cilium-hubble': "set hubble: { metrics: ['dns', 'drop', 'flow'] } in the options of Cilium",
  'calico-felix': 'set values: { installation: { nodeMetricsPort: 9091 } } in the options of Calico',
  'calico-typha': 'set values: { installation: { typhaMetricsPort: 9093 } } in the options of Calico',
};
