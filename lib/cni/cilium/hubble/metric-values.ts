import type { Value, Values } from '../../../core/values';
import { filterFields } from './flow-filter';
import type { HubbleMetricWithOptions } from './metric-options';

/** An option of a metric: a word that is there or not, or one with values. */
interface MetricOption {
  readonly name: string;
  readonly values: readonly string[];
}

const CONTEXTS = [
  'sourceContext',
  'sourceEgressContext',
  'sourceIngressContext',
  'destinationContext',
  'destinationEgressContext',
  'destinationIngressContext',
] as const;

/** A metric in one line: `dns:query;sourceContext=workload|app`. */
export function metricLine(metric: HubbleMetricWithOptions): string {
  const options = optionsOf(metric).map(({ name, values }) => {
    const text = values.join(name === 'labelsContext' ? ',' : '|');
    return text === '' ? name : `${name}=${text}`;
  });
  return options.length === 0 ? metric.name : `${metric.name}:${options.join(';')}`;
}

/** A metric as the ConfigMap has it that agents read again when it changes. */
export function metricEntry(metric: HubbleMetricWithOptions): Values<never> {
  const options = optionsOf(metric);
  return {
    name: metric.name,
    ...(options.length > 0 && {
      contextOptions: options.map(({ name, values }): Value<never> => ({ name, ...(values.length > 0 && { values }) })),
    }),
    ...(metric.includeFilters && { includeFilters: metric.includeFilters.map(filterFields) }),
    ...(metric.excludeFilters && { excludeFilters: metric.excludeFilters.map(filterFields) }),
  };
}

function optionsOf(metric: HubbleMetricWithOptions): readonly MetricOption[] {
  return [
    ...ownOptions(metric),
    ...CONTEXTS.flatMap((name) => {
      const values = metric[name];
      return values === undefined ? [] : [{ name, values }];
    }),
    ...(metric.labelsContext === undefined ? [] : [{ name: 'labelsContext', values: metric.labelsContext }]),
  ];
}

function ownOptions(metric: HubbleMetricWithOptions): readonly MetricOption[] {
  switch (metric.name) {
    case 'dns':
      return words([
        ['query', metric.query],
        ['ignoreAAAA', metric.ignoreAAAA],
      ]);
    case 'http':
    case 'httpV2':
      return metric.exemplars === true ? [{ name: 'exemplars', values: ['true'] }] : [];
    case 'flows-to-world':
      return words([
        ['any-drop', metric.anyDrop],
        ['port', metric.port],
        ['syn-only', metric.synOnly],
      ]);
    case 'drop':
    case 'flow':
    case 'icmp':
    case 'kafka':
    case 'policy':
    case 'port-distribution':
    case 'sctp':
    case 'tcp':
      return [];
  }
}

function words(given: readonly (readonly [string, boolean | undefined])[]): readonly MetricOption[] {
  return given.filter(([, isOn]) => isOn === true).map(([name]) => ({ name, values: [] }));
}
