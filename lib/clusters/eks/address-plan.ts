import { type Finding, refuseErrors } from '../../core/finding';
import { evaluate } from '../../core/rule';
import { checkShape } from '../../input/shape';
import { layOut, type PlacedSubnet } from './address-plan/layout';
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
export interface AddressPlanInspection {
  /** Absent if anything found is an error. */
  readonly plan?: AddressPlan;
  /** Everything that was found. */
  readonly findings: readonly Finding[];
}

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
  const { plan, findings } = inspectAddressPlan(options);
  refuseErrors('address plan', findings, plan);
  if (plan === undefined) throw new TypeError('no findings and no address plan');
  return plan;
}

/** What {@link planAddresses} would say, without throwing. */
export function inspectAddressPlan(options: AddressPlanOptions): AddressPlanInspection {
  const shape = checkShape('AddressPlanOptions', options, []);
  if (shape.usable === undefined) return { findings: shape.findings };
  const { findings: ofRules } = evaluate(ADDRESS_PLAN_RULES, shape.usable);
  const findings = [...shape.findings, ...ofRules.filter(({ path }) => !shape.isCut(path))];
  const groups = subnetGroups(shape.usable);
  if (groups === undefined || findings.some(({ severity }) => severity === 'error')) return { findings };
  const placed = groups.flatMap(({ sizes, zones, ranges }) => layOut(sizes, zones, ranges) ?? []);
  const needs = subnetNeeds(options);
  const zones = Array.from({ length: options.zones }, (_, zone) => {
    const of = (purpose: SubnetPurpose): PlannedSubnet | undefined => plannedSubnet(purpose, zone, needs, placed);
    const [nodes, open, controlPlane, pods] = [of('nodes'), of('public'), of('control-plane'), of('pods')];
    if (nodes === undefined || open === undefined || controlPlane === undefined) return [];
    return [{ nodes, public: open, controlPlane, ...(pods !== undefined && { pods }) }];
  }).flat();
  const [, ...secondaryCidrs] = groups.flatMap(({ ranges }) => ranges.map(({ text }) => text));
  return { plan: { zones, secondaryCidrs, findings }, findings };
}

function plannedSubnet(
  purpose: SubnetPurpose,
  zone: number,
  needs: readonly SubnetNeed[],
  placed: readonly PlacedSubnet[],
): PlannedSubnet | undefined {
  const need = needs.find((one) => one.purpose === purpose);
  const subnet = placed.find((one) => one.purpose === purpose && one.zone === zone);
  if (need === undefined || subnet === undefined) return undefined;
  return {
    cidr: subnet.range.text,
    needed: addressesOf(need),
    usable: 2 ** (32 - subnet.range.prefix) - RESERVED_ADDRESSES,
  };
}
