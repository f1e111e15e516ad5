import { type ResolvedChart, resolveChart } from '../../charts';
import type { Cluster } from '../../core/cluster';
import { DEFAULT_ALLOW, DEFAULT_DENY, type EventFilter } from './events';
import type { TetragonOptions } from './options';
import type { HookPolicy, TracingPolicy } from './policies/options';
import { hooksOf } from './policies/ready-made';

/** Where the container runtime listens, by distribution. */
const RUNTIME_SOCKETS: Readonly<Partial<Record<Cluster['distribution'], string>>> = {
  k3s: '/run/k3s/containerd/containerd.sock',
  rke2: '/run/k3s/containerd/containerd.sock',
};

/** Where the agent's API listens, by minor: a socket of the node's files, where 1.6 listens on a port of the node. */
const API_SOCKETS: Readonly<Record<string, string>> = {
  '1.6': 'unix:///var/run/cilium/tetragon/tetragon.sock',
  '1.7': 'unix:///var/run/tetragon/tetragon.sock',
};

/** A policy with its hooks. */
export interface PlannedPolicy {
  /** As given. */
  readonly options: TracingPolicy;
  /** What becomes of it. */
  readonly policy: HookPolicy;
  /** Its place in the option. */
  readonly index: number;
}

/** Everything about an installation of Tetragon, decided. */
export interface TetragonSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: TetragonOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly namespace: string;
  readonly crds: 'helm' | 'operator' | 'none';
  readonly allow: readonly EventFilter[];
  readonly deny: readonly EventFilter[];
  readonly apiAddress: string;
  readonly metricsPort: number;
  readonly hasMetrics: boolean;
  readonly hasMonitors: boolean;
  readonly operator: { readonly enabled: boolean; readonly replicas: number; readonly podInfo: boolean };
  /** Absent: pods are not found by cgroups. */
  readonly runtimeSocket: string | undefined;
  readonly policies: readonly PlannedPolicy[];
}

/** Fills in every default. */
export function resolveTetragon<S>(cluster: Cluster<S>, options: TetragonOptions<S>): TetragonSettings<S> {
  const { crds = 'helm', events = {}, metrics = {}, namespace = 'kube-system', operator = {}, policies = [] } = options;
  const chart = resolveChart('tetragon', options.version);
  const podInfo = operator.podInfo ?? false;
  const hasMetrics = metrics.enabled ?? true;
  return {
    cluster,
    options,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart,
    namespace,
    crds,
    allow: events.allow ?? DEFAULT_ALLOW,
    deny: events.deny ?? DEFAULT_DENY,
    apiAddress: API_SOCKETS[chart.minor] ?? '',
    metricsPort: metrics.port ?? 2112,
    hasMetrics,
    hasMonitors: hasMetrics && metrics.serviceMonitor === true,
    // Without definitions and PodInfo objects to make, it would do nothing.
    operator: {
      enabled: operator.enabled ?? (podInfo || crds === 'operator'),
      replicas: operator.replicas ?? 1,
      podInfo,
    },
    runtimeSocket:
      options.cgidmap &&
      (options.cgidmap.socketHostPath ?? RUNTIME_SOCKETS[cluster.distribution] ?? '/run/containerd/containerd.sock'),
    policies: policies.map((one, index) => ({ options: one, policy: hooksOf(one, cluster, namespace), index })),
  };
}
