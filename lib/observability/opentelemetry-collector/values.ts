import { resourceValues } from '../../core/resources';
import { serviceHost } from '../../core/service-address';
import { mergeValues, type Values } from '../../core/values';
import type { TailSampling } from './options';
import type { CollectorSettings } from './settings';

/** Name of its Deployment and Service. */
export const COLLECTOR = 'otel-collector';

/** The chart's values for these settings, with the caller's own merged last. */
export function collectorValues<S>(settings: CollectorSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** A variable that the chart sets, to be read by the collector. */
const POD_ADDRESS = `\${env:MY_POD_IP}`;

const OFF = { enabled: false };

/** The values that options decide. */
export function renderedValues<S>(settings: CollectorSettings<S>): Values<S> {
  const { replicas, resources } = settings;
  return {
    fullnameOverride: COLLECTOR,
    mode: 'deployment',
    image: { repository: 'otel/opentelemetry-collector-k8s' },
    replicaCount: replicas,
    resources: resourceValues(resources),
    // The chart's own configuration would be merged into config, with receivers that nobody has asked for.
    alternateConfig: configuration(settings),
    ports: {
      otlp: { enabled: true, appProtocol: 'grpc' },
      'otlp-http': { enabled: true },
      'jaeger-compact': OFF,
      'jaeger-thrift': OFF,
      'jaeger-grpc': OFF,
      zipkin: OFF,
      metrics: { enabled: true },
    },
    ...(replicas > 1 && {
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: { 'app.kubernetes.io/instance': COLLECTOR } },
        },
      ],
    }),
  };
}

function configuration<S>({ cluster, options, tls }: CollectorSettings<S>): Values<S> {
  const host = cluster.ipFamilies[0] === 'ipv6' ? `[${POD_ADDRESS}]` : POD_ADDRESS;
  const { tailSampling, traces } = options;
  const endpoint = traces.kind === 'url' ? traces.url : `${serviceHost(traces)}:${traces.port}`;
  return {
    extensions: { health_check: { endpoint: `${host}:13133` } },
    receivers: {
      otlp: { protocols: { grpc: { endpoint: `${host}:4317` }, http: { endpoint: `${host}:4318` } } },
    },
    processors: {
      memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 },
      ...(tailSampling !== undefined && { tail_sampling: sampling(tailSampling) }),
      batch: {},
    },
    exporters: { otlp: { endpoint, tls: { insecure: !tls } } },
    service: {
      extensions: ['health_check'],
      pipelines: {
        traces: {
          receivers: ['otlp'],
          // Traces are refused before they take memory, and sampled before they are put together.
          processors: ['memory_limiter', ...(tailSampling === undefined ? [] : ['tail_sampling']), 'batch'],
          exporters: ['otlp'],
        },
      },
      telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host, port: 8888 } } } }] } },
    },
  };
}

function sampling({ percentage, slowMilliseconds }: TailSampling): Values<never> {
  return {
    decision_wait: '10s',
    policies: [
      { name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
      { name: 'slow', type: 'latency', latency: { threshold_ms: slowMilliseconds ?? 1000 } },
      { name: 'some', type: 'probabilistic', probabilistic: { sampling_percentage: percentage } },
    ],
  };
}
