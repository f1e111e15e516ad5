import { resourceValues } from '../../core/resources';
import { tolerationValues } from '../../core/tolerations';
import { mergeValues, type Values } from '../../core/values';
import { filterLines, redactionLines } from './events';
import type { TetragonSettings } from './settings';

/** The chart's values for these settings, with the caller's own merged last. */
export function tetragonValues<S>(settings: TetragonSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: TetragonSettings<S>): Values<S> {
  const { crds, namespace, options, operator } = settings;
  const { exportResources, runtimeHooks, tolerations } = options;
  const priorityClassName =
    options.priorityClassName ?? (namespace === 'kube-system' ? 'system-node-critical' : undefined);
  return {
    crds: { installMethod: crds },
    tetragon: agentValues(settings),
    tetragonOperator: {
      enabled: operator.enabled,
      ...(operator.enabled && operatorValues(settings)),
    },
    export: {
      mode: options.export === 'none' ? '' : 'stdout',
      resources: resourceValues(exportResources ?? { requests: { cpu: '10m', memory: '32Mi' } }),
    },
    // The image is one for Linux, and nodes of Windows have no taint by themselves.
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    ...(tolerations !== undefined && { tolerations: tolerationValues(tolerations) }),
    ...(priorityClassName !== undefined && { priorityClassName }),
    ...(settings.cluster.distribution === 'talos' && {
      // Talos mounts no debugfs, below which the agent would find it otherwise.
      extraHostPathMounts: [{ name: 'sys-kernel-tracing', mountPath: '/sys/kernel/tracing', readOnly: false }],
    }),
    ...(runtimeHooks && {
      rthooks: {
        enabled: true,
        interface: runtimeHooks.interface,
        ...(runtimeHooks.failAllowNamespaces && { failAllowNamespaces: runtimeHooks.failAllowNamespaces.join(',') }),
      },
    }),
  };
}

function agentValues<S>(settings: TetragonSettings<S>): Values<S> {
  const { apiAddress, cluster, options, runtimeSocket } = settings;
  const { events = {} } = options;
  return {
    clusterName: cluster.name,
    grpc: { enabled: true, address: apiAddress },
    resources: resourceValues(options.resources ?? { requests: { cpu: '100m', memory: '256Mi' } }),
    enableProcessCred: options.processCredentials ?? false,
    enableProcessNs: options.processNamespaces ?? false,
    ...(options.processAncestors === true && {
      processAncestors: { enabled: 'base,kprobe,tracepoint,uprobe,lsm' },
    }),
    ...(events.allow && { exportAllowList: filterLines(events.allow) }),
    ...(events.deny && { exportDenyList: filterLines(events.deny) }),
    ...(events.rateLimit !== undefined && { exportRateLimit: events.rateLimit }),
    ...(events.redactions && { redactionFilters: redactionLines(events.redactions) }),
    ...(options.btf !== undefined && { btf: options.btf }),
    ...(options.hostProcPath !== undefined && { hostProcPath: options.hostProcPath }),
    ...(options.keepSensorsOnExit !== undefined && { enableKeepSensorsOnExit: options.keepSensorsOnExit }),
    ...(runtimeSocket !== undefined && {
      // Without the container runtime, only pods that start later would be found.
      cri: { enabled: true, socketHostPath: runtimeSocket },
      cgidmap: { enabled: true },
    }),
    prometheus: metricsValues(settings),
  };
}

function metricsValues<S>({ hasMetrics, hasMonitors, metricsPort, options }: TetragonSettings<S>): Values<S> {
  const { labels } = options.metrics ?? {};
  return {
    enabled: hasMetrics,
    ...(hasMetrics && {
      port: metricsPort,
      ...(labels && { metricsLabelFilter: labels.join(',') }),
      serviceMonitor: monitorValues(hasMonitors, options.metrics?.scrapeInterval),
    }),
  };
}

function operatorValues<S>({ hasMetrics, hasMonitors, operator, options }: TetragonSettings<S>): Values<S> {
  return {
    replicas: operator.replicas,
    ...(operator.replicas > 1 && { failoverLease: { enabled: true } }),
    podInfo: { enabled: operator.podInfo },
    prometheus: {
      enabled: hasMetrics,
      ...(hasMetrics && { serviceMonitor: monitorValues(hasMonitors, options.metrics?.scrapeInterval) }),
    },
  };
}

function monitorValues(enabled: boolean, scrapeInterval: string | undefined): Values<never> {
  return { enabled, ...(enabled && scrapeInterval !== undefined && { scrapeInterval }) };
}
