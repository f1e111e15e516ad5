import type { Cluster } from '../../core/cluster';
import { type Needs, NO_NEEDS } from '../../core/needs';
import type { InstallPlan, ReadyCheck } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { type HybridGuarantee, hybridGuaranteeOf } from './guarantee';
import { hybridObjects } from './objects';
import type { HybridWorkloadOptions } from './options';
import { hybridReport } from './report';
import { HYBRID_COMPOSE_RULES, HYBRID_PLAN_RULES } from './rules';
import { type HybridSettings, halfIdentity, resolveHybrid } from './settings';

/** A plan with what it guarantees. Its page says the same to people. */
export interface HybridPlan<S = string> extends InstallPlan<S> {
  /** What is left of the workload when nodes go, and when all spot nodes do. */
  readonly guarantee: HybridGuarantee;
}

/**
 * Plans a service that is on on-demand nodes for one part, and on spot nodes for the rest: two Deployments behind one
 * Service where a number of pods is to be there whatever happens to spot capacity, or one that is spread over a label where
 * a ratio will do.
 *
 * Everything that `planSpotSafeWorkload` guarantees holds for both parts together.
 *
 * @param cluster - where it runs. Labels of its spot nodes decide which nodes the base keeps off.
 * @param options - what is needed, what runs, and how much of it on on-demand nodes.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const { guarantee } = planHybridWorkload(cluster, {
 *   name: 'checkout',
 *   need: 5,
 *   zones: 3,
 *   split: { kind: 'base', onDemand: 3 },
 *   pod: {
 *     containers: [{ name: 'web', image: 'registry.example.com/checkout:1.4.2', ports: [{ containerPort: 8080 }] }],
 *   },
 *   readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
 * });
 * guarantee.split; // { kind: 'base', onDemand: 3, spot: 5, … }
 * ```
 */
export function planHybridWorkload<S = string>(cluster: Cluster<S>, options: HybridWorkloadOptions<S>): HybridPlan<S> {
  return planOf('hybrid workload', inspectHybridWorkload(cluster, options));
}

/** What {@link planHybridWorkload} would say, without throwing. */
export function inspectHybridWorkload<S = string>(
  cluster: Cluster<S>,
  options: HybridWorkloadOptions<S>,
): Inspection<S, HybridPlan<S>> {
  return inspect<S, HybridWorkloadOptions<S>, HybridSettings<S>, Cluster<S>, HybridBody<S>>(
    {
      schema: 'HybridWorkloadOptions',
      resolve: resolveHybrid,
      rules: HYBRID_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

type HybridBody<S> = PlanBody<S> & Pick<HybridPlan<S>, 'guarantee'>;

function build<S>(settings: HybridSettings<S>): HybridBody<S> {
  const { identity } = settings.whole;
  const guarantee = hybridGuaranteeOf(settings);
  return {
    name: identity.name,
    title: `${identity.name} (${guarantee.replicas} pods for ${guarantee.need}: ${partText(guarantee)})`,
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: needsOf(guarantee),
    steps: [
      {
        kind: 'manifest',
        id: 'workload',
        after: [],
        objects: hybridObjects(settings),
        readyWhen: readyWhen(settings),
      },
    ],
    rules: HYBRID_COMPOSE_RULES,
    page: hybridReport(guarantee),
    guarantee,
  };
}

function partText({ split }: HybridGuarantee): string {
  return split.kind === 'base'
    ? `${split.onDemand} of them on demand`
    : `${split.onDemand} of ${split.onDemand + split.spot} on demand`;
}

function readyWhen({ split, whole: { identity } }: HybridSettings): readonly ReadyCheck[] {
  const halves = ['on-demand', 'spot'] as const;
  const deployments = split.kind === 'base' ? halves.map((half) => halfIdentity(identity, half)) : [identity];
  return deployments.map(({ name, namespace }) => ({
    resource: 'deployment',
    name,
    namespace,
    condition: 'Available',
  }));
}

/** Which nodes have which value of the label, only those who make them can see to. */
function needsOf({ split }: HybridGuarantee): Needs {
  if (split.kind === 'base') return NO_NEEDS;
  const { label, onDemandValues, spotValues } = split;
  const manual = `nodes have the label ${label}, one of ${onDemandValues.join(', ')} if they are on demand and of ${spotValues.join(', ')} if they are spot nodes: pods of a ratio run on no others`;
  return { ...NO_NEEDS, manual: [manual] };
}
