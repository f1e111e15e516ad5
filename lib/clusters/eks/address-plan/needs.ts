import { prefixOf } from '../../address-plan';
import { awsInstanceType } from '../density/aws-instance-types';
import { PREFIX_SIZE } from '../density/max-pods';
import type { AddressPlanOptions, EniLimits, InterfaceAddresses, PodAddressSource } from './options';

/** What a subnet is for. */
export type SubnetPurpose = 'nodes' | 'public' | 'pods' | 'control-plane';

/** What a subnet must have room for. */
export interface SubnetNeed {
  readonly purpose: SubnetPurpose;
  /** Addresses that are taken one by one. */
  readonly singles: number;
  /** Whole blocks of 16. */
  readonly blocks: number;
}

/** Addresses of every subnet that AWS keeps: the first four and the last. */
export const RESERVED_ADDRESSES = 5;

/** The smallest subnet of a VPC, and range of one, as a prefix length. */
export const SMALLEST_PREFIX = 28;
/** The largest, as a prefix length. */
export const LARGEST_PREFIX = 16;

/** Addresses that a load balancer wants to find free. */
const PER_LOAD_BALANCER = 8;

/** Addresses that the control plane wants to find free: enough for an update. */
const CONTROL_PLANE = 6;

/** What each zone needs, in a fixed order. */
export function subnetNeeds(options: AddressPlanOptions): readonly SubnetNeed[] {
  const { pods, nodesPerZone, podsPerNode, growth = 1.5, loadBalancers = 4 } = options;
  const nodes = Math.ceil(nodesPerZone * growth);
  const balancing = loadBalancers * PER_LOAD_BALANCER;
  const ofPods = pods.kind === 'own-range' ? undefined : nodeAddresses(pods, podsPerNode);
  const shared = pods.kind === 'node-subnets' ? ofPods : undefined;
  return [
    {
      purpose: 'nodes',
      singles: nodes * (shared?.singles ?? 1) + balancing,
      blocks: nodes * (shared?.blocks ?? 0),
    },
    // One more for the NAT gateway.
    { purpose: 'public', singles: balancing + 1, blocks: 0 },
    { purpose: 'control-plane', singles: CONTROL_PLANE, blocks: 0 },
    ...(pods.kind === 'pod-subnets' && ofPods !== undefined
      ? [{ purpose: 'pods' as const, singles: nodes * ofPods.singles, blocks: nodes * ofPods.blocks }]
      : []),
  ];
}

/** The prefix length of the smallest subnet with room for a need. May be shorter than AWS allows. */
export function subnetPrefix(need: SubnetNeed): number {
  return Math.min(SMALLEST_PREFIX, prefixOf(addressesOf(need)));
}

/** How many addresses a subnet with room for a need has, those that AWS keeps included. */
export function addressesOf({ singles, blocks }: SubnetNeed): number {
  if (blocks === 0) return singles + RESERVED_ADDRESSES;
  // AWS keeps addresses of the first and the last block; what is left there serves single addresses.
  const leftThere = 2 * PREFIX_SIZE - RESERVED_ADDRESSES;
  return PREFIX_SIZE * (blocks + 2 + Math.ceil(Math.max(0, singles - leftThere) / PREFIX_SIZE));
}

/** Limits of an instance type. Absent: the table does not have it. */
export function eniLimits(instanceType: string | EniLimits): EniLimits | undefined {
  return typeof instanceType === 'string' ? awsInstanceType(instanceType) : instanceType;
}

/** The most pods with addresses of their own on a node, by its interfaces alone. */
export function mostPods(pods: Exclude<PodAddressSource, { kind: 'own-range' }>): number {
  const { enis, ipv4PerEni } = eniLimits(pods.instanceType) ?? { enis: 0, ipv4PerEni: 1 };
  const usable = pods.kind === 'pod-subnets' ? enis - 1 : enis;
  return usable * (ipv4PerEni - 1) * (pods.prefixDelegation === true ? PREFIX_SIZE : 1);
}

/** What a node takes of the subnet that its pods are in. Every interface has an address of its own, besides those of pods. */
export function nodeAddresses(
  source: InterfaceAddresses & { readonly kind: 'node-subnets' | 'pod-subnets' },
  podsPerNode: number,
): Pick<SubnetNeed, 'singles' | 'blocks'> {
  const { enis, ipv4PerEni } = eniLimits(source.instanceType) ?? { enis: 1, ipv4PerEni: 2 };
  const warm = source.warm ?? {};
  const onEach = ipv4PerEni - 1;
  const pods = Math.min(podsPerNode, mostPods(source));
  const { ips = 0, minimumIps = 0 } = warm;
  // The CNI takes zero for none.
  const kept = ips === 0 && minimumIps === 0 ? undefined : Math.max(pods + ips, minimumIps);
  if (source.prefixDelegation === true) {
    const blocks =
      kept === undefined ? Math.ceil(pods / PREFIX_SIZE) + (warm.prefixes ?? 1) : Math.ceil(kept / PREFIX_SIZE);
    return { singles: Math.ceil(blocks / onEach), blocks };
  }
  if (kept !== undefined) return { singles: kept + Math.ceil(kept / onEach), blocks: 0 };
  const used = Math.ceil(pods / onEach);
  const usable = source.kind === 'pod-subnets' ? enis - 1 : enis;
  const interfaces = Math.min(usable, used + (warm.enis ?? 1));
  return { singles: interfaces * ipv4PerEni, blocks: 0 };
}
