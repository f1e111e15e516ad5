import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import type { InstallPlan } from '../../lib/core/plan';
import {
  inspectJaeger,
  inspectOpenTelemetryCollector,
  type JaegerOptions,
  type OpenTelemetryCollectorOptions,
} from '../../lib/observability';
import { kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';
import { JAEGER, together } from './observed-cluster';

const jaeger = (options: JaegerOptions, cluster: Cluster = kubeadm()): readonly Finding[] =>
  inspectJaeger(cluster, options).findings;
const collector = (options: Partial<OpenTelemetryCollectorOptions>, cluster: Cluster = kubeadm()): readonly Finding[] =>
  inspectOpenTelemetryCollector(cluster, {
    traces: { kind: 'url', url: 'https://traces.example.com:4317' },
    ...options,
  }).findings;

/** Rules about Jaeger. */
export const JAEGER_CASES: RuleCases = {
  'jaeger/version-is-supported': {
    fails: () => jaeger({ version: '3.4' }),
    at: 'version',
    passes: () => jaeger({ version: '4.11' }),
  },
  'jaeger/version-is-pinned': {
    fails: () => jaeger({ version: '4.11.2' }),
    at: 'version',
    passes: () => jaeger({ version: '4.11.1' }),
  },
  'jaeger/kubernetes-is-tested': {
    fails: () => jaeger({}, kubeadm({ kubernetes: '1.20' })),
    at: 'cluster.kubernetes',
    passes: () => jaeger({}, kubeadm({ kubernetes: '1.35' })),
  },
  'jaeger/chart-mounts-volumes': {
    fails: () => jaeger({ version: '4.11.0' }),
    at: 'version',
    passes: () => jaeger({ version: '4.11.0', storage: { kind: 'memory' } }),
  },
  'jaeger/values-are-of-jaeger-2': {
    fails: () => jaeger({ values: { allInOne: { enabled: true } } }),
    at: 'values.allInOne',
    passes: () => jaeger({ values: { jaeger: { nodeSelector: { disk: 'fast' } } } }),
  },
  'jaeger/spread-is-spelt-right': {
    fails: () => jaeger({ values: { jaeger: { topologySpreadContraints: [] } } }),
    at: 'values.jaeger.topologySpreadContraints',
    passes: () => jaeger({ values: { jaeger: { topologySpreadConstraints: [] } } }),
  },
  'jaeger/traces-outlive-the-pod': {
    fails: () => jaeger({ storage: { kind: 'memory' } }),
    at: 'storage.kind',
    passes: () => jaeger({ storage: { kind: 'badger' } }),
  },
  'jaeger/address-has-no-password': {
    fails: () => jaeger({ storage: { kind: 'opensearch', serverUrl: 'https://jaeger:pw@search.example.com' } }),
    at: 'storage.serverUrl',
    passes: () => jaeger({ storage: { kind: 'opensearch', serverUrl: 'https://search.example.com:9200' } }),
  },
  'jaeger/volumes-have-a-class': {
    fails: () => jaeger({}),
    at: 'storage.volume.storageClass',
    passes: () => jaeger({ storage: { kind: 'badger', volume: { storageClass: 'fast' } } }),
  },
  'jaeger/names-are-dns-labels': {
    fails: () => jaeger({ namespace: 'Tracing' }),
    at: 'namespace',
    passes: () => jaeger({ namespace: 'tracing' }),
  },
  'jaeger/secrets-are-references': {
    fails: () => jaeger({ values: { storage: { elasticsearch: { password: 'changeme' } } } }),
    at: 'values.storage.elasticsearch.password',
    passes: () => jaeger({ values: { storage: { elasticsearch: { url: 'https://search.example.com' } } } }),
  },
  'jaeger/values-keep-to-options': {
    fails: () => jaeger({ values: { userconfig: { exporters: { jaeger_storage_exporter: { trace_storage: 'a' } } } } }),
    at: 'values.userconfig.exporters.jaeger_storage_exporter.trace_storage',
    passes: () => jaeger({ values: { commonLabels: { team: 'a' } } }),
  },
  'jaeger/one-in-a-namespace': {
    fails: () => together(JAEGER, { ...JAEGER, name: 'other', steps: [{ ...lastStep(JAEGER), release: 'other' }] }),
    at: 'other',
    passes: () => together(JAEGER),
  },
};

/** Rules about the collector. */
export const COLLECTOR_CASES: RuleCases = {
  'otel/version-is-supported': {
    fails: () => collector({ version: '0.90' }),
    at: 'version',
    passes: () => collector({ version: '0.170' }),
  },
  'otel/version-is-pinned': {
    fails: () => collector({ version: '0.170.9' }),
    at: 'version',
    passes: () => collector({ version: '0.170.0' }),
  },
  'otel/kubernetes-is-tested': {
    fails: () => collector({}, kubeadm({ kubernetes: '1.23' })),
    at: 'cluster.kubernetes',
    passes: () => collector({}, kubeadm({ kubernetes: '1.35' })),
  },
  'otel/one-copy-sees-a-trace': {
    fails: () => collector({ replicas: 2, tailSampling: { percentage: 10 } }),
    at: 'replicas',
    passes: () => collector({ tailSampling: { percentage: 10 } }, sized(3)),
  },
  'otel/memory-has-a-limit': {
    fails: () => collector({ resources: { requests: { memory: '256Mi' } } }),
    at: 'resources.limits.memory',
    passes: () => collector({ resources: { limits: { memory: '1Gi' } } }),
  },
  'otel/configuration-is-read': {
    fails: () => collector({ values: { config: { exporters: { debug: {} } } } }),
    at: 'values.config',
    passes: () => collector({ values: { alternateConfig: { exporters: { debug: {} } } } }),
  },
  'otel/names-are-dns-labels': {
    fails: () => collector({ namespace: 'open telemetry' }),
    at: 'namespace',
    passes: () => collector({ namespace: 'telemetry' }),
  },
  'otel/secrets-are-references': {
    fails: () =>
      collector({ values: { alternateConfig: { exporters: { otlp: { headers: { authorization: 'Bearer x' } } } } } }),
    at: 'values.alternateConfig.exporters.otlp.headers.authorization',
    passes: () =>
      collector({
        values: { alternateConfig: { exporters: { otlp: { headers: { authorization: `\${env:AUTHORIZATION}` } } } } },
      }),
  },
  'otel/values-keep-to-options': {
    fails: () => collector({ values: { mode: 'daemonset' } }),
    at: 'values.mode',
    passes: () => collector({ values: { priorityClassName: 'high' } }),
  },
};

function lastStep({ steps }: InstallPlan): Extract<InstallPlan['steps'][number], { kind: 'helm' }> {
  const step = steps.at(-1);
  if (step?.kind !== 'helm') throw new TypeError('the plan ends with a chart');
  return step;
}
