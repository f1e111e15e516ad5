import { kubeadmCluster } from '../../../lib/clusters';
import type { CiliumSet } from '../cilium-sets';

const WITHOUT_KUBE_PROXY = kubeadmCluster({
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
});

const DROPPED = { verdict: ['DROPPED', 'ERROR'] } as const;
const OF_THE_SYSTEM = { sourcePod: ['kube-system/'], reply: [false] } as const;

/** Ways to look at flows. */
export const HUBBLE_SETS: readonly CiliumSet[] = [
  {
    name: 'a relay and a UI with all that can be said of them',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        relay: { replicas: 2, resources: { requests: { cpu: '37m' } }, tls: true },
        ui: {
          replicas: 2,
          baseUrl: '/service-map/',
          resources: { frontend: { requests: { cpu: '38m' } }, backend: { requests: { cpu: '39m' } } },
        },
        eventBufferCapacity: 65535,
        eventQueueSize: 1048576,
      },
    },
    config: { 'hubble-event-buffer-capacity': '65535', 'hubble-event-queue-size': '1048576' },
    mentions: [
      '"replicas":2',
      '"cpu":"37m"',
      '"cpu":"38m"',
      '"cpu":"39m"',
      '/service-map/',
      '"hubble-relay-server-certs"',
      '"hubble-ui-client-certs"',
    ],
  },
  {
    name: 'a relay with TLS and certificates that exist already',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        relay: { tls: true },
        ui: true,
        tls: {
          method: 'existing',
          serverSecret: 'our-server',
          relayClientSecret: 'our-relay',
          relayServerSecret: 'our-relay-server',
          uiClientSecret: 'our-ui',
        },
      },
    },
    config: { 'hubble-disable-tls': 'false' },
    mentions: ['"our-server"', '"our-relay"', '"our-relay-server"', '"our-ui"'],
  },
  {
    name: 'certificates by cert-manager',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        relay: { tls: true },
        ui: true,
        tls: { method: 'certmanager', certManagerIssuerRef: { name: 'our-issuer', kind: 'ClusterIssuer' } },
      },
    },
    config: { 'hubble-disable-tls': 'false' },
    mentions: ['"our-issuer"', '"hubble-server-certs"', '"hubble-relay-server-certs"', '"hubble-ui-client-certs"'],
  },
  {
    name: 'metrics of flows with options',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        metrics: [
          { name: 'dns', query: true, ignoreAAAA: true },
          'drop',
          { name: 'flow', sourceContext: ['workload', 'reserved-identity'], destinationEgressContext: ['app'] },
          { name: 'flows-to-world', anyDrop: true, port: true, synOnly: true },
          { name: 'httpV2', exemplars: true, labelsContext: ['source_namespace', 'destination_workload'] },
          'policy',
        ],
      },
    },
    config: {
      'hubble-metrics':
        'dns:query;ignoreAAAA drop flow:sourceContext=workload|reserved-identity;destinationEgressContext=app flows-to-world:any-drop;port;syn-only httpV2:exemplars=true;labelsContext=source_namespace,destination_workload policy',
      'hubble-metrics-server': ':9965',
      'enable-hubble-open-metrics': 'true',
      'hubble-dynamic-metrics-config-path': undefined,
    },
  },
  {
    name: 'metrics of flows that change without a restart',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        dynamicMetrics: true,
        metrics: [
          { name: 'dns', query: true, includeFilters: [OF_THE_SYSTEM] },
          { name: 'drop', sourceContext: ['workload', 'app'], excludeFilters: [DROPPED] },
        ],
      },
    },
    config: {
      'hubble-metrics': undefined,
      'hubble-metrics-server': ':9965',
      'enable-hubble-open-metrics': 'false',
      'hubble-dynamic-metrics-config-path': '/dynamic-metrics-config/dynamic-metrics.yaml',
    },
    mentions: [
      '"cilium-dynamic-metrics-config"',
      '- contextOptions:\\n    - name: query\\n    includeFilters:\\n    - reply:\\n      - false\\n      source_pod:\\n      - kube-system/\\n    name: dns',
      '- contextOptions:\\n    - name: sourceContext\\n      values:\\n      - workload\\n      - app',
    ],
  },
  {
    name: 'flows in files',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        export: {
          static: {
            filePath: '/var/run/cilium/hubble/dropped.log',
            fileMaxSizeMb: 50,
            fileMaxBackups: 3,
            fileCompress: true,
            fieldMask: ['time', 'source.pod_name', 'verdict'],
            allowList: [DROPPED],
            denyList: [OF_THE_SYSTEM, { destinationPod: ['kube-system/'] }],
          },
          dynamic: [
            { name: 'all', filePath: 'stdout', end: '2026-12-31T23:59:59Z' },
            {
              name: 'dropped',
              filePath: '/var/run/cilium/hubble/more.log',
              fileMaxSizeMb: 7,
              fileMaxBackups: 2,
              includeFilters: [DROPPED],
              excludeFilters: [OF_THE_SYSTEM],
            },
          ],
        },
      },
    },
    config: {
      'hubble-export-file-path': '/var/run/cilium/hubble/dropped.log',
      'hubble-export-file-max-size-mb': '50',
      'hubble-export-file-max-backups': '3',
      'hubble-export-file-compress': 'true',
      'hubble-export-fieldmask': 'time source.pod_name verdict',
      'hubble-export-allowlist': '{"verdict":["DROPPED","ERROR"]}',
      'hubble-export-denylist': '{"source_pod":["kube-system/"],"reply":[false]} {"destination_pod":["kube-system/"]}',
      'hubble-flowlogs-config-path': '/flowlog-config/flowlogs.yaml',
    },
    mentions: ['name: dropped', 'source_pod:', 'fileMaxSizeMb: 7', 'filePath: stdout'],
  },
  {
    name: 'flows that are counted before they are written',
    versions: '>=1.19',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        export: {
          static: { aggregate: { fields: ['source.namespace', 'verdict'], interval: '30s' } },
          dynamic: [
            { name: 'log', filePath: 'stdout', aggregate: { fields: ['destination.namespace'], interval: '45s' } },
          ],
        },
      },
    },
    config: {
      'hubble-export-fieldaggregate': 'source.namespace verdict',
      'hubble-export-aggregation-interval': '30s',
      'hubble-export-file-path': '/var/run/cilium/hubble/events.log',
      'hubble-export-file-max-size-mb': '10',
    },
    mentions: ['aggregationInterval: 45s', '- destination.namespace'],
  },
  {
    name: 'flows without secrets, and events of drops',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        redact: { urlQuery: true, userInfo: false, headers: { kind: 'deny', names: ['Authorization', 'Cookie'] } },
        dropEventEmitter: { interval: '5m', reasons: ['policy_denied'] },
      },
    },
    config: {
      'hubble-redact-enabled': 'true',
      'hubble-redact-http-urlquery': 'true',
      'hubble-redact-http-userinfo': 'false',
      'hubble-redact-http-headers-deny': 'Authorization Cookie',
      'hubble-redact-http-headers-allow': undefined,
      'hubble-drop-events': 'true',
      'hubble-drop-events-interval': '5m',
      'hubble-drop-events-reasons': 'policy_denied',
    },
  },
  {
    name: 'flows with some headers alone',
    cluster: WITHOUT_KUBE_PROXY,
    options: { hubble: { redact: { headers: { kind: 'allow', names: ['traceparent'] } }, dropEventEmitter: true } },
    config: {
      'hubble-redact-http-headers-allow': 'traceparent',
      'hubble-redact-http-userinfo': 'true',
      'hubble-drop-events-reasons': 'auth_required policy_denied',
    },
  },
];
