import { cniMonitoringOf, planCilium, planCniMonitoring, planPrometheus } from '../../lib';
import type { HubbleMetric } from '../../lib/cni/cilium/hubble/metric-options';
import type { HubbleOptions } from '../../lib/cni/cilium/hubble/options';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectComposition } from '../../lib/core/compose';
import type { InstallPlan } from '../../lib/core/plan';
import { sized } from '../support/clusters';
import { at } from '../support/values';

const VERSIONS = ['1.18', '1.19', '1.20'];

const valuesOf = (options: CiliumOptions): unknown =>
  planCilium(sized(3), options).steps.find((step) => step.kind === 'helm')?.values;
const hubble = (options: HubbleOptions, version = '1.19'): unknown =>
  at(valuesOf({ version, hubble: options }), 'hubble');

describe('what an option of Hubble does to the values', () => {
  test.each<[string, HubbleOptions, Record<string, unknown>]>([
    [
      'a relay with all that can be said of it',
      { relay: { replicas: 2, resources: { requests: { cpu: '20m' } }, tls: true } },
      {
        relay: {
          enabled: true,
          rollOutPods: true,
          replicas: 2,
          resources: { requests: { cpu: '20m' } },
          tls: { server: { enabled: true } },
        },
      },
    ],
    [
      'certificates of a relay that exist already',
      {
        relay: { tls: true },
        ui: true,
        tls: {
          method: 'existing',
          serverSecret: 'a',
          relayClientSecret: 'b',
          relayServerSecret: 'c',
          uiClientSecret: 'd',
        },
      },
      {
        'relay.tls': { client: { existingSecret: 'b' }, server: { enabled: true, existingSecret: 'c' } },
        'ui.tls': { client: { existingSecret: 'd' } },
        'tls.server.existingSecret': 'a',
      },
    ],
    [
      'a UI with all that can be said of it',
      { ui: { replicas: 3, baseUrl: '/map/', resources: { backend: { requests: { cpu: '10m' } } } } },
      {
        ui: {
          enabled: true,
          rollOutPods: true,
          replicas: 3,
          baseUrl: '/map/',
          backend: { resources: { requests: { cpu: '10m' } } },
        },
      },
    ],
    [
      'sizes',
      { eventBufferCapacity: 8191, eventQueueSize: 32768 },
      { eventBufferCapacity: '8191', eventQueueSize: '32768' },
    ],
    [
      'redaction',
      { redact: { urlQuery: true, headers: { kind: 'allow', names: ['traceparent'] } } },
      { redact: { enabled: true, http: { urlQuery: true, headers: { allow: ['traceparent'] } } } },
    ],
    ['events of drops', { dropEventEmitter: true }, { dropEventEmitter: { enabled: true } }],
    ['nothing', {}, { metrics: undefined, export: undefined, redact: undefined, dropEventEmitter: undefined }],
  ])('%s', (_, options, expected) => {
    for (const version of VERSIONS) {
      const rendered = hubble(options, version);
      expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(rendered, path)]))).toEqual(expected);
    }
  });
});

