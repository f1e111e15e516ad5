import type { Cluster } from '../../../core/cluster';
import { NO_NEEDS } from '../../../core/needs';
import type { InstallPlan } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { EGRESS_COMPOSE_RULES } from './compose-rules';
import { egressObject } from './objects';
import type { CiliumEgressGatewaysOptions } from './options';
import { EGRESS_PLAN_RULES } from './rules';
import { type EgressSettings, egressIPOf, resolveEgressGateways } from './settings';

/**
 * Plans by which nodes, and with which addresses, pods leave the cluster.
 *
 * @param cluster - where Cilium runs, with `egressGateway` switched on.
 * @param options - who leaves by which nodes.
 * @throws BlueprintError with every problem found.
 * @see https://docs.cilium.io/en/stable/network/egress-gateway/egress-gateway/
 * @example
 * ```ts
 * const plan = planCiliumEgressGateways(cluster, {
 *   policies: [
 *     {
 *       name: 'payments',
 *       selectors: [{ pods: { matchLabels: { app: 'payments' } } }],
 *       destinationCIDRs: ['198.51.100.0/24'],
 *       gateways: [{ nodes: { matchLabels: { role: 'gateway' } }, egressIP: '192.0.2.10' }],
 *     },
 *   ],
 * });
 * ```
 */
export function planCiliumEgressGateways<S = string>(
  cluster: Cluster<S>,
  options: CiliumEgressGatewaysOptions<S>,
): InstallPlan<S> {
  return planOf('cilium-egress', inspectCiliumEgressGateways(cluster, options));
}

/** What {@link planCiliumEgressGateways} would say, without throwing. */
export function inspectCiliumEgressGateways<S = string>(
  cluster: Cluster<S>,
  options: CiliumEgressGatewaysOptions<S>,
): Inspection<S> {
  return inspect<S, CiliumEgressGatewaysOptions<S>, EgressSettings<S>>(
    {
      schema: 'CiliumEgressGatewaysOptions',
      resolve: resolveEgressGateways,
      rules: EGRESS_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>({ name, policies }: EgressSettings<S>): PlanBody<S> {
  const gateways = policies.flatMap(({ value }) => value.gateways);
  return {
    name,
    title: `Cilium: ways out for ${policies.map(({ value }) => value.name).join(', ')}`,
    when: 'after-nodes',
    provides: [],
    requires: ['cilium-kinds'],
    needs: {
      ...NO_NEEDS,
      manual: [
        'nodes that are gateways have the labels that policies select them by',
        ...(gateways.some((gateway) => egressIPOf(gateway) !== undefined)
          ? [
              'something puts the egress addresses on a network interface of these nodes, and the network routes them there',
            ]
          : []),
      ],
    },
    steps: [{ kind: 'manifest', id: 'egress', after: [], objects: policies.map(({ value }) => egressObject(value)) }],
    rules: EGRESS_COMPOSE_RULES,
  };
}
