export type { BatchOptions } from './batch-options';
export type { ExitCode, JobFailures, JobSchedule, SpotJobOptions } from './job-options';
export type { KedaAuthentication, KedaFallback, KedaScaling, KedaTrigger } from './keda-options';
export { inspectQueueWorker, planQueueWorker } from './queue-worker';
export { BATCH_RULES } from './rules';
export type { WorkerScaleDown } from './scale-down-options';
export { inspectSpotJob, planSpotJob } from './spot-job';
export type {
  CpuScaling,
  FixedScaling,
  QueueWorkerOptions,
  WorkerScaling,
} from './worker-options';