describe('metrics of flows', () => {
  test.each<[HubbleMetric, string]>([
    ['drop', 'drop'],
    [{ name: 'dns', query: true, ignoreAAAA: true }, 'dns:query;ignoreAAAA'],
    [{ name: 'dns', query: false }, 'dns'],
    [{ name: 'http', exemplars: true }, 'http:exemplars=true'],
    [{ name: 'flows-to-world', port: true, synOnly: true }, 'flows-to-world:port;syn-only'],
    [{ name: 'tcp', sourceContext: ['workload', 'app'] }, 'tcp:sourceContext=workload|app'],
    [
      { name: 'flow', labelsContext: ['source_app', 'destination_app'] },
      'flow:labelsContext=source_app,destination_app',
    ],
  ])('%j in a line', (metric, line) => {
    expect(at(hubble({ metrics: [metric] }), 'metrics.enabled')).toEqual([line]);
  });

  test('exemplars come in the format that has room for them', () => {
    expect(at(hubble({ metrics: [{ name: 'httpV2', exemplars: true }] }), 'metrics.enableOpenMetrics')).toBe(true);
    expect(at(hubble({ metrics: ['httpV2'] }), 'metrics.enableOpenMetrics')).toBeUndefined();
    expect(at(hubble({ metrics: ['httpV2'], openMetrics: true }), 'metrics.enableOpenMetrics')).toBe(true);
  });

  test('agents read them again, or when they start, and never both', () => {
    const metrics: readonly HubbleMetric[] = [
      'drop',
      { name: 'dns', query: true, sourceContext: ['app'], includeFilters: [{ sourcePod: ['shop/'], reply: [true] }] },
    ];
    expect(at(hubble({ metrics, dynamicMetrics: true }), 'metrics')).toEqual({
      dynamic: {
        enabled: true,
        config: {
          content: [
            { name: 'drop' },
            {
              name: 'dns',
              contextOptions: [{ name: 'query' }, { name: 'sourceContext', values: ['app'] }],
              includeFilters: [{ source_pod: ['shop/'], reply: [true] }],
            },
          ],
        },
      },
    });
  });

  test('the port is open, and Prometheus is told, even where metrics come later', () => {
    const plan = planCilium(sized(3), { hubble: { dynamicMetrics: true } });
    expect(plan.needs.ports.map(({ port }) => port)).toContain(9965);
    expect(plan.network?.metrics?.map(({ target }) => target)).toEqual(['cilium-hubble']);
  });
});

describe('flows in files', () => {
  const aggregate = { fields: ['verdict'], interval: '30s' };

  test('a file', () => {
    const allowList = [{ verdict: ['DROPPED'], destinationPod: ['shop/'] }] as const;
    expect(at(hubble({ export: { static: { fileMaxSizeMb: 20, fieldMask: ['time'], allowList } } }), 'export')).toEqual(
      {
        static: {
          enabled: true,
          fileMaxSizeMb: 20,
          fieldMask: ['time'],
          allowList: ['{"verdict":["DROPPED"],"destination_pod":["shop/"]}'],
        },
      },
    );
  });

  test('the interval is where the charts read it', () => {
    expect(at(hubble({ export: { static: { aggregate } } }), 'export')).toEqual({
      aggregationInterval: '30s',
      static: { enabled: true, fieldAggregate: ['verdict'] },
    });
  });

  test('several files', () => {
    const dynamic = [{ name: 'all', filePath: 'stdout', aggregate, excludeFilters: [{ reply: [true] }] }] as const;
    expect(at(hubble({ export: { dynamic } }), 'export')).toEqual({
      dynamic: {
        enabled: true,
        config: {
          content: [
            {
              name: 'all',
              filePath: 'stdout',
              fieldAggregate: ['verdict'],
              aggregationInterval: '30s',
              excludeFilters: [{ reply: [true] }],
            },
          ],
        },
      },
    });
  });
});

describe('options of some minors', () => {
  const rules = (options: CiliumOptions): readonly string[] => {
    try {
      return planCilium(sized(3), options).findings.map(({ rule, path }) => `${rule} ${path}`);
    } catch (error) {
      return (error as { findings: readonly { rule: string; path: string }[] }).findings.map(
        ({ rule, path }) => `${rule} ${path}`,
      );
    }
  };
  const GATE = 'cilium/option-exists-in-version';
  const AGGREGATED = { static: { aggregate: { fields: ['verdict'], interval: '30s' } } };

  test.each<[CiliumOptions, string, readonly string[]]>([
    [{ hubble: { metrics: ['kafka'] } }, 'hubble.metrics[0]', ['1.20']],
    [{ hubble: { metrics: [{ name: 'kafka' }] } }, 'hubble.metrics[0].name', ['1.20']],
    [{ hubble: { metrics: ['sctp'] } }, 'hubble.metrics[0]', ['1.18', '1.19']],
    [{ hubble: { metrics: [{ name: 'sctp' }] } }, 'hubble.metrics[0].name', ['1.18', '1.19']],
    [{ hubble: { export: AGGREGATED } }, 'hubble.export.static.aggregate', ['1.18']],
    [{ encryption: { type: 'ztunnel' } }, 'encryption.type', ['1.18']],
    [{ encryption: { type: 'wireguard', strict: { ingress: true } } }, 'encryption.strict.ingress', ['1.18']],
  ])('%j', (options, path, refused) => {
    for (const version of VERSIONS) {
      const found = rules({ ...options, version }).includes(`${GATE} ${path}`);
      expect([version, found]).toEqual([version, refused.includes(version)]);
    }
  });
});

