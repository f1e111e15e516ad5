import { type Cidr, cidr, nthBlock } from '../../../core/network/cidr';
import type { EksNewVpc } from '../options';

/** How many zones a VPC has whose owner does not say. */
const DEFAULT_ZONES = 3;

/** How many zones a new VPC has. */
export function zoneCount({ zones }: EksNewVpc<unknown>): number {
  return zones?.length ?? DEFAULT_ZONES;
}

/** The most zones that a VPC is divided for. */
export const MOST_ZONES = 6;

/** The smallest range that can be divided: its public subnets are as small as AWS lets them be. */
export const LONGEST_VPC_PREFIX = 22;

/** More zones than this divide a secondary range in eight instead of four. */
const FEW_ZONES = 4;

/** The smallest subnet that AWS takes: all that the interfaces of a control plane need. */
const SMALLEST_SUBNET = 28;

/** The ranges of the subnets of one zone. */
export interface ZoneRanges {
  /** For nodes, and pods that share their subnets. */
  readonly nodes: string;
  /** For load balancers and NAT gateways. */
  readonly public: string;
  /** For interfaces of the control plane, which no node can use up: without free addresses, no update. */
  readonly controlPlane: string;
}

/**
 * The subnets of a zone, by its place in the list: whatever the number of zones, so that one more moves none of the others.
 * Nodes of each zone have an eighth of the range, public subnets share the seventh, those of the control plane are at the
 * beginning of the last.
 *
 * @param range - primary range of a VPC: see {@link LONGEST_VPC_PREFIX}.
 * @param zone - 0 to {@link MOST_ZONES} - 1.
 */
export function zoneRanges(range: string, zone: number): ZoneRanges {
  const whole = cidr(range);
  const eighth = whole.prefix + 3;
  return {
    nodes: block(whole, eighth, zone),
    public: block(nthBlock(whole, eighth, MOST_ZONES), eighth + 3, zone),
    controlPlane: block(nthBlock(whole, eighth, MOST_ZONES + 1), SMALLEST_SUBNET, zone),
  };
}

/**
 * The subnet for pods of a zone: a quarter of a secondary range, or an eighth where there are more than four zones.
 *
 * @param zones - how many zones there are.
 */
export function podRange(range: string, zone: number, zones: number): string {
  const whole = cidr(range);
  return block(whole, whole.prefix + bitsFor(zones), zone);
}

/** The longest prefix of a secondary range that can be divided between so many zones. */
export function longestPodPrefix(zones: number): number {
  return SMALLEST_SUBNET - bitsFor(zones);
}

function bitsFor(zones: number): number {
  return zones > FEW_ZONES ? 3 : 2;
}

/** The subnet number `index` in the range that AWS gave to a VPC: `/56` for the VPC, `/64` for a subnet. */
export function ipv6Range(range: string, index: number): string {
  return block(cidr(range), 64, index);
}

function block(range: Cidr, prefix: number, index: number): string {
  return nthBlock(range, prefix, index).text;
}
