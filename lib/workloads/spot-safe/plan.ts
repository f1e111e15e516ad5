import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { SPOT_CAPACITY_COMPOSE_RULES } from '../../nodes/spot-capacity/rules';
import { HEADROOM_COMPOSE_RULES } from '../headroom/rules';
import type { Guarantee } from '../placement/guarantee';
import { guaranteeReport } from '../placement/guarantee-report';
import { guaranteeOf } from './guarantee-of';
import { workloadObjects } from './objects/workload';
import type { SpotSafeWorkloadOptions } from './options';
import { SPOT_SAFE_COMPOSE_RULES, SPOT_SAFE_PLAN_RULES } from './rules';
import { resolveSpotSafe, type SpotSafeSettings } from './settings';

/** A plan with what it guarantees. Its page says the same to people. */
export interface SpotSafePlan<S = string> extends InstallPlan<S> {
  /** What is left of the workload when nodes go. */
  readonly guarantee: Guarantee;
}

/**
 * Plans a service that keeps what it needs while nodes are taken back.
 *
 * How many pods there are, how many of them on a node, and how they are spread follows from how many must be left after
 * which loss. Pods end within what their nodes grant, and what drains nodes may take no more than can be spared.
 *
 * @param cluster - where it runs. Taints and labels of its spot pools decide which nodes are chosen.
 * @param options - what is needed, and what runs.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const { guarantee } = planSpotSafeWorkload(cluster, {
 *   name: 'checkout',
 *   need: 5,
 *   zones: 3,
 *   survive: 'zone+node',
 *   pod: {
 *     containers: [{ name: 'web', image: 'registry.example.com/checkout:1.4.2', ports: [{ containerPort: 8080 }] }],
 *   },
 *   readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
 * });
 * guarantee.replicas; // 9
 * ```
 */
export function planSpotSafeWorkload<S = string>(
  cluster: Cluster<S>,
  options: SpotSafeWorkloadOptions<S>,
): SpotSafePlan<S> {
  return planOf('spot-safe workload', inspectSpotSafeWorkload(cluster, options));
}

/** What {@link planSpotSafeWorkload} would say, without throwing. */
export function inspectSpotSafeWorkload<S = string>(
  cluster: Cluster<S>,
  options: SpotSafeWorkloadOptions<S>,
): Inspection<S, SpotSafePlan<S>> {
  return inspect<S, SpotSafeWorkloadOptions<S>, SpotSafeSettings<S>, Cluster<S>, SpotSafeBody<S>>(
    {
      schema: 'SpotSafeWorkloadOptions',
      resolve: resolveSpotSafe,
      rules: SPOT_SAFE_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

type SpotSafeBody<S> = PlanBody<S> & Pick<SpotSafePlan<S>, 'guarantee'>;

function build<S>(settings: SpotSafeSettings<S>): SpotSafeBody<S> {
  const { identity } = settings;
  const guarantee = guaranteeOf(settings);
  return {
    name: identity.name,
    title: `${identity.name} (${guarantee.replicas} pods for ${guarantee.need})`,
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: NO_NEEDS,
    steps: [
      {
        kind: 'manifest',
        id: 'workload',
        after: [],
        objects: workloadObjects(settings),
        readyWhen: [
          { resource: 'deployment', name: identity.name, namespace: identity.namespace, condition: 'Available' },
        ],
      },
    ],
    rules: [...SPOT_SAFE_COMPOSE_RULES, ...HEADROOM_COMPOSE_RULES, ...SPOT_CAPACITY_COMPOSE_RULES],
    page: guaranteeReport(guarantee),
    guarantee,
  };
}
