import { type Finding, refuseErrors } from '../../core/finding';
import { type DeferredCheck, evaluate } from '../../core/rule';
import { checkShape } from '../../input/shape';
import { interconnectMonthlyCost, type MonthlyCost } from './interconnect/cost';
import type { Interconnect } from './interconnect/options';
import { peeringsOf, routesOf } from './interconnect/routes';
import { INTERCONNECT_RULES } from './interconnect/rules';

export { HOURS_PER_MONTH } from '../../core/compute-prices';
export { type MonthlyCost, natMonthlyCost } from './interconnect/cost';
export type {
  Interconnect,
  InterconnectedNetwork,
  NatCost,
  PeeringCost,
  PeeringMesh,
  TransitGateway,
  TransitGatewayCost,
} from './interconnect/options';
export { INTERCONNECT_RULES } from './interconnect/rules';

/** What an interconnection amounts to. */
export interface InterconnectPlan<S = string> {
  /** Peerings in all, or attachments to the gateway. */
  readonly links: number;
  /** Routes that the tables of each network hold, the one to the internet included, in the order of the networks. */
  readonly routes: readonly number[];
  /** What it costs. Absent: no prices were given. */
  readonly monthlyCost?: MonthlyCost;
  /** Warnings. */
  readonly findings: readonly Finding[];
  /** Checks that wait for strings known only later. */
  readonly deferred: readonly DeferredCheck<S>[];
}

/** What was found, and what it amounts to in spite of it. */
export interface InterconnectInspection<S = string> {
  /** Absent if too little is usable. Not to be relied on if any finding is an error. */
  readonly plan?: InterconnectPlan<S>;
  /** Everything that was found. */
  readonly findings: readonly Finding[];
}

/**
 * Reckons links, routes and cost of a peering mesh or a transit gateway.
 *
 * @throws BlueprintError with every problem found: ranges that overlap, more peerings than AWS allows.
 * @see https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/vpc-to-vpc-connectivity.html
 * @example
 * ```ts
 * const { links, monthlyCost } = planInterconnect({
 *   kind: 'transit-gateway',
 *   networks: [
 *     { name: 'shop', vpcCidrs: ['10.1.0.0/16'], serviceCidrs: ['172.20.0.0/16'] },
 *     { name: 'search', vpcCidrs: ['10.2.0.0/16'], serviceCidrs: ['172.21.0.0/16'] },
 *   ],
 *   summary: ['10.0.0.0/8'],
 * });
 * ```
 */
export function planInterconnect<S = string>(interconnect: Interconnect<S>): InterconnectPlan<S> {
  const { plan, findings } = inspectInterconnect(interconnect);
  refuseErrors('interconnect', findings, plan);
  if (plan === undefined) throw new TypeError('no findings and no interconnect');
  return plan;
}

/** What {@link planInterconnect} would say, without throwing. */
export function inspectInterconnect<S = string>(interconnect: Interconnect<S>): InterconnectInspection<S> {
  const shape = checkShape('Interconnect', interconnect, []);
  if (shape.usable === undefined) return { findings: shape.findings };
  const { findings: ofRules, deferred } = evaluate<Interconnect<unknown>, S>(INTERCONNECT_RULES, shape.usable);
  const findings = [...shape.findings, ...ofRules.filter(({ path }) => !shape.isCut(path))];
  return { plan: { ...amounts(shape.usable), findings, deferred }, findings };
}

function amounts<S>(interconnect: Interconnect<S>): Pick<InterconnectPlan<S>, 'links' | 'routes' | 'monthlyCost'> {
  const { kind, networks } = interconnect;
  const monthlyCost = interconnectMonthlyCost(interconnect);
  return {
    links: kind === 'peering' ? peeringsOf(networks.length) : networks.length,
    routes: networks.map((_, index) => routesOf(interconnect, index)),
    ...(monthlyCost !== undefined && { monthlyCost }),
  };
}
