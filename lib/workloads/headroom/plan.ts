import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan, KubernetesObject, ManifestStep } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { headroomClass, headroomNamespace, roomObjects } from './objects';
import type { HeadroomOptions } from './options';
import { headroomReport } from './report';
import { HEADROOM_COMPOSE_RULES, HEADROOM_OPTION_RULES } from './rules';
import { type HeadroomSettings, resolveHeadroom } from './settings';

/**
 * Plans room that is kept free in every zone, so that pods of a lost node start at once: by pods that do nothing and give
 * way to all others, or by CapacityBuffers.
 *
 * How much there is follows from the loss that is to be lived through, and from how fast pods become more. The page of the
 * plan says what it is for and what it does not do.
 *
 * @param cluster - where room is kept.
 * @param options - in which zones, how much a unit is, and for whom.
 * @throws BlueprintError with every problem found: a priority for which no node is made, room beside the pods it is for, or
 * less than the loss needs.
 * @see https://kubernetes.io/docs/tasks/administer-cluster/node-overprovisioning/
 * @example
 * ```ts
 * const plan = planHeadroom(cluster, {
 *   zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
 *   unit: { kind: 'pods', pods: 1, requests: { cpu: 0.5, memory: 1024 }, usable: { cpu: 1.7, memory: 6000 } },
 *   protects: [{ namespace: 'shop', matchLabels: { 'app.kubernetes.io/name': 'checkout' } }],
 * });
 * ```
 */
export function planHeadroom<S = string>(cluster: Cluster<S>, options: HeadroomOptions<S>): InstallPlan<S> {
  return planOf('headroom', inspectHeadroom(cluster, options));
}

/** What {@link planHeadroom} would say, without throwing. */
export function inspectHeadroom<S = string>(cluster: Cluster<S>, options: HeadroomOptions<S>): Inspection<S> {
  return inspect<S, HeadroomOptions<S>, HeadroomSettings<S>>(
    {
      schema: 'HeadroomOptions',
      resolve: resolveHeadroom,
      rules: HEADROOM_OPTION_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: HeadroomSettings<S>): PlanBody<S> {
  const { name, perZone, zones } = settings;
  return {
    name,
    title: `${name} (${perZone} in each of ${zones.length} ${zones.length === 1 ? 'zone' : 'zones'})`,
    when: 'after-nodes',
    provides: [],
    requires: [],
    needs: NO_NEEDS,
    steps: stepsOf(settings),
    rules: HEADROOM_COMPOSE_RULES,
    page: headroomReport(settings),
  };
}

/** The class before the pods that have it: a Deployment without is accepted, and its pods are not. */
function stepsOf<S>(settings: HeadroomSettings<S>): readonly ManifestStep<S>[] {
  const { createNamespace, form, name } = settings;
  const steps: ManifestStep<S>[] = [];
  const add = (id: string, objects: readonly KubernetesObject<S>[]): void => {
    if (objects.length > 0) steps.push({ kind: 'manifest', id, after: steps.slice(-1), objects });
  };
  add('prerequisites', [
    ...(createNamespace ? [headroomNamespace(settings)] : []),
    ...(form.kind === 'pause-pods' ? [headroomClass(name, form.priority)] : []),
  ]);
  add('room', roomObjects(settings));
  return steps;
}
