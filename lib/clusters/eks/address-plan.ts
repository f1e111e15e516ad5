import type { Finding } from '../../core/finding';
import { inspectPlan, layOut, type PlacedBlock, type PlanInspection, planOf } from '../address-plan';
import {
  addressesOf,
  RESERVED_ADDRESSES,
  type SubnetNeed,
  type SubnetPurpose,
  subnetNeeds,
} from './address-plan/needs';
import type { AddressPlanOptions } from './address-plan/options';
import { ADDRESS_PLAN_RULES } from './address-plan/rules';
import { subnetGroups } from './address-plan/subnet-groups';

export type {
  AddressPlanOptions,
  EniLimits,
  InterfaceAddresses,
  PodAddressSource,
  PodsInNodeSubnets,
  PodsInOwnRange,
  PodsInPodSubnets,
} from './address-plan/options';
export { ADDRESS_PLAN_RULES } from './address-plan/rules';

/** Subnets that suffice. */
export interface AddressPlan {
  /** One for each zone. */
  readonly zones: readonly ZoneSubnets[];
  /** Ranges of the VPC besides its primary one, those for pods last. */
  readonly secondaryCidrs: readonly string[];
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** Subnets of a zone. */
export interface ZoneSubnets {
  /** Private: nodes, internal load balancers, and pods that have no subnets of their own. */
  readonly nodes: PlannedSubnet;
  /** Public: load balancers and the NAT gateway. */
  readonly public: PlannedSubnet;
  /** Private: interfaces of the control plane, which an update must find addresses for. */
  readonly controlPlane: PlannedSubnet;
  /** Private: pods. Absent: they share the subnet of nodes, or have a range outside the VPC. */
  readonly pods?: PlannedSubnet;
}

/** A subnet of a plan. */
export interface PlannedSubnet {
  /** Its range. */
  readonly cidr: string;
  /** Addresses that it is planned for, with growth and what AWS keeps of it. */
  readonly needed: number;
  /** Addresses that it has for use: all but those that AWS keeps. */
  readonly usable: number;
}

/** A plan, or why there is none. */
export type AddressPlanInspection = PlanInspection<AddressPlan>;

/**
 * Plans the subnets of a cluster. The same options always give the same subnets, and as long as `roomForZones` stays, another
 * zone moves none.
 *
 * @throws BlueprintError with every problem found, and the smallest range that would do where subnets do not fit.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html
 * @example
 * ```ts
 * const { zones } = planAddresses({
 *   vpcCidrs: ['10.0.0.0/16'],
 *   zones: 3,
 *   nodesPerZone: 20,
 *   podsPerNode: 110,
 *   pods: { kind: 'pod-subnets', instanceType: 'm7g.large', prefixDelegation: true },
 * });
 * ```
 */
export function planAddresses(options: AddressPlanOptions): AddressPlan {
  return planOf(inspectAddressPlan(options));
}

/** What {@link planAddresses} would say, without throwing. */
export function inspectAddressPlan(options: AddressPlanOptions): AddressPlanInspection {
  return inspectPlan({ schema: 'AddressPlanOptions', rules: ADDRESS_PLAN_RULES, build: buildPlan }, options);
}

function buildPlan(options: AddressPlanOptions): Omit<AddressPlan, 'findings'> | undefined {
  const groups = subnetGroups(options);
  if (groups === undefined) return undefined;
  const placed = groups.flatMap(({ sizes, zones, ranges }) => layOut(sizes, zones, ranges) ?? []);
  const needs = subnetNeeds(options);
  const zones = Array.from({ length: options.zones }, (_, zone) => {
    const of = (purpose: SubnetPurpose): PlannedSubnet | undefined => plannedSubnet(purpose, zone, needs, placed);
    const [nodes, open, controlPlane, pods] = [of('nodes'), of('public'), of('control-plane'), of('pods')];
    if (nodes === undefined || open === undefined || controlPlane === undefined) return [];
    return [{ nodes, public: open, controlPlane, ...(pods !== undefined && { pods }) }];
  }).flat();
  const [, ...secondaryCidrs] = groups.flatMap(({ ranges }) => ranges.map(({ text }) => text));
  return { zones, secondaryCidrs };
}

function plannedSubnet(
  purpose: SubnetPurpose,
  zone: number,
  needs: readonly SubnetNeed[],
  placed: readonly PlacedBlock<SubnetPurpose>[],
): PlannedSubnet | undefined {
  const need = needs.find((one) => one.purpose === purpose);
  const subnet = placed.find((one) => one.purpose === purpose && one.copy === zone);
  if (need === undefined || subnet === undefined) return undefined;
  return {
    cidr: subnet.range.text,
    needed: addressesOf(need),
    usable: 2 ** (32 - subnet.range.prefix) - RESERVED_ADDRESSES,
  };
}
