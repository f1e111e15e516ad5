import type { Cidr } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import { type BlockSize, sharedRanges, totalSize } from '../../address-plan';
import { eniLimits, LARGEST_PREFIX, SMALLEST_PREFIX, type SubnetPurpose, subnetNeeds, subnetPrefix } from './needs';
import type { AddressPlanOptions } from './options';

/** Subnets that share ranges. */
export interface SubnetGroup {
  readonly path: Path;
  readonly sizes: readonly BlockSize<SubnetPurpose>[];
  readonly ranges: readonly Cidr[];
  /** The ranges, as messages name them. */
  readonly given: string;
  readonly zones: number;
}

/** What is to be laid out where. Absent: the options leave it open. */
export function subnetGroups(options: AddressPlanOptions): readonly SubnetGroup[] | undefined {
  const { pods, vpcCidrs, zones, roomForZones = zones } = options;
  const parsed = (texts: readonly string[]): readonly Cidr[] =>
    texts.flatMap((text) => known(text) ?? []).filter(isVpcRange);
  if (pods.kind !== 'own-range' && eniLimits(pods.instanceType) === undefined) return undefined;
  const given = parsed(vpcCidrs);
  const places = Math.max(zones, roomForZones);
  const sizes = subnetNeeds(options).map((need) => ({ purpose: need.purpose, prefix: subnetPrefix(need) }));
  const ofPods = sizes.filter(({ purpose }) => purpose === 'pods');
  const ofVpc = sizes.filter(({ purpose }) => purpose !== 'pods');
  const vpc = { path: ['vpcCidrs'], sizes: ofVpc, ranges: given, given: vpcCidrs.join(', '), zones: places };
  if (pods.kind !== 'pod-subnets') return given.length === 0 ? undefined : [vpc];
  const cidrs = pods.cidrs === undefined ? undefined : parsed(pods.cidrs);
  const ranges = cidrs ?? sharedRanges(totalSize(ofPods, places), given, LARGEST_PREFIX);
  const ownPods = {
    path: pods.cidrs === undefined ? ['pods'] : ['pods', 'cidrs'],
    sizes: ofPods,
    ranges,
    given: pods.cidrs?.join(', ') ?? '100.64.0.0/10',
    zones: places,
  };
  return given.length === 0 || cidrs?.length === 0 ? undefined : [vpc, ownPods];
}

/** Whether AWS takes it as a range of a VPC. */
export function isVpcRange({ family, prefix }: Cidr): boolean {
  return family === 'ipv4' && prefix >= LARGEST_PREFIX && prefix <= SMALLEST_PREFIX;
}
