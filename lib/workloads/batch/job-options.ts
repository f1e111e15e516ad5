import type { BatchOptions } from './batch-options';

/**
 * A job on nodes that come and go: a pod that is lost with its node is run again, and does not count as a failure.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export interface SpotJobOptions<S = string> extends BatchOptions<S> {
  /** When it runs, again and again. @defaultValue once, as soon as it is applied */
  readonly schedule?: JobSchedule;
  /**
   * Pods that must succeed.
   * @minimum 1
   * @maximum 100000
   * @asType integer
   * @defaultValue `1`
   */
  readonly completions?: number;
  /**
   * Pods that run at the same time, at most.
   * @minimum 1
   * @maximum 100000
   * @asType integer
   * @defaultValue `1`
   */
  readonly parallelism?: number;
  /**
   * Whether each pod has a part of the work of its own, by a number from 0 in `JOB_COMPLETION_INDEX`: an interrupted one is
   * run again with the same number.
   * @defaultValue `false`
   */
  readonly indexed?: boolean;
  /** What happens to pods that fail by themselves. @defaultValue three more attempts */
  readonly failures?: JobFailures;
  /**
   * Seconds until it is given up, interruptions and waiting for nodes included.
   * @minimum 1
   * @maximum 31536000
   * @asType integer
   * @defaultValue none
   */
  readonly activeDeadlineSeconds?: number;
  /**
   * Seconds after which it is deleted once it has finished.
   * @minimum 0
   * @maximum 31536000
   * @asType integer
   * @defaultValue `86400`
   */
  readonly ttlSecondsAfterFinished?: number;
  /**
   * Whether nodes that it runs on are left alone by autoscalers that would make do with fewer or cheaper ones. Spot nodes
   * are taken back all the same.
   * @defaultValue `true`
   */
  readonly avoidConsolidation?: boolean;
}

/** When a job runs, again and again. */
export interface JobSchedule {
  /** As cron has it: minute, hour, day, month, weekday, or `@daily` and the like. */
  readonly cron: string;
  /**
   * As in the time zone database: `Europe/Berlin`.
   * @defaultValue that of the control plane, mostly UTC
   */
  readonly timeZone?: string;
  /**
   * What happens if the last run has not ended: both run, the new one is left out, or it takes the place of the old one.
   * @defaultValue `'Forbid'`
   */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /**
   * Seconds by which a run may begin late. Below 10 it may never begin.
   * @minimum 10
   * @maximum 31536000
   * @asType integer
   * @defaultValue however late, as long as fewer than a hundred runs were missed
   */
  readonly startingDeadlineSeconds?: number;
  /**
   * Whether no further run begins.
   * @defaultValue `false`
   */
  readonly suspend?: boolean;
  /**
   * Successful runs that are kept.
   * @minimum 0
   * @maximum 1000
   * @asType integer
   * @defaultValue `3`
   */
  readonly successfulJobsHistoryLimit?: number;
  /**
   * Failed runs that are kept.
   * @minimum 0
   * @maximum 1000
   * @asType integer
   * @defaultValue `1`
   */
  readonly failedJobsHistoryLimit?: number;
}

/** What happens to pods that fail by themselves. Those that are lost with their node do not count. */
export interface JobFailures {
  /**
   * Failures that are made good by another pod, before the whole job has failed.
   * @minimum 0
   * @maximum 100000
   * @asType integer
   * @defaultValue `3`
   */
  readonly backoffLimit?: number;
  /**
   * The same for each number of an indexed job: others go on where one has failed.
   * @minimum 0
   * @maximum 100000
   * @asType integer
   * @defaultValue counted for the whole job
   */
  readonly backoffLimitPerIndex?: number;
  /**
   * Numbers that may fail before the whole job has failed at once.
   * @minimum 0
   * @maximum 100000
   * @asType integer
   * @defaultValue any
   */
  readonly maxFailedIndexes?: number;
  /**
   * Exit codes with which another attempt is of no use: the job fails, or the number where those are counted.
   * @maxItems 255
   * @defaultValue none
   */
  readonly permanentExitCodes?: readonly ExitCode[];
}

/**
 * What a program ends with.
 * @minimum 1
 * @maximum 255
 * @asType integer
 */
export type ExitCode = number;
