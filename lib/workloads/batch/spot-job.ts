import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { batchSteps } from './batch-settings';
import { jobObject } from './job-object';
import type { SpotJobOptions } from './job-options';
import { jobReport } from './job-report';
import { resolveSpotJob, type SpotJobSettings } from './job-settings';
import { BATCH_COMPOSE_RULES, JOB_PLAN_RULES } from './rules';

/**
 * Plans a job on nodes that come and go, once or by a schedule. Pods that are lost with their node are run again, and do
 * not count as failures.
 *
 * @param cluster - where it runs.
 * @param options - what runs, and how often.
 * @throws BlueprintError with every problem found: more time to end than nodes grant, failures counted by numbers that pods
 * do not have.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 * @example
 * ```ts
 * const plan = planSpotJob(cluster, {
 *   name: 'thumbnails',
 *   pod: { containers: [{ name: 'convert', image: 'ghcr.io/example/convert:1.4.0' }] },
 *   completions: 100,
 *   parallelism: 10,
 *   indexed: true,
 *   failures: { backoffLimitPerIndex: 2, permanentExitCodes: [42] },
 * });
 * ```
 */
export function planSpotJob<S = string>(cluster: Cluster<S>, options: SpotJobOptions<S>): InstallPlan<S> {
  return planOf('spot job', inspectSpotJob(cluster, options));
}

/** What {@link planSpotJob} would say, without throwing. */
export function inspectSpotJob<S = string>(cluster: Cluster<S>, options: SpotJobOptions<S>): Inspection<S> {
  return inspect<S, SpotJobOptions<S>, SpotJobSettings<S>>(
    { schema: 'SpotJobOptions', resolve: resolveSpotJob, rules: JOB_PLAN_RULES, version: () => undefined, build },
    cluster,
    options,
  );
}

function build<S>(settings: SpotJobSettings<S>): PlanBody<S> {
  const { completions, identity, schedule } = settings;
  const { name } = identity;
  return {
    name,
    title: schedule === undefined ? `${name}, a job of ${completions}` : `${name}, a job at ${schedule.cron}`,
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: NO_NEEDS,
    steps: batchSteps(settings, { job: [jobObject(settings)] }),
    rules: BATCH_COMPOSE_RULES,
    page: jobReport(settings),
  };
}