describe('who watches', () => {
  const WATCHED = { prometheus: true, hubble: { metrics: ['dns'] } } as const;
  const metrics = (plan: InstallPlan): unknown =>
    plan.network?.metrics?.map(({ monitoredBy, target }) => [target, monitoredBy?.join('.')]);

  test.each(VERSIONS)('monitors on %s', (version) => {
    const monitor = { enabled: true, labels: { team: 'net' }, interval: '30s' };
    const rendered = valuesOf({
      version,
      ...WATCHED,
      serviceMonitors: { labels: { team: 'net' }, interval: '30s' },
    });
    expect(at(rendered, 'prometheus')).toEqual({ enabled: true, serviceMonitor: { ...monitor, trustCRDsExist: true } });
    expect(at(rendered, 'operator.prometheus.serviceMonitor')).toEqual(monitor);
    expect(at(rendered, 'envoy.prometheus.serviceMonitor')).toEqual(monitor);
    expect(at(rendered, 'hubble.metrics.serviceMonitor')).toEqual(monitor);
  });

  test('monitors of what serves metrics alone', () => {
    const rendered = valuesOf({ hubble: { metrics: ['dns'] }, serviceMonitors: true, dashboards: true });
    expect(at(rendered, 'prometheus')).toBeUndefined();
    expect(at(rendered, 'dashboards')).toBeUndefined();
    expect(at(rendered, 'hubble.metrics')).toEqual({
      enabled: ['dns'],
      serviceMonitor: { enabled: true },
      dashboards: { enabled: true },
    });
  });

  test('dashboards', () => {
    const dashboards = { namespace: 'monitoring', label: 'page', labelValue: 'yes' };
    const rendered = valuesOf({ ...WATCHED, dashboards });
    for (const path of ['dashboards', 'operator.dashboards', 'hubble.metrics.dashboards']) {
      expect(at(rendered, path)).toEqual({ enabled: true, ...dashboards });
    }
  });

  test('a plan tells by which option its monitors are made', () => {
    expect(metrics(planCilium(sized(3), { ...WATCHED, serviceMonitors: true }))).toEqual([
      ['cilium-agent', 'serviceMonitors'],
      ['cilium-envoy', 'serviceMonitors'],
      ['cilium-operator', 'serviceMonitors'],
      ['cilium-hubble', 'serviceMonitors'],
    ]);
    const values = { hubble: { metrics: { serviceMonitor: { enabled: true } } } };
    expect(metrics(planCilium(sized(3), { ...WATCHED, values }))).toContainEqual([
      'cilium-hubble',
      'values.hubble.metrics.serviceMonitor.enabled',
    ]);
  });

  test('monitors of two kinds are never made of one thing', () => {
    const cluster = sized(3);
    const plan = planCilium(cluster, { ...WATCHED, serviceMonitors: true });
    const prometheus = planPrometheus(cluster);
    const { findings } = inspectComposition(cluster, [
      plan,
      prometheus,
      planCniMonitoring(cluster, cniMonitoringOf(plan)),
    ]);
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(
      expect.arrayContaining([
        'monitoring/scrapes-once cilium.serviceMonitors',
        'cilium/monitors-have-their-kind cilium.serviceMonitors',
      ]),
    );
  });

  test('the kind of monitors comes first', () => {
    expect(planCilium(sized(3), { ...WATCHED, serviceMonitors: true }).needs.manual.join()).toContain('ServiceMonitor');
  });
});
