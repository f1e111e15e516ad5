import type { Cluster } from '../../core/cluster';
import { type HostPort, type Needs, NO_NEEDS, type PortNeed } from '../../core/needs';
import type { HelmStep, InstallPlan } from '../../core/plan';
import type { OfferedService } from '../../core/service-address';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { addressOf, needOf } from '../endpoint';
import { MONITORING_COMPOSE_RULES } from '../monitoring/rules/compose-rules';
import { namespaceSteps } from '../namespace';
import { PROMETHEUS_COMPOSE_RULES } from './compose-rules';
import { prometheusService } from './default-service';
import { GRAFANA_ADMIN } from './grafana-values';
import type { ControlPlanePart, PrometheusOptions } from './options';
import { PROMETHEUS_PLAN_RULES } from './rules';
import { type PrometheusSettings, resolvePrometheus } from './settings';
import { prometheusValues } from './values';

/** Definitions that Prometheus' operator works with. */
const DEFINITIONS = [
  'alertmanagerconfigs',
  'alertmanagers',
  'podmonitors',
  'probes',
  'prometheusagents',
  'prometheuses',
  'prometheusrules',
  'scrapeconfigs',
  'servicemonitors',
  'thanosrulers',
].map((plural) => `${plural}.monitoring.coreos.com`);

/**
 * Plans Prometheus: definitions of its operator, and the stack of operator, Prometheus, exporters and Grafana. It takes
 * every monitor and rule of the cluster, whoever made it.
 *
 * @param cluster - where to install it.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
 * @example
 * ```ts
 * const jaeger = planJaeger(cluster);
 * const prometheus = planPrometheus(cluster, { grafana: { traces: serviceOf(jaeger, 'jaeger-http') } });
 * ```
 */
export function planPrometheus<S = string>(cluster: Cluster<S>, options: PrometheusOptions<S> = {}): InstallPlan<S> {
  return planOf('prometheus', inspectPrometheus(cluster, options));
}

/** What {@link planPrometheus} would say, without throwing. */
export function inspectPrometheus<S = string>(cluster: Cluster<S>, options: PrometheusOptions<S> = {}): Inspection<S> {
  return inspect<S, PrometheusOptions<S>, PrometheusSettings<S>>(
    {
      schema: 'PrometheusOptions',
      resolve: resolvePrometheus,
      rules: PROMETHEUS_PLAN_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: PrometheusSettings<S>): PlanBody<S> {
  const { chart, definitions, grafana, name, namespace, nodeExporter, options } = settings;
  const before = namespaceSteps<S>(namespace, options, nodeExporter ? 'privileged' : 'baseline');
  const crds: HelmStep<S> = {
    kind: 'helm',
    id: 'crds',
    after: before,
    chart: definitions.ref,
    release: 'prometheus-operator-crds',
    namespace,
    // Every monitor of the cluster would go with them.
    values: { crds: { annotations: { 'helm.sh/resource-policy': 'keep' } } },
    install: 'release',
    establishes: DEFINITIONS,
  };
  const stack: HelmStep<S> = {
    kind: 'helm',
    id: 'stack',
    after: [crds],
    chart: chart.ref,
    release: name,
    namespace,
    values: prometheusValues(settings),
    install: 'release',
    skipCrds: true,
  };
  return {
    name: 'prometheus',
    title: `Prometheus${grafana === undefined ? '' : ' and Grafana'} (kube-prometheus-stack ${chart.ref.version})`,
    when: 'after-nodes',
    provides: ['prometheus-operator'],
    requires: ['cni'],
    needs: needsOf(settings),
    services: servicesOf(settings),
    speaksTo: needOf(grafana?.traces, 'jaeger-http', ['grafana', 'traces']),
    steps: [...before, crds, stack],
    rules: [...PROMETHEUS_COMPOSE_RULES, ...MONITORING_COMPOSE_RULES],
  };
}

function servicesOf({ grafana, name, namespace }: PrometheusSettings): readonly OfferedService[] {
  return [
    { role: 'prometheus', ...addressOf(prometheusService(namespace, name)) },
    ...(grafana === undefined ? [] : ([{ role: 'grafana', namespace, name: `${name}-grafana`, port: 80 }] as const)),
  ];
}

const PART_PORTS: Readonly<Record<ControlPlanePart, PortNeed>> = {
  'controller-manager': part(10_257, 'control-plane', 'the controller manager'),
  etcd: part(2381, 'control-plane', 'etcd'),
  'kube-proxy': part(10_249, 'node', 'kube-proxy'),
  scheduler: part(10_259, 'control-plane', 'the scheduler'),
};

function part(port: number, to: PortNeed['to'], of: string): PortNeed {
  return { protocol: 'TCP', port, from: 'pod', to, purpose: `metrics of ${of}` };
}

function needsOf(settings: PrometheusSettings): Needs {
  const { alertmanager, cluster, controlPlane, grafana, namespace, nodeExporter, options } = settings;
  const exporter: HostPort = { protocol: 'TCP', port: 9100, purpose: 'metrics of nodes' };
  const admin = { ...GRAFANA_ADMIN, ...grafana?.adminSecret };
  return {
    ...NO_NEEDS,
    ports: [
      ...(cluster.platform.refusesNodeAccess === undefined ? [part(10_250, 'node', 'kubelet')] : []),
      ...(nodeExporter ? [part(exporter.port, 'node', 'nodes')] : []),
      ...controlPlane.map((one) => PART_PORTS[one]),
      ...(options.admissionWebhooks === 'cert-manager'
        ? [
            {
              protocol: 'TCP',
              port: 10_250,
              from: 'control-plane',
              to: 'node',
              purpose: "webhook of Prometheus' operator",
            } as const,
          ]
        : []),
    ],
    hostPorts: nodeExporter ? [exporter] : [],
    ...(nodeExporter && { nodeAccess: 'those of the node exporter' }),
    manual: [
      ...(grafana === undefined
        ? []
        : [
            `the Secret ${namespace}/${admin.name} has name and password of Grafana's administrator, as ${admin.userKey} and ${admin.passwordKey}`,
          ]),
      ...(alertmanager === undefined
        ? []
        : [
            `the Secret ${namespace}/${alertmanager.configSecret} has the configuration of Alertmanager, as alertmanager.yaml`,
          ]),
    ],
  };
}
