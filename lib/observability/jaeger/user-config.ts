import type { Values } from '../../core/values';
import type { JaegerSearch, JaegerStorage } from './options';
import type { JaegerSettings } from './settings';

/** Where the volume is mounted. */
export const BADGER_FOLDER = '/badger';

/** Variables of Jaeger's environment that its configuration reads: what must not stand in a ConfigMap. */
export const SEARCH_ENV = { url: 'SEARCH_URL', username: 'SEARCH_USERNAME', password: 'SEARCH_PASSWORD' } as const;

const STORE = 'traces';

/** The whole configuration of Jaeger 2, which is one of a collector of OpenTelemetry. It is taken as it is, not merged. */
export function userConfig({ cluster, storage }: JaegerSettings): Values<never> {
  const host = cluster.ipFamilies.includes('ipv4') ? '0.0.0.0' : '[::]';
  const at = (port: number): Values<never> => ({ endpoint: `${host}:${port}` });
  return {
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: {
        traces: { receivers: ['otlp', 'zipkin'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] },
      },
      telemetry: {
        resource: { 'service.name': 'jaeger' },
        metrics: { level: 'detailed', readers: [{ pull: { exporter: { prometheus: { host, port: 8888 } } } }] },
      },
    },
    extensions: {
      healthcheckv2: { use_v2: true, http: at(13_133) },
      jaeger_query: { storage: { traces: STORE }, grpc: at(16_685), http: at(16_686) },
      jaeger_storage: { backends: { [STORE]: backend(storage) } },
    },
    receivers: { otlp: { protocols: { grpc: at(4317), http: at(4318) } }, zipkin: at(9411) },
    processors: { batch: {} },
    exporters: { jaeger_storage_exporter: { trace_storage: STORE } },
  };
}

function backend(storage: JaegerStorage<unknown>): Values<never> {
  switch (storage.kind) {
    case 'badger':
      return {
        badger: {
          ephemeral: false,
          directories: { keys: `${BADGER_FOLDER}/keys`, values: `${BADGER_FOLDER}/values` },
          ttl: { spans: `${storage.retentionHours ?? 168}h` },
        },
      };
    case 'memory':
      return { memory: { max_traces: storage.maxTraces ?? 50_000 } };
    case 'elasticsearch':
    case 'opensearch':
      return { [storage.kind]: search(storage) };
  }
}

function search({ auth, indexPrefix }: JaegerSearch<unknown>): Values<never> {
  return {
    server_urls: [`\${env:${SEARCH_ENV.url}}`],
    indices: { index_prefix: indexPrefix ?? 'jaeger' },
    ...(auth !== undefined && {
      auth: {
        basic: { username: `\${env:${SEARCH_ENV.username}}`, password: `\${env:${SEARCH_ENV.password}}` },
      },
    }),
  };
}
