import type { Rule, RuleSummary } from '../../../core/rule';
import type { Whole } from '../../../core/whole';
import { SPOT_CAPACITY_COMPOSE_RULES } from '../../../nodes/spot-capacity/rules';
import { TERMINATION_RULES } from '../../../nodes/termination/rules';
import { HEADROOM_COMPOSE_RULES } from '../../headroom/rules';
import { SPOT_SAFE_COMPOSE_RULES, WORKLOAD_RULES } from '../../spot-safe/rules';
import type { SpotJobSettings } from '../job-settings';
import type { QueueWorkerSettings } from '../worker-settings';
import { BATCH_POD_RULES } from './batch-rules';
import { JOB_RULES } from './job-rules';
import { KEDA_RULES, WORKER_RULES } from './worker-rules';

/** What is known to go wrong with jobs and workers on nodes that come and go, for catalogues. */
export const BATCH_RULES: readonly RuleSummary[] = [...BATCH_POD_RULES, ...JOB_RULES, ...WORKER_RULES, ...KEDA_RULES];

/** All rules that a job is held against. */
export const JOB_PLAN_RULES: readonly Rule<SpotJobSettings>[] = [
  ...WORKLOAD_RULES,
  ...TERMINATION_RULES,
  ...BATCH_POD_RULES,
  ...JOB_RULES,
];

/** All rules that workers are held against. */
export const WORKER_PLAN_RULES: readonly Rule<QueueWorkerSettings>[] = [
  ...WORKLOAD_RULES,
  ...TERMINATION_RULES,
  ...BATCH_POD_RULES,
  ...WORKER_RULES,
  ...KEDA_RULES,
];

/** What must hold for jobs and workers together with everything else in a cluster. */
export const BATCH_COMPOSE_RULES: readonly Rule<Whole>[] = [
  ...SPOT_SAFE_COMPOSE_RULES,
  ...SPOT_CAPACITY_COMPOSE_RULES,
  ...HEADROOM_COMPOSE_RULES,
];
