import { resourceValues } from '../../core/resources';
import { mergeValues, type Values } from '../../core/values';
import { claimSpec } from '../../core/volume';
import { grafanaValues } from './grafana-values';
import type { ControlPlanePart } from './options';
import type { PrometheusSettings } from './settings';

/** The chart's values for these settings, with the caller's own merged last. */
export function prometheusValues<S>(settings: PrometheusSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: PrometheusSettings<S>): Values<S> {
  const { name, nodeExporter } = settings;
  return {
    fullnameOverride: name,
    // They come by a chart of their own: Helm never upgrades what a chart brings in its folder of definitions.
    crds: { enabled: false },
    prometheus: { service: { sessionAffinity: 'ClientIP' }, prometheusSpec: prometheusSpec(settings) },
    alertmanager: alertmanagerValues(settings),
    grafana: grafanaValues(settings),
    prometheusOperator: operatorValues(settings),
    nodeExporter: { enabled: nodeExporter },
    'kube-state-metrics': { fullnameOverride: `${name}-kube-state-metrics` },
    ...(nodeExporter && { 'prometheus-node-exporter': exporterValues(settings) }),
    ...scrapeValues(settings),
  };
}

function exporterValues({ name, options }: PrometheusSettings): Values<never> {
  return {
    fullnameOverride: `${name}-node-exporter`,
    // It is on the network of its node. Istio before 1.31 takes it for a pod of the mesh all the same.
    ...(options.ambient === true && { podLabels: { 'istio.io/dataplane-mode': 'none' } }),
  };
}

function prometheusSpec<S>(settings: PrometheusSettings<S>): Values<S> {
  const { antiAffinity, cluster, options, replicas, retentionSize, volumeSize } = settings;
  const { resources, retention, scrapeInterval, volume } = options;
  return {
    replicas,
    retention: retention ?? '7d',
    retentionSize,
    scrapeInterval: scrapeInterval ?? '30s',
    externalLabels: options.externalLabels ?? { cluster: cluster.name },
    podAntiAffinity: antiAffinity === 'required' ? 'hard' : 'soft',
    podAntiAffinityTopologyKey: 'kubernetes.io/hostname',
    resources: resourceValues(resources ?? { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '4Gi' } }),
    storageSpec: { volumeClaimTemplate: { spec: claimSpec(volume ?? {}, volumeSize) } },
    // Otherwise only objects that carry a label with the name of the release are looked at.
    serviceMonitorSelectorNilUsesHelmValues: false,
    podMonitorSelectorNilUsesHelmValues: false,
    probeSelectorNilUsesHelmValues: false,
    ruleSelectorNilUsesHelmValues: false,
    scrapeConfigSelectorNilUsesHelmValues: false,
  };
}

function alertmanagerValues<S>({ alertmanager }: PrometheusSettings<S>): Values<S> {
  if (alertmanager === undefined) return { enabled: false };
  const { configSecret, replicas, volume } = alertmanager;
  return {
    enabled: true,
    alertmanagerSpec: {
      useExistingSecret: true,
      configSecret,
      replicas: replicas ?? 2,
      podAntiAffinity: 'soft',
      storage: { volumeClaimTemplate: { spec: claimSpec(volume ?? {}, '1Gi') } },
    },
  };
}

/** Certificates of the webhook and of the operator's own port come from one place, so they go together. */
function operatorValues<S>({ cluster, options: { admissionWebhooks } }: PrometheusSettings<S>): Values<S> {
  const reachesNodes = cluster.platform.refusesNodeAccess === undefined;
  return {
    ...(admissionWebhooks === 'cert-manager'
      ? { admissionWebhooks: { enabled: true, certManager: { enabled: true } }, tls: { enabled: true } }
      : { admissionWebhooks: { enabled: false }, tls: { enabled: false } }),
    // It is a Service in kube-system, where nobody but the cloud may write on such a cluster.
    ...(!reachesNodes && { kubeletService: { enabled: false } }),
  };
}

const PART_KEYS: Readonly<Record<ControlPlanePart, string>> = {
  'controller-manager': 'kubeControllerManager',
  etcd: 'kubeEtcd',
  'kube-proxy': 'kubeProxy',
  scheduler: 'kubeScheduler',
};

/** What of the cluster itself is scraped. What is out of reach would be an alert for ever. */
function scrapeValues({ cluster, controlPlane }: PrometheusSettings): Values<never> {
  const parts = Object.entries(PART_KEYS) as [ControlPlanePart, string][];
  return {
    ...Object.fromEntries(parts.map(([part, key]) => [key, { enabled: controlPlane.includes(part) }])),
    // GKE has kube-dns.
    coreDns: { enabled: cluster.distribution !== 'gke' },
    ...(cluster.platform.refusesNodeAccess !== undefined && {
      kubelet: { enabled: false },
      defaultRules: { disabled: { KubeletDown: true } },
    }),
  };
}
