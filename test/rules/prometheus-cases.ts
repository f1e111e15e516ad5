import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import type { Values } from '../../lib/core/values';
import { inspectPrometheus, type PrometheusOptions, planPrometheus } from '../../lib/observability';
import { eks, gke, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';
import { CLUSTER, istio, PROMETHEUS, together } from './observed-cluster';

const prometheus = (options: PrometheusOptions, cluster: Cluster = sized(3)): readonly Finding[] =>
  inspectPrometheus(cluster, options).findings;
const scraping = (rule: Values): readonly Finding[] =>
  prometheus({
    values: {
      prometheus: { prometheusSpec: { additionalScrapeConfigs: [{ job_name: 'mesh', relabel_configs: [rule] }] } },
    },
  });

/** Rules about Prometheus and Grafana. */
export const PROMETHEUS_CASES: RuleCases = {
  'prometheus/version-is-supported': {
    fails: () => prometheus({ version: '45.0' }),
    at: 'version',
    passes: () => prometheus({ version: '88.5' }),
  },
  'prometheus/version-is-pinned': {
    fails: () => prometheus({ version: '88.5.0' }),
    at: 'version',
    passes: () => prometheus({ version: '88.5.3' }),
  },
  'prometheus/kubernetes-is-tested': {
    fails: () => prometheus({}, kubeadm({ kubernetes: '1.24' })),
    at: 'cluster.kubernetes',
    passes: () => prometheus({}, kubeadm({ kubernetes: '1.35' })),
  },
  'prometheus/samples-fit-the-volume': {
    fails: () => prometheus({ retentionSize: '50GB', volume: { size: '50Gi' } }),
    at: 'retentionSize',
    passes: () => prometheus({ retentionSize: '45GB', volume: { size: '50Gi' } }),
  },
  'prometheus/volume-has-room': {
    fails: () => prometheus({ retentionSize: '49GB' }),
    at: 'retentionSize',
    passes: () => prometheus({ retentionSize: '45GB' }),
  },
  'prometheus/copies-have-nodes': {
    fails: () => prometheus({ replicas: 5, antiAffinity: 'required' }),
    at: 'antiAffinity',
    passes: () => prometheus({ replicas: 5 }),
  },
  'prometheus/outlives-a-node': {
    fails: () => prometheus({ replicas: 1 }),
    at: 'replicas',
    passes: () => prometheus({ replicas: 1 }, sized(0)),
  },
  'prometheus/control-plane-is-reachable': {
    fails: () => prometheus({ controlPlane: ['kube-proxy', 'etcd'] }, eks('vpc-cni')),
    at: 'controlPlane[1]',
    passes: () => prometheus({ controlPlane: ['kube-proxy'] }, eks('vpc-cni')),
  },
  'prometheus/names-differ': {
    fails: () =>
      prometheus({
        grafana: {
          dashboards: [
            { name: 'mesh', gnetId: 7639, revision: 1 },
            { name: 'mesh', gnetId: 7636, revision: 1 },
          ],
        },
      }),
    at: 'grafana.dashboards[1].name',
    passes: () => prometheus({ grafana: { dashboards: [{ name: 'mesh', gnetId: 7639, revision: 1 }] } }),
  },
  'prometheus/scrape-jobs-find-something': {
    fails: () => scraping({ source_labels: ['__meta_kubernetes_service_name'], regex: 'istio-telemetry' }),
    at: 'values.prometheus.prometheusSpec.additionalScrapeConfigs[0]',
    passes: () => scraping({ source_labels: ['__meta_kubernetes_service_name'], regex: 'legacy' }),
  },
  'prometheus/volumes-have-a-class': {
    fails: () => prometheus({}),
    at: 'volume.storageClass',
    passes: () => prometheus({}, gke('dataplane-v2')),
  },
  'prometheus/names-are-dns-labels': {
    fails: () => prometheus({ grafana: { adminSecret: { name: 'Grafana admin' } } }),
    at: 'grafana.adminSecret.name',
    passes: () => prometheus({ grafana: { adminSecret: { name: 'grafana-admin' } } }),
  },
  'prometheus/secrets-are-references': {
    fails: () => prometheus({ values: { grafana: { adminPassword: 'prom-operator' } } }),
    at: 'values.grafana.adminPassword',
    passes: () =>
      prometheus({ values: { grafana: { 'grafana.ini': { smtp: { password: '$__file{/etc/smtp/password}' } } } } }),
  },
  'prometheus/nothing-is-random': {
    fails: () => prometheus({ values: { grafana: { imageRenderer: { enabled: true } } } }),
    at: 'values.grafana.imageRenderer.existingSecret',
    passes: () => prometheus({ values: { grafana: { imageRenderer: { enabled: true, existingSecret: 'renderer' } } } }),
  },
  'prometheus/values-keep-to-options': {
    fails: () => prometheus({ values: { prometheusOperator: { admissionWebhooks: { enabled: true } } } }),
    at: 'values.prometheusOperator.admissionWebhooks.enabled',
    passes: () => prometheus({ values: { prometheus: { prometheusSpec: { logLevel: 'warn' } } } }),
  },
  'prometheus/strict-pods-answer': {
    fails: () => together(istio({ mtls: 'strict' }), PROMETHEUS),
    at: 'prometheus.ambient',
    passes: () => together(istio({ mtls: 'strict' }), planPrometheus(CLUSTER, { ambient: true })),
  },
  'prometheus/api-server-is-answered': {
    fails: () =>
      together(
        istio({ mtls: 'strict' }),
        planPrometheus(CLUSTER, { ambient: true, admissionWebhooks: 'cert-manager' }),
      ),
    at: 'prometheus.admissionWebhooks',
    passes: () => together(istio(), planPrometheus(CLUSTER, { ambient: true, admissionWebhooks: 'cert-manager' })),
  },
};
