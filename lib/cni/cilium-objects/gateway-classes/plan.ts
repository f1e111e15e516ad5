import type { Cluster } from '../../../core/cluster';
import { NO_NEEDS } from '../../../core/needs';
import type { InstallPlan } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { GATEWAY_CLASSES_COMPOSE_RULES } from './compose-rules';
import { gatewayClassObjects } from './objects';
import type { CiliumGatewayClassesOptions } from './options';
import { GATEWAY_CLASSES_PLAN_RULES } from './rules';
import { type GatewayClassesSettings, resolveGatewayClasses } from './settings';

/**
 * Plans classes of Gateways that Cilium runs: other Services than those of the class `cilium`, and access logs.
 *
 * They are a plan of their own because Cilium comes before nodes, and its operator, which knows these objects, after.
 *
 * @param cluster - where Cilium runs, with `gatewayApi` switched on.
 * @param options - the classes.
 * @throws BlueprintError with every problem found.
 * @see https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/parameterized-gatewayclass/
 * @example
 * ```ts
 * const plan = planCiliumGatewayClasses(cluster, {
 *   classes: [{ name: 'internal', service: { loadBalancerClass: 'example.com/internal' } }],
 * });
 * ```
 */
export function planCiliumGatewayClasses<S = string>(
  cluster: Cluster<S>,
  options: CiliumGatewayClassesOptions<S>,
): InstallPlan<S> {
  return planOf('cilium-gateway-classes', inspectCiliumGatewayClasses(cluster, options));
}

/** What {@link planCiliumGatewayClasses} would say, without throwing. */
export function inspectCiliumGatewayClasses<S = string>(
  cluster: Cluster<S>,
  options: CiliumGatewayClassesOptions<S>,
): Inspection<S> {
  return inspect<S, CiliumGatewayClassesOptions<S>, GatewayClassesSettings<S>>(
    {
      schema: 'CiliumGatewayClassesOptions',
      resolve: resolveGatewayClasses,
      rules: GATEWAY_CLASSES_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>({ classes, name, namespace }: GatewayClassesSettings<S>): PlanBody<S> {
  const objects = classes.flatMap(({ value }) => gatewayClassObjects(value, namespace));
  return {
    name,
    title: `Cilium: Gateway classes ${classes.map(({ value }) => value.name).join(', ')}`,
    when: 'after-nodes',
    provides: [],
    requires: ['cilium-kinds', 'gateway-api'],
    needs: NO_NEEDS,
    steps: [{ kind: 'manifest', id: 'gateway-classes', after: [], objects }],
    rules: GATEWAY_CLASSES_COMPOSE_RULES,
  };
}
