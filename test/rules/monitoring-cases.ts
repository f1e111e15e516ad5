import { planCilium } from '../../lib/cni/cilium/plan';
import type { InstallPlan } from '../../lib/core/plan';
import { type MeshService, planMesh } from '../../lib/mesh/namespaces';
import {
  type CniMonitoringOptions,
  cniMonitoringOf,
  inspectCniMonitoring,
  inspectIstioMonitoring,
  istioMonitoringOf,
  planCniMonitoring,
  planIstioMonitoring,
  planJaeger,
  planKiali,
  planPrometheus,
  serviceOf,
  traceProvider,
} from '../../lib/observability';
import type { RuleCases } from './cases';
import { CILIUM, CLUSTER, istio, JAEGER, PROMETHEUS, together } from './observed-cluster';

const cniMonitoring = (options: CniMonitoringOptions): InstallPlan => planCniMonitoring(CLUSTER, options);
const TRACED = istio({
  extensionProviders: [traceProvider('otel', JAEGER)],
  telemetry: { tracing: { provider: 'otel' } },
});

/** Rules about monitors, and about everything that observes a cluster together. */
export const MONITORING_CASES: RuleCases = {
  'monitoring/names-are-dns-labels': {
    fails: () => inspectIstioMonitoring(CLUSTER, { rootNamespace: 'istio_system' }).findings,
    at: 'rootNamespace',
    passes: () => inspectIstioMonitoring(CLUSTER).findings,
  },
  'monitoring/something-is-scraped': {
    fails: () => inspectCniMonitoring(CLUSTER, cniMonitoringOf(planCilium(CLUSTER))).findings,
    at: 'targets',
    passes: () => inspectCniMonitoring(CLUSTER, cniMonitoringOf(CILIUM)).findings,
  },
  'monitoring/services-are-there': {
    fails: () => together(istio(), planPrometheus(CLUSTER, { name: 'prometheus' }), planKiali(CLUSTER)),
    at: 'kiali.prometheus',
    passes: () => {
      const other = planPrometheus(CLUSTER, { name: 'prometheus' });
      return together(istio(), other, planKiali(CLUSTER, { prometheus: serviceOf(other, 'prometheus') }));
    },
  },
  'monitoring/namespaces-have-one-owner': {
    fails: () => together(PROMETHEUS, planJaeger(CLUSTER, { namespace: 'monitoring' })),
    at: 'jaeger.createNamespace',
    passes: () => together(PROMETHEUS, planJaeger(CLUSTER, { namespace: 'monitoring', createNamespace: false })),
  },
  'monitoring/mesh-makes-traces': {
    fails: () => together(istio(), JAEGER),
    at: 'istio.extensionProviders',
    passes: () => together(TRACED, JAEGER),
  },
  'monitoring/callers-are-allowed': {
    fails: () => together(istio(), planPrometheus(CLUSTER, { ambient: true }), planMesh(CLUSTER, { denyAll: true })),
    at: 'prometheus.ambient',
    passes: () => {
      const service: MeshService = {
        name: 'kps-prometheus',
        appliedBy: 'others',
        selector: { 'app.kubernetes.io/instance': 'kps-prometheus' },
        ports: [{ port: 9090, protocol: 'http' }],
        authorization: { allow: [{ from: [{ kind: 'namespace', name: 'kiali' }] }] },
      };
      const allowed = planMesh(CLUSTER, {
        denyAll: true,
        namespaces: [{ name: 'monitoring', appliedBy: 'others', services: [service] }],
      });
      return together(istio(), planPrometheus(CLUSTER, { ambient: true }), allowed);
    },
  },
  'monitoring/istio-is-where-it-is-scraped': {
    fails: () => together(istio({ namespace: 'mesh' }), PROMETHEUS, planIstioMonitoring(CLUSTER)),
    at: 'istio-monitoring.rootNamespace',
    passes: () => {
      const mesh = istio({ namespace: 'mesh' });
      return together(mesh, PROMETHEUS, planIstioMonitoring(CLUSTER, istioMonitoringOf(mesh)));
    },
  },
  'monitoring/cni-serves-metrics': {
    fails: () => together(planCilium(CLUSTER), PROMETHEUS, cniMonitoring({ targets: ['cilium-agent'] })),
    at: 'cni-monitoring.targets',
    passes: () => together(CILIUM, PROMETHEUS, cniMonitoring(cniMonitoringOf(CILIUM))),
  },
  'monitoring/scrapes-once': {
    fails: () => {
      const twice = planCilium(CLUSTER, {
        prometheus: true,
        values: { prometheus: { serviceMonitor: { enabled: true } } },
      });
      return together(twice, PROMETHEUS, cniMonitoring(cniMonitoringOf(twice)));
    },
    at: 'cilium.values.prometheus.serviceMonitor.enabled',
    passes: () => together(CILIUM, PROMETHEUS, cniMonitoring(cniMonitoringOf(CILIUM))),
  },
};
