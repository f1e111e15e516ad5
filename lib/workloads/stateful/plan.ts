import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { type StatefulGuarantee, statefulGuaranteeOf } from './guarantee';
import { statefulObjects } from './objects';
import type { SpotStatefulOptions } from './options';
import { statefulReport } from './report';
import { STATEFUL_COMPOSE_RULES, STATEFUL_PLAN_RULES } from './rules';
import { resolveStateful, type StatefulSettings } from './settings';

/** A plan with what it guarantees. Its page says the same to people. */
export interface SpotStatefulPlan<S = string> extends InstallPlan<S> {
  /** What is left of the members when nodes go, and how long one is away. */
  readonly guarantee: StatefulGuarantee;
}

/**
 * Plans members with volumes of their own on nodes that are taken back: a StatefulSet of which a majority is left when a
 * zone is lost, and whose members are replaced as soon as their volumes are free.
 *
 * @param cluster - where it runs. Taints and labels of its spot pools decide which nodes are chosen.
 * @param options - how many members there are, what runs, and its volumes.
 * @throws BlueprintError with every problem found: a majority that a zone takes along, or volumes that go with their node.
 * @example
 * ```ts
 * const { page } = planSpotStateful(cluster, {
 *   name: 'store',
 *   replicas: 3,
 *   zones: 3,
 *   pod: {
 *     securityContext: { fsGroup: 1000 },
 *     containers: [{ name: 'store', image: 'registry.example.com/store:2.1.0', ports: [{ containerPort: 7000 }] }],
 *   },
 *   readiness: { probe: { kind: 'tcp', port: 7000 } },
 *   volumeClaims: [{ name: 'data', mountPath: '/data', size: '20Gi', storageClass: 'gp3' }],
 * });
 * ```
 */
export function planSpotStateful<S = string>(
  cluster: Cluster<S>,
  options: SpotStatefulOptions<S>,
): SpotStatefulPlan<S> {
  return planOf('spot stateful', inspectSpotStateful(cluster, options));
}

/** What {@link planSpotStateful} would say, without throwing. */
export function inspectSpotStateful<S = string>(
  cluster: Cluster<S>,
  options: SpotStatefulOptions<S>,
): Inspection<S, SpotStatefulPlan<S>> {
  return inspect<S, SpotStatefulOptions<S>, StatefulSettings<S>, Cluster<S>, StatefulBody<S>>(
    {
      schema: 'SpotStatefulOptions',
      resolve: resolveStateful,
      rules: STATEFUL_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

type StatefulBody<S> = PlanBody<S> & Pick<SpotStatefulPlan<S>, 'guarantee'>;

function build<S>(settings: StatefulSettings<S>): StatefulBody<S> {
  const { name } = settings.whole.identity;
  const guarantee = statefulGuaranteeOf(settings);
  const { replicas } = settings;
  return {
    name,
    title: `${name} (${replicas} ${replicas === 1 ? 'member' : 'members'} with volumes)`,
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: NO_NEEDS,
    steps: [{ kind: 'manifest', id: 'workload', after: [], objects: statefulObjects(settings) }],
    rules: STATEFUL_COMPOSE_RULES,
    page: statefulReport(guarantee),
    guarantee,
  };
}
