import type { Cluster } from '../../core/cluster';
import { type BatchSettings, resolveBatch } from './batch-settings';
import type { JobSchedule, SpotJobOptions } from './job-options';

/** Everything about a job, decided. */
export interface SpotJobSettings<S = unknown> extends BatchSettings<S> {
  readonly options: SpotJobOptions<S>;
  readonly completions: number;
  readonly parallelism: number;
  readonly indexed: boolean;
  /** Absent: counted for each number. */
  readonly backoffLimit: number | undefined;
  /** Sorted, each once: Kubernetes refuses them otherwise. */
  readonly permanentExitCodes: readonly number[];
  /** Absent: it stays until its schedule has had enough later ones. */
  readonly ttlSecondsAfterFinished: number | undefined;
  readonly avoidConsolidation: boolean;
  /** Absent: it runs once. */
  readonly schedule: ScheduleSettings | undefined;
}

/** When a job runs, decided. */
export type ScheduleSettings = JobSchedule &
  Required<
    Pick<JobSchedule, 'concurrencyPolicy' | 'suspend' | 'successfulJobsHistoryLimit' | 'failedJobsHistoryLimit'>
  >;

const DAY = 86_400;

/** Fills in every default. */
export function resolveSpotJob<S>(cluster: Cluster<S>, options: SpotJobOptions<S>): SpotJobSettings<S> {
  const { failures = {}, schedule } = options;
  return {
    ...resolveBatch(cluster, options),
    options,
    completions: options.completions ?? 1,
    parallelism: options.parallelism ?? 1,
    indexed: options.indexed ?? false,
    backoffLimit: failures.backoffLimit ?? (failures.backoffLimitPerIndex === undefined ? 3 : undefined),
    permanentExitCodes: [...new Set(failures.permanentExitCodes)].sort((a, b) => a - b),
    ttlSecondsAfterFinished: options.ttlSecondsAfterFinished ?? (schedule === undefined ? DAY : undefined),
    avoidConsolidation: options.avoidConsolidation ?? true,
    schedule: schedule && {
      ...schedule,
      concurrencyPolicy: schedule.concurrencyPolicy ?? 'Forbid',
      suspend: schedule.suspend ?? false,
      successfulJobsHistoryLimit: schedule.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: schedule.failedJobsHistoryLimit ?? 1,
    },
  };
}
