import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { bundleOf, definitionsOf, GATEWAY_API_RELEASES } from './bundles';
import type { GatewayApiOptions } from './options';
import { GATEWAY_API_COMPOSE_RULES, GATEWAY_API_RULES } from './rules';
import { type GatewayApiSettings, resolveGatewayApi } from './settings';

const NAME = 'gateway-api';

/**
 * Plans the definitions of the Gateway API, from the file that upstream releases. They stay when the plan goes: taken
 * away, they would take every Gateway and route along.
 *
 * @param cluster - where to install them. GKE, and K3s and RKE2 since 1.37, bring their own unless told not to.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const composition = compose(cluster, cilium, planGatewayApi(cluster, { version: '1.5' }), istio);
 * ```
 */
export function planGatewayApi<S = string>(cluster: Cluster<S>, options: GatewayApiOptions = {}): InstallPlan<S> {
  return planOf(NAME, inspectGatewayApi(cluster, options));
}

/** What {@link planGatewayApi} would say, without throwing. */
export function inspectGatewayApi<S = string>(cluster: Cluster<S>, options: GatewayApiOptions = {}): Inspection<S> {
  return inspect<S, GatewayApiOptions, GatewayApiSettings<S>>(
    {
      schema: 'GatewayApiOptions',
      resolve: resolveGatewayApi,
      rules: GATEWAY_API_RULES,
      version: ({ minor }) => GATEWAY_API_RELEASES[minor].version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>({ channel, minor }: GatewayApiSettings<S>): PlanBody<S> {
  const bundle = bundleOf(minor, channel);
  return {
    name: NAME,
    title: `Gateway API ${bundle.version} (${channel})`,
    when: 'after-nodes',
    provides: ['gateway-api'],
    requires: [],
    needs: NO_NEEDS,
    steps: [{ kind: 'bundle', id: NAME, after: [], bundle, establishes: definitionsOf(minor, channel) }],
    rules: GATEWAY_API_COMPOSE_RULES,
  };
}
