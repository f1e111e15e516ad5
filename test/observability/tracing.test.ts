import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep, InstallPlan } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import {
  type JaegerOptions,
  type OpenTelemetryCollectorOptions,
  planJaeger,
  planOpenTelemetryCollector,
  serviceOf,
  traceProvider,
} from '../../lib/observability';
import { IPV6_ONLY, kubeadm, sized } from '../support/clusters';

const release = ({ steps }: InstallPlan): HelmStep => steps.at(-1) as HelmStep;
const jaeger = (options?: JaegerOptions, cluster: Cluster = kubeadm()): Values =>
  release(planJaeger(cluster, options)).values;
const TO_JAEGER = { traces: serviceOf(planJaeger(kubeadm()), 'otlp-grpc') };
const collector = (options?: Partial<OpenTelemetryCollectorOptions>, cluster: Cluster = kubeadm()): Values =>
  release(planOpenTelemetryCollector(cluster, { ...TO_JAEGER, ...options })).values;

describe('Jaeger', () => {
  test('without options it keeps a week of traces on a volume of 20Gi, in one copy', () => {
    expect(jaeger()).toMatchObject({
      jaeger: {
        replicas: 1,
        strategy: { type: 'Recreate' },
        extraVolumes: [{ persistentVolumeClaim: { claimName: 'jaeger-badger' } }],
        extraVolumeMounts: [{ mountPath: '/badger' }],
      },
      userconfig: {
        extensions: {
          jaeger_storage: { backends: { traces: { badger: { ephemeral: false, ttl: { spans: '168h' } } } } },
        },
      },
      extraObjects: [{ kind: 'PersistentVolumeClaim', spec: { resources: { requests: { storage: '20Gi' } } } }],
    });
  });

  test('every component that a pipeline or the service names is configured', () => {
    const config = jaeger()['userconfig'] as {
      readonly service: {
        readonly extensions: readonly string[];
        readonly pipelines: {
          readonly traces: Readonly<Record<'receivers' | 'processors' | 'exporters', readonly string[]>>;
        };
      };
    } & Readonly<Record<string, object>>;
    expect(Object.keys(config['extensions'] ?? {}).sort()).toEqual([...config.service.extensions].sort());
    for (const [kind, names] of Object.entries(config.service.pipelines.traces))
      expect(Object.keys(config[kind] ?? {})).toEqual(names);
  });

  test('a change of its configuration changes the pod', () => {
    const labels = (options?: JaegerOptions): unknown => (jaeger(options)['jaeger'] as Values)['podLabels'];
    expect(labels()).toEqual(labels({ resources: { requests: { cpu: '1' } } }));
    expect(labels()).not.toEqual(labels({ storage: { kind: 'badger', retentionHours: 24 } }));
  });

  test('what is secret of a search engine stays in Secrets, and its address out of the configuration', () => {
    const auth = { username: { name: 'search', key: 'user' }, password: { name: 'search', key: 'pass' } };
    const values = jaeger({ storage: { kind: 'opensearch', serverUrl: 'https://search.example.com', auth } });
    expect(JSON.stringify(values['userconfig'])).not.toContain('search.example.com');
    expect(values['jaeger']).toMatchObject({
      replicas: 2,
      strategy: { type: 'RollingUpdate' },
      extraEnv: [
        { name: 'SEARCH_URL', value: 'https://search.example.com' },
        { valueFrom: { secretKeyRef: { name: 'search', key: 'user' } } },
        { valueFrom: { secretKeyRef: { name: 'search', key: 'pass' } } },
      ],
    });
    expect(values['extraObjects']).toBeUndefined();
  });

  test('where pods have IPv6 alone, it listens there', () => {
    expect(jaeger({}, kubeadm(IPV6_ONLY))['userconfig']).toMatchObject({
      receivers: { otlp: { protocols: { grpc: { endpoint: '[::]:4317' } } } },
    });
  });
});

describe('the collector', () => {
  test('takes OTLP and nothing else, and sends it to the address of a plan', () => {
    const values = collector();
    expect(values['alternateConfig']).toMatchObject({
      exporters: { otlp: { endpoint: 'jaeger.jaeger.svc.cluster.local:4317', tls: { insecure: true } } },
      service: { pipelines: { traces: { processors: ['memory_limiter', 'batch'] } } },
    });
    expect(values['ports']).toMatchObject({
      otlp: { appProtocol: 'grpc' },
      'jaeger-grpc': { enabled: false },
      zipkin: { enabled: false },
    });
  });

  test('the way out of the cluster is encrypted unless it is said otherwise', () => {
    const traces = { kind: 'url', url: 'https://traces.example.com:4317' } as const;
    const exporter = { endpoint: traces.url, tls: { insecure: false } };
    expect(collector({ traces })['alternateConfig']).toMatchObject({ exporters: { otlp: exporter } });
    expect(collector({ traces, tls: false })['alternateConfig']).toMatchObject({
      exporters: { otlp: { tls: { insecure: true } } },
    });
  });

  test('who judges whole traces is alone', () => {
    expect(collector({}, sized(3))).toMatchObject({ replicaCount: 2, podDisruptionBudget: { enabled: true } });
    const values = collector({ tailSampling: { percentage: 10 } }, sized(3));
    expect(values).toMatchObject({ replicaCount: 1 });
    expect(values['podDisruptionBudget']).toBeUndefined();
    expect(values['alternateConfig']).toMatchObject({
      processors: { tail_sampling: { policies: [{}, {}, { probabilistic: { sampling_percentage: 10 } }] } },
      service: { pipelines: { traces: { processors: ['memory_limiter', 'tail_sampling', 'batch'] } } },
    });
  });
});

test('Istio is told the address of whatever takes traces', () => {
  const plan = planOpenTelemetryCollector(kubeadm(), TO_JAEGER);
  expect(traceProvider('otel', plan)).toEqual({
    kind: 'opentelemetry',
    name: 'otel',
    service: 'otel-collector.opentelemetry.svc.cluster.local',
    port: 4317,
  });
});
