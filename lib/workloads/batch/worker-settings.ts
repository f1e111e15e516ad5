import type { Cluster } from '../../core/cluster';
import type { RollOutOptions } from '../spot-safe/options';
import { type BatchSettings, resolveBatch } from './batch-settings';
import type { QueueWorkerOptions, WorkerScaling } from './worker-options';

/** Everything about workers, decided. */
export interface QueueWorkerSettings<S = unknown> extends BatchSettings<S> {
  readonly options: QueueWorkerOptions<S>;
  readonly onInterruption: NonNullable<QueueWorkerOptions['onInterruption']>;
  readonly workers: WorkerCount;
  /** How workers become fewer. Absent: they do not. */
  readonly scaleDown: ScaleDownSettings | undefined;
  readonly rollOut: Required<RollOutOptions>;
}

/** How many workers there may be. */
export interface WorkerCount {
  readonly min: number;
  readonly max: number;
}

/** How workers become fewer, decided. */
export interface ScaleDownSettings {
  readonly scaleDownWindowSeconds: number;
  readonly podsDownPerMinute: number;
}

/** Fills in every default. */
export function resolveQueueWorker<S>(cluster: Cluster<S>, options: QueueWorkerOptions<S>): QueueWorkerSettings<S> {
  const { rollOut = {}, scaling } = options;
  const workers = workersOf(scaling);
  return {
    ...resolveBatch(cluster, options),
    options,
    onInterruption: options.onInterruption ?? 'return',
    workers,
    scaleDown:
      scaling.kind === 'fixed'
        ? undefined
        : {
            scaleDownWindowSeconds: scaling.scaleDown?.windowSeconds ?? 300,
            podsDownPerMinute: scaling.scaleDown?.podsPerMinute ?? workers.max,
          },
    rollOut: {
      maxSurge: rollOut.maxSurge ?? '25%',
      maxUnavailable: rollOut.maxUnavailable ?? '25%',
      progressDeadlineSeconds: rollOut.progressDeadlineSeconds ?? 600,
    },
  };
}

function workersOf(scaling: WorkerScaling<unknown>): WorkerCount {
  switch (scaling.kind) {
    case 'fixed':
      return { min: scaling.replicas, max: scaling.replicas };
    case 'cpu':
      return { min: scaling.minReplicas, max: scaling.maxReplicas };
    case 'keda':
      return { min: scaling.minReplicaCount ?? 1, max: scaling.maxReplicaCount };
  }
}
