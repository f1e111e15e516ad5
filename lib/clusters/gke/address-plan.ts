import type { Finding } from '../../core/finding';
import { inspectPlan, layOut, type PlanInspection, planOf } from '../address-plan';
import type { RangePurpose } from './address-plan/needs';
import type { GkeAddressPlanOptions } from './address-plan/options';
import { rangeGroups } from './address-plan/range-groups';
import { GKE_ADDRESS_PLAN_RULES } from './address-plan/rules';
import { RESERVED_ADDRESSES } from './pod-blocks';

export type { GkeAddressPlanOptions } from './address-plan/options';

/** Ranges that suffice: what a new VPC is given, by the names of its options. */
export interface GkeAddressPlan {
  /** Primary range of the subnet: nodes and internal load balancers. */
  readonly nodeRange: PlannedRange;
  /** Secondary range of pods. */
  readonly podRange: PlannedRange;
  /** Secondary range of Services. */
  readonly serviceRange: PlannedRange;
  /** Of proxies of regional load balancers. Absent: none were asked for. */
  readonly proxyOnlyRange?: PlannedRange;
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** A range of a plan. */
export interface PlannedRange {
  /** The range. */
  readonly cidr: string;
  /** Addresses that it is planned for, with growth and what Google keeps of it. */
  readonly needed: number;
  /** Addresses that it has for use: all, but for those that Google keeps of a primary range. */
  readonly usable: number;
}

/** A plan, or why there is none. */
export type GkeAddressPlanInspection = PlanInspection<GkeAddressPlan>;

/**
 * Plans the ranges of a cluster's subnet. The same options always give the same ranges.
 *
 * @throws BlueprintError with every problem found, and the smallest range that would do where they do not fit.
 * @see https://docs.cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
 * @example
 * ```ts
 * const { nodeRange, podRange, serviceRange } = planGkeAddresses({ ranges: ['10.0.0.0/14'], nodes: 60, maxPodsPerNode: 48 });
 * ```
 */
export function planGkeAddresses(options: GkeAddressPlanOptions): GkeAddressPlan {
  return planOf(inspectGkeAddressPlan(options));
}

/** What {@link planGkeAddresses} would say, without throwing. */
export function inspectGkeAddressPlan(options: GkeAddressPlanOptions): GkeAddressPlanInspection {
  return inspectPlan({ schema: 'GkeAddressPlanOptions', rules: GKE_ADDRESS_PLAN_RULES, build: buildPlan }, options);
}

function buildPlan(options: GkeAddressPlanOptions): Omit<GkeAddressPlan, 'findings'> | undefined {
  const groups = rangeGroups(options);
  const placed = groups.flatMap(({ needs, ranges }) => layOut(needs, 1, ranges) ?? []);
  const of = (purpose: RangePurpose): PlannedRange | undefined => {
    const need = groups.flatMap(({ needs }) => needs).find((one) => one.purpose === purpose);
    const range = placed.find((one) => one.purpose === purpose)?.range;
    if (need === undefined || range === undefined) return undefined;
    const kept = purpose === 'nodes' ? RESERVED_ADDRESSES : 0;
    return { cidr: range.text, needed: need.addresses, usable: 2 ** (32 - range.prefix) - kept };
  };
  const [nodeRange, podRange, serviceRange, proxyOnlyRange] = [of('nodes'), of('pods'), of('services'), of('proxies')];
  if (nodeRange === undefined || podRange === undefined || serviceRange === undefined) return undefined;
  return { nodeRange, podRange, serviceRange, ...(proxyOnlyRange !== undefined && { proxyOnlyRange }) };
}
