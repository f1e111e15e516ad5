import { type GkeCluster, isGkeCluster } from '../../clusters/gke/gke-cluster';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { findingOf } from '../../core/rule';
import { isTree } from '../../core/values';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { computeClassObject } from './object';
import type { ComputeClassesOptions } from './options';
import { CLUSTER_IS_GKE, COMPUTE_CLASS_PLAN_RULES } from './rules';
import { type ComputeClassesSettings, isSpotRule, resolveComputeClasses } from './settings';

/**
 * Plans compute classes. GKE brings their definition along, and makes nodes for pods that select one of them.
 *
 * @param cluster - a GKE cluster, Autopilot or not.
 * @param options - the classes.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const plan = planComputeClasses(cluster, {
 *   classes: [
 *     {
 *       name: 'batch',
 *       priorities: [{ machineFamily: 'n4', spot: true }, { machineFamily: 'c4', spot: true }],
 *       onDemandFallback: true,
 *     },
 *   ],
 * });
 * ```
 */
export function planComputeClasses<S = string>(
  cluster: GkeCluster<S>,
  options: ComputeClassesOptions<S>,
): InstallPlan<S> {
  return planOf('compute-classes', inspectComputeClasses(cluster, options));
}

/** What {@link planComputeClasses} would say, without throwing. */
export function inspectComputeClasses<S = string>(
  cluster: GkeCluster<S>,
  options: ComputeClassesOptions<S>,
): Inspection<S> {
  if (isTree(cluster) && !isGkeCluster(cluster)) return notGke();
  return inspect<S, ComputeClassesOptions<S>, ComputeClassesSettings<S>, GkeCluster<S>>(
    {
      schema: 'ComputeClassesOptions',
      resolve: resolveComputeClasses,
      rules: COMPUTE_CLASS_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function notGke<S>(): Inspection<S> {
  const problem = {
    path: ['cluster', 'distribution'],
    message: 'only GKE knows compute classes',
    fix: 'describe the cluster with gkeCluster()',
  };
  return { findings: [findingOf(CLUSTER_IS_GKE, problem)], waived: [] };
}

function build<S>({ classes }: ComputeClassesSettings<S>): PlanBody<S> {
  return {
    name: 'compute-classes',
    title: 'compute classes of GKE',
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: {
      ...NO_NEEDS,
      manual: classes
        .filter(({ priorities }) => priorities.some(isSpotRule))
        .map(
          ({ options }) =>
            `pods of the compute class ${options.name} tolerate cloud.google.com/gke-spot=true:NoSchedule, and end within 15 seconds`,
        ),
    },
    steps: [{ kind: 'manifest', id: 'classes', after: [], objects: classes.map(computeClassObject) }],
  };
}
