import { versionRules } from '../../charts';
import { fewestNodes, isManaged, mostNodes } from '../../core/cluster';
import type { Path } from '../../core/path';
import { amountOf } from '../../core/resources';
import type { Rule, RuleSummary } from '../../core/rule';
import { valueAt } from '../../core/trees';
import { type VolumeOptions, volumeClassRule } from '../../core/volume';
import { valuesRule } from '../../input/values-rule';
import { namesRule } from '../names-rule';
import { PROMETHEUS_COMPOSE_RULES } from './compose-rules';
import { PROMETHEUS_SECRET_RULES } from './secret-rules';
import { type PrometheusSettings, retentionBytes } from './settings';
import { renderedValues } from './values';

const CHART = 'https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack';
const STORAGE = 'https://prometheus.io/docs/prometheus/latest/storage/';

/** What must hold for an installation of Prometheus by itself. */
export const PROMETHEUS_PLAN_RULES: readonly Rule<PrometheusSettings>[] = [
  ...versionRules('prometheus', 'kube-prometheus-stack'),
  {
    id: 'prometheus/samples-fit-the-volume',
    title: 'Prometheus throws samples away before its volume is full: a full one stops it, and it does not start again',
    severity: 'error',
    evidence: `${STORAGE}#operational-aspects`,
    check: ({ options, retentionSize, volumeSize }, report) => {
      if (options.retentionSize === undefined || retentionBytes(retentionSize) < amountOf(volumeSize)) return;
      report({
        path: ['retentionSize'],
        message: `${retentionSize} of samples do not fit into a volume of ${volumeSize}`,
        fix: 'remove it: 85 % of the volume is the default',
      });
    },
  },
  {
    id: 'prometheus/volume-has-room',
    title: 'A tenth of the volume stays free for the log of new samples and for blocks that are being written',
    severity: 'warning',
    evidence: `${STORAGE}#right-sizing-retention-size`,
    check: ({ options, retentionSize, volumeSize }, report) => {
      const [kept, whole] = [retentionBytes(retentionSize), amountOf(volumeSize)];
      if (options.retentionSize === undefined || kept >= whole || kept <= 0.9 * whole) return;
      report({
        path: ['retentionSize'],
        message: `${retentionSize} of a volume of ${volumeSize} leave less than a tenth of it`,
        fix: 'remove it: 85 % of the volume is the default',
      });
    },
  },
  {
    id: 'prometheus/copies-have-nodes',
    title: 'Copies that must be on different nodes have as many nodes',
    severity: 'error',
    evidence:
      'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
    check: ({ antiAffinity, cluster, replicas }, report) => {
      const nodes = mostNodes(cluster, 'linux');
      if (antiAffinity === 'preferred' || replicas <= nodes) return;
      report({
        path: ['antiAffinity'],
        message: `${replicas} copies need a Linux node each, of which there are ${nodes} at most`,
        fix: "set it to 'preferred', or replicas to fewer",
      });
    },
  },
  {
    id: 'prometheus/outlives-a-node',
    title: 'Two copies of Prometheus: one has a gap for as long as its node is away, and no alert says so',
    severity: 'warning',
    evidence: 'https://prometheus-operator.dev/docs/platform/high-availability/',
    check: ({ cluster, options, replicas }, report) => {
      if (options.replicas === undefined || replicas > 1 || fewestNodes(cluster, 'linux') < 2) return;
      report({
        path: ['replicas'],
        message: 'nothing is scraped while the one copy moves to another node',
        fix: 'set it to 2',
      });
    },
  },
  {
    id: 'prometheus/control-plane-is-reachable',
    title: 'What is scraped of the control plane is there, and lets pods reach it',
    severity: 'error',
    evidence: `${CHART}/values.yaml`,
    check: ({ cluster, controlPlane }, report) => {
      for (const [index, part] of controlPlane.entries()) {
        const isGone = part === 'kube-proxy' && cluster.kubeProxy === 'none';
        const isHidden = part !== 'kube-proxy' && isManaged(cluster);
        if (!isGone && !isHidden) continue;
        report({
          path: ['controlPlane', index],
          message: isGone
            ? 'the cluster runs without kube-proxy, and an alert says for ever that it is down'
            : `the ${part} of a managed cluster answers no pod, and an alert says for ever that it is down`,
          fix: 'remove it',
        });
      }
    },
  },
  {
    id: 'prometheus/names-differ',
    title: 'Dashboards have names of their own: of two alike, one is lost',
    severity: 'error',
    evidence: 'https://github.com/grafana-community/helm-charts/blob/main/charts/grafana/values.yaml',
    check: ({ grafana }, report) => {
      const names = (grafana?.dashboards ?? []).map(({ name }) => name);
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue;
        report({
          path: ['grafana', 'dashboards', index, 'name'],
          message: `there is more than one dashboard '${name.slice(0, 70)}'`,
          fix: 'give it another name',
        });
      }
    },
  },
  {
    id: 'prometheus/scrape-jobs-find-something',
    title:
      'No scrape job for istio-telemetry, a Service that Istio has not had since 1.8: its parts are scraped themselves',
    severity: 'error',
    evidence: 'https://istio.io/latest/news/releases/1.8.x/announcing-1.8/change-notes/',
    check: ({ options: { values } }, report) => {
      const path = ['prometheus', 'prometheusSpec', 'additionalScrapeConfigs'];
      const jobs = valueAt(values, path);
      for (const [index, job] of (Array.isArray(jobs) ? jobs : []).entries()) {
        if (!JSON.stringify(job).includes('istio-telemetry')) continue;
        report({
          path: ['values', ...path, index],
          message: 'the job looks healthy and finds nothing to scrape',
          fix: 'remove it, and add planIstioMonitoring()',
        });
      }
    },
  },
  volumeClassRule('prometheus', volumesOf),
  namesRule('prometheus', namesOf),
  ...PROMETHEUS_SECRET_RULES,
  valuesRule('prometheus', renderedValues),
];

/** Everything that is known to go wrong with Prometheus, for catalogues. */
export const PROMETHEUS_RULES: readonly RuleSummary[] = [...PROMETHEUS_PLAN_RULES, ...PROMETHEUS_COMPOSE_RULES];

function volumesOf({ alertmanager, grafana, options }: PrometheusSettings): readonly [Path, VolumeOptions<unknown>][] {
  return [
    [['volume'], options.volume ?? {}],
    ...(alertmanager === undefined
      ? []
      : ([[['alertmanager', 'volume'], alertmanager.volume ?? {}]] as [Path, VolumeOptions<unknown>][])),
    ...(grafana?.volume === undefined
      ? []
      : ([[['grafana', 'volume'], grafana.volume]] as [Path, VolumeOptions<unknown>][])),
  ];
}

function namesOf({ alertmanager, grafana, name, namespace }: PrometheusSettings): readonly (readonly [Path, string])[] {
  const { adminSecret, dashboards = [] } = grafana ?? {};
  return [
    [['namespace'], namespace],
    [['name'], name],
    ...(adminSecret === undefined ? [] : ([[['grafana', 'adminSecret', 'name'], adminSecret.name]] as const)),
    ...(alertmanager === undefined ? [] : ([[['alertmanager', 'configSecret'], alertmanager.configSecret]] as const)),
    ...dashboards.map((one, index) => [['grafana', 'dashboards', index, 'name'], one.name] as const),
  ];
}
