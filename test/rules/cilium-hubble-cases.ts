import type { HubbleStaticExport } from '../../lib/cni/cilium/hubble/export-options';
import type { HubbleOptions } from '../../lib/cni/cilium/hubble/options';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium, planCilium } from '../../lib/cni/cilium/plan';
import type { Finding } from '../../lib/core/finding';
import { cniMonitoringOf, planCniMonitoring } from '../../lib/observability';
import { kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';
import { CLUSTER, PROMETHEUS, together } from './observed-cluster';

const cilium = (options: CiliumOptions): readonly Finding[] => inspectCilium(kubeadm(), options).findings;
const hubble = (options: HubbleOptions): readonly Finding[] => cilium({ hubble: options });
const file = (options: HubbleStaticExport): readonly Finding[] => hubble({ export: { static: options } });

const SECRETS = { method: 'existing', serverSecret: 'server', relayClientSecret: 'relay' } as const;
const EXEMPLARS = { name: 'httpV2', exemplars: true } as const;
const WATCHED = { prometheus: true, hubble: { metrics: ['dns'] } } as const;

/** Rules about flow visibility, and about who watches Cilium. */
export const CILIUM_HUBBLE_CASES: RuleCases = {
  'cilium/hubble-ui-needs-relay': {
    fails: () => hubble({ ui: true, relay: false }),
    at: 'hubble.ui',
    passes: () => hubble({ ui: true }),
  },
  'cilium/hubble-relay-has-certificates': {
    fails: () => hubble({ relay: { tls: true }, tls: SECRETS }),
    at: 'hubble.tls.relayServerSecret',
    passes: () => hubble({ relay: { tls: true }, tls: { ...SECRETS, relayServerSecret: 'relay-server' } }),
  },
  'cilium/hubble-metrics-are-unique': {
    fails: () => hubble({ metrics: ['dns', 'drop', { name: 'dns', ignoreAAAA: true }] }),
    at: 'hubble.metrics[2]',
    passes: () => hubble({ metrics: ['dns', 'drop'] }),
  },
  'cilium/http-metrics-have-one-form': {
    fails: () => hubble({ metrics: ['httpV2', 'http'] }),
    at: 'hubble.metrics[1]',
    passes: () => hubble({ metrics: ['httpV2'] }),
  },
  'cilium/http-metrics-need-the-proxy': {
    fails: () => cilium({ l7Proxy: false, hubble: { metrics: ['dns', 'httpV2'] } }),
    at: 'hubble.metrics[1]',
    passes: () => cilium({ l7Proxy: false, hubble: { metrics: ['drop'] } }),
  },
  'cilium/exemplars-need-open-metrics': {
    fails: () => hubble({ metrics: [EXEMPLARS], openMetrics: false }),
    at: 'hubble.openMetrics',
    passes: () => hubble({ metrics: [EXEMPLARS] }),
  },
  'cilium/hubble-metrics-have-few-series': {
    fails: () => hubble({ metrics: ['drop', { name: 'flow', destinationContext: ['dns', 'ip'] }] }),
    at: 'hubble.metrics[1].destinationContext',
    passes: () => hubble({ metrics: [{ name: 'flow', destinationContext: ['workload', 'reserved-identity'] }] }),
  },
  'cilium/metric-filters-need-dynamic-metrics': {
    fails: () => hubble({ metrics: [{ name: 'drop', includeFilters: [{ verdict: ['DROPPED'] }] }] }),
    at: 'hubble.metrics[0].includeFilters',
    passes: () =>
      hubble({ dynamicMetrics: true, metrics: [{ name: 'drop', includeFilters: [{ verdict: ['DROPPED'] }] }] }),
  },
  'cilium/flow-fields-are-known': {
    fails: () => file({ fieldMask: ['time', 'source.podname'] }),
    at: 'hubble.export.static.fieldMask[1]',
    passes: () => file({ fieldMask: ['time', 'source.pod_name', 'l4.TCP.destination_port'] }),
  },
  'cilium/flow-logs-are-distinct': {
    fails: () =>
      hubble({ export: { static: {}, dynamic: [{ name: 'all', filePath: '/var/run/cilium/hubble/events.log' }] } }),
    at: 'hubble.export.dynamic[0].filePath',
    passes: () => hubble({ export: { static: {}, dynamic: [{ name: 'all', filePath: 'stdout' }] } }),
  },
  'cilium/flow-logs-outlive-the-agent': {
    fails: () => file({ filePath: '/var/log/flows.log' }),
    at: 'hubble.export.static.filePath',
    passes: () => file({ filePath: '/var/run/cilium/flows.log' }),
  },
  'cilium/monitors-have-metrics': {
    fails: () => cilium({ serviceMonitors: true }),
    at: 'serviceMonitors',
    passes: () => cilium({ serviceMonitors: true, hubble: { metrics: ['dns'] } }),
  },
  'cilium/dashboards-have-a-namespace': {
    fails: () => cilium({ prometheus: true, dashboards: { namespace: 'Monitoring' } }),
    at: 'dashboards.namespace',
    passes: () => cilium({ prometheus: true, dashboards: { namespace: 'monitoring' } }),
  },
  'cilium/monitors-have-their-kind': {
    fails: () => together(planCilium(CLUSTER, { ...WATCHED, serviceMonitors: true }), PROMETHEUS),
    at: 'cilium.serviceMonitors',
    passes: () => {
      const plan = planCilium(CLUSTER, WATCHED);
      return together(plan, PROMETHEUS, planCniMonitoring(CLUSTER, cniMonitoringOf(plan)));
    },
  },
};
