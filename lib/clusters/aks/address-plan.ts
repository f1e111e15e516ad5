import type { Finding } from '../../core/finding';
import { nthAddress } from '../../core/network/cidr';
import { inspectPlan, layOut, type PlanInspection, planOf } from '../address-plan';
import type { RangePurpose } from './address-plan/needs';
import type { AksAddressPlanOptions } from './address-plan/options';
import { rangeGroups } from './address-plan/range-groups';
import { AKS_ADDRESS_PLAN_RULES } from './address-plan/rules';
import { AZURE_RESERVED } from './pod-addresses';

export type {
  AksAddressPlanOptions,
  AksPodAddressSource,
  AksPodsInNodeSubnet,
  AksPodsInOverlay,
  AksPodsInPodSubnet,
} from './address-plan/options';
export { AKS_ADDRESS_PLAN_RULES } from './address-plan/rules';

/** Ranges that suffice, by the names of the options that they become. */
export interface AksAddressPlan {
  /** Nodes, internal load balancers, and pods that share the subnet: `vnet.nodeSubnet`. */
  readonly nodeSubnet: AksPlannedRange;
  /** Pods with a subnet of their own: `vnet.podSubnet`. */
  readonly podSubnet?: AksPlannedRange;
  /** Pods of an overlay: `networking.podRange`. */
  readonly podRange?: AksPlannedRange;
  /** Services: `serviceRange`. */
  readonly serviceRange: AksPlannedRange;
  /** Cluster DNS: `dnsServiceIp`. */
  readonly dnsServiceIp: string;
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** A range of a plan. */
export interface AksPlannedRange {
  /** The range. */
  readonly cidr: string;
  /** Addresses that it is planned for, with growth and what Azure keeps of it. */
  readonly needed: number;
  /** Addresses that it has for use: all, but for those that Azure keeps of a subnet. */
  readonly usable: number;
}

/** A plan, or why there is none. */
export type AksAddressPlanInspection = PlanInspection<AksAddressPlan>;

/**
 * Plans the subnets and ranges of a cluster. The same options always give the same ranges.
 *
 * @throws BlueprintError with every problem found, and the smallest range that would do where they do not fit.
 * @see https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
 * @example
 * ```ts
 * const { nodeSubnet, podRange, serviceRange } = planAksAddresses({
 *   vnetCidrs: ['10.20.0.0/20'],
 *   nodes: 100,
 *   pods: { kind: 'overlay' },
 * });
 * ```
 */
export function planAksAddresses(options: AksAddressPlanOptions): AksAddressPlan {
  return planOf(inspectAksAddressPlan(options));
}

/** What {@link planAksAddresses} would say, without throwing. */
export function inspectAksAddressPlan(options: AksAddressPlanOptions): AksAddressPlanInspection {
  return inspectPlan({ schema: 'AksAddressPlanOptions', rules: AKS_ADDRESS_PLAN_RULES, build: buildPlan }, options);
}

function buildPlan(options: AksAddressPlanOptions): Omit<AksAddressPlan, 'findings'> | undefined {
  const groups = rangeGroups(options);
  const placed = groups.flatMap(({ needs, ranges }) => layOut(needs, 1, ranges) ?? []);
  const of = (purpose: RangePurpose): AksPlannedRange | undefined => {
    const need = groups.flatMap(({ needs }) => needs).find((one) => one.purpose === purpose);
    const range = placed.find((one) => one.purpose === purpose)?.range;
    if (need === undefined || range === undefined) return undefined;
    const kept = purpose === 'nodeSubnet' || purpose === 'podSubnet' ? AZURE_RESERVED : 0;
    return { cidr: range.text, needed: need.addresses, usable: 2 ** (32 - range.prefix) - kept };
  };
  const services = placed.find(({ purpose }) => purpose === 'serviceRange')?.range;
  const [nodeSubnet, podSubnet, podRange, serviceRange] = [
    of('nodeSubnet'),
    of('podSubnet'),
    of('podRange'),
    of('serviceRange'),
  ];
  if (nodeSubnet === undefined || serviceRange === undefined || services === undefined) return undefined;
  return {
    nodeSubnet,
    ...(podSubnet !== undefined && { podSubnet }),
    ...(podRange !== undefined && { podRange }),
    serviceRange,
    dnsServiceIp: nthAddress(services, 10),
  };
}
