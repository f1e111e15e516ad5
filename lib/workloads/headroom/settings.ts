import type { Cluster } from '../../core/cluster';
import type { ComputeAmount } from '../../core/compute-amount';
import { terminationOf } from '../../nodes/termination/of-cluster';
import { type NodeChoice, nodeChoiceOf } from '../spot-safe/node-choice';
import { isFirst } from '../spot-safe/objects/pod-template';
import type { HeadroomOptions, HeadroomUnit, ProtectedPods } from './options';
import { unitSize, unitsPerZone } from './size';

/** Everything about room that is kept free, decided. */
export interface HeadroomSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: HeadroomOptions<S>;
  readonly name: string;
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly zones: readonly string[];
  readonly unit: HeadroomUnit;
  /** What one unit requests. */
  readonly size: ComputeAmount;
  readonly survive: 'node' | 'zone' | 'zone+node';
  readonly nodesPerZone: number;
  /** Units that the loss and the growth need in each zone. Infinite if no number is enough. */
  readonly needed: number;
  /** Units in each zone. */
  readonly perZone: number;
  readonly protects: readonly ProtectedPods[];
  /** How room is kept. */
  readonly form: PausePodSettings | CapacityBufferSettings;
  readonly image: string | S;
  /** Which nodes room is kept on, and which of their taints it lives with. */
  readonly nodes: NodeChoice;
  readonly nodeSelector: Readonly<Record<string, string>>;
}

/** Pods that do nothing. */
export interface PausePodSettings {
  readonly kind: 'pause-pods';
  readonly priority: number;
}

/** Pods that exist only in the autoscaler's own reckoning. */
export interface CapacityBufferSettings {
  readonly kind: 'capacity-buffer';
  readonly version: 'v1alpha1' | 'v1beta1';
}

/** What kubeadm of Kubernetes 1.36 takes itself. */
const PAUSE_IMAGE = 'registry.k8s.io/pause:3.10.2';

/** The least priority of pods that the cluster autoscaler makes nodes for, unless it is told otherwise. */
export const LEAST_PRIORITY = -10;

/** Fills in every default. */
export function resolveHeadroom<S>(cluster: Cluster<S>, options: HeadroomOptions<S>): HeadroomSettings<S> {
  const { form = { kind: 'pause-pods' }, name = 'headroom', nodesPerZone = 1, survive = 'node', unit, zones } = options;
  const { growth } = options;
  const nodes = nodeChoiceOf(cluster, terminationOf(cluster).handler, options.nodes);
  const needed = unitsPerZone({ zones: zones.length, survive, nodesPerZone, ...(growth && { growth }) });
  return {
    cluster,
    options,
    name,
    namespace: options.namespace ?? name,
    createNamespace: options.createNamespace ?? true,
    zones,
    unit,
    size: unitSize(unit),
    survive,
    nodesPerZone,
    needed,
    perZone: options.perZone ?? (Number.isFinite(needed) ? needed : 1),
    protects: options.protects ?? [],
    form:
      form.kind === 'pause-pods'
        ? { kind: form.kind, priority: form.priority ?? LEAST_PRIORITY }
        : { kind: form.kind, version: form.version },
    image: form.image ?? PAUSE_IMAGE,
    nodes: { ...nodes, tolerations: [...nodes.tolerations, ...(options.tolerations ?? [])].filter(isFirst) },
    nodeSelector: { 'kubernetes.io/os': 'linux', ...options.nodeSelector },
  };
}
