import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import type { HubbleMetricWithOptions } from './metric-options';
import { hasExemplars } from './settings';

const DOCS = 'https://docs.cilium.io/en/stable/observability/metrics/';
const AGENT = 'https://github.com/cilium/cilium/blob/v1.20.0/pkg/hubble/metrics';

/** Contexts with a value for every pod, address or name: as many series as there are of them. */
const MANY: readonly string[] = [
  'dns',
  'ip',
  'pod',
  'pod-name',
  'source_ip',
  'source_pod',
  'destination_ip',
  'destination_pod',
];

/** What goes wrong with metrics made of flows. */
export const HUBBLE_METRIC_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/hubble-metrics-are-unique',
    title: 'A metric of flows is there once: the agent does not start with two of a name',
    severity: 'error',
    evidence: `${AGENT}/api/registry.go`,
    check: ({ hubble }, report) => {
      const names = hubble?.metrics.map(({ name }) => name) ?? [];
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue;
        report({
          path: ['hubble', 'metrics', index],
          message: `there is another '${name}' before it`,
          fix: 'put the options of both into one',
        });
      }
    },
  },
  {
    id: 'cilium/http-metrics-have-one-form',
    title: 'Requests of HTTP are counted by http or by httpV2: the agent does not start with both',
    severity: 'error',
    evidence: `${AGENT}/http/plugin.go`,
    check: ({ hubble }, report) => {
      const names = hubble?.metrics.map(({ name }) => name) ?? [];
      if (!names.includes('httpV2') || !names.includes('http')) return;
      report({
        path: ['hubble', 'metrics', names.indexOf('http')],
        message: "httpV2 counts requests too, under the names of 'http'",
        fix: "remove 'http'",
      });
    },
  },
  {
    id: 'cilium/http-metrics-need-the-proxy',
    title: 'Requests of HTTP are seen where the proxy passes them on, and counted nowhere else',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/observability/visibility/',
    check: ({ hubble, options }, report) => {
      if (options.l7Proxy !== false) return;
      for (const [index, { name }] of hubble?.metrics.entries() ?? []) {
        if (name !== 'http' && name !== 'httpV2' && name !== 'kafka') continue;
        report({
          path: ['hubble', 'metrics', index],
          message: 'the L7 proxy is off: nothing will ever be counted',
          fix: 'remove it, or set l7Proxy to true',
        });
      }
    },
  },
  {
    id: 'cilium/exemplars-need-open-metrics',
    title: 'Exemplars are served in the format that has room for them',
    severity: 'warning',
    evidence: `${DOCS}#openmetrics`,
    check: ({ hubble }, report) => {
      if (hubble === undefined || hubble.openMetrics || !hubble.metrics.some(hasExemplars)) return;
      report({
        path: ['hubble', 'openMetrics'],
        message: 'a metric has exemplars, and nobody would see them',
        fix: 'remove openMetrics, or exemplars of the metric',
      });
    },
  },
  {
    id: 'cilium/hubble-metrics-have-few-series',
    title:
      'Metrics of flows tell workloads apart, and not pods, addresses or names: every series costs memory everywhere',
    severity: 'warning',
    evidence: `${DOCS}#hubble-metrics`,
    check: ({ hubble }, report) => {
      for (const [index, metric] of hubble?.metrics.entries() ?? []) {
        for (const [option, words] of manySeries(metric)) {
          report({
            path: ['hubble', 'metrics', index, option],
            message: `'${metric.name}' gets series of its own for each ${words}`,
            fix: "use 'workload', 'app' or 'namespace', or accept it by a waiver",
          });
        }
      }
    },
  },
  {
    id: 'cilium/metric-filters-need-dynamic-metrics',
    title: 'Filters of a metric are read from the ConfigMap of dynamic metrics alone',
    severity: 'error',
    evidence: `${DOCS}#dynamic-metrics`,
    check: ({ hubble }, report) => {
      if (hubble === undefined || hubble.dynamicMetrics) return;
      for (const [index, metric] of hubble.metrics.entries()) {
        for (const option of ['includeFilters', 'excludeFilters'] as const) {
          if (metric[option] === undefined) continue;
          report({
            path: ['hubble', 'metrics', index, option],
            message: 'without dynamicMetrics there is nowhere to write it',
            fix: 'set hubble.dynamicMetrics to true',
          });
        }
      }
    },
  },
];

function manySeries(metric: HubbleMetricWithOptions): readonly (readonly [string, string])[] {
  const { excludeFilters: _, includeFilters: __, ...labels } = metric;
  const byContext = Object.entries(labels).flatMap(([option, value]): (readonly [string, string])[] => {
    const words = Array.isArray(value) ? value.filter((one) => MANY.includes(String(one))) : [];
    return words.length === 0 ? [] : [[option, words.join(', ')]];
  });
  return metric.name === 'dns' && metric.query === true ? [...byContext, ['query', 'name']] : byContext;
}
