import { addressCount, type Cidr, cidr, nthBlock, overlaps } from '../../../core/network/cidr';
import { LARGEST_PREFIX, prefixOf, type SubnetPurpose } from './needs';

/** A subnet to be laid out, in every zone. */
export interface SubnetSize {
  readonly purpose: SubnetPurpose;
  readonly prefix: number;
}

/** A subnet with its place. */
export interface PlacedSubnet {
  readonly purpose: SubnetPurpose;
  /** From 0. */
  readonly zone: number;
  readonly range: Cidr;
}

/** Where pods get ranges if nobody says: shared address space, which no network of the internet uses (RFC 6598). */
const POD_SPACE = cidr('100.64.0.0/10');

/**
 * Lays subnets out, larger ones first, so that each begins at a multiple of its size and nothing is lost between them.
 * What is free in one range decides alone: it fits in this way, or in none.
 *
 * @returns `undefined` if they do not fit.
 */
export function layOut(
  sizes: readonly SubnetSize[],
  zones: number,
  ranges: readonly Cidr[],
): readonly PlacedSubnet[] | undefined {
  const taken = ranges.map(() => 0n);
  const wanted = [...sizes]
    .sort((a, b) => a.prefix - b.prefix)
    .flatMap((size) => Array.from({ length: zones }, (_, zone) => ({ ...size, zone })));
  const placed: PlacedSubnet[] = [];
  for (const { purpose, prefix, zone } of wanted) {
    const size = 1n << BigInt(32 - prefix);
    const index = ranges.findIndex((range, n) => (taken[n] ?? 0n) + size <= addressCount(range));
    const range = ranges[index];
    const offset = taken[index];
    if (range === undefined || offset === undefined) return undefined;
    placed.push({ purpose, zone, range: nthBlock(range, prefix, Number(offset / size)) });
    taken[index] = offset + size;
  }
  return placed;
}

/** How many addresses these subnets take in all zones. */
export function totalSize(sizes: readonly SubnetSize[], zones: number): number {
  return zones * sizes.reduce((sum, { prefix }) => sum + 2 ** (32 - prefix), 0);
}

/** Ranges of the shared address space that hold so many addresses, and none of the ranges given. */
export function podRanges(addresses: number, besides: readonly Cidr[]): readonly Cidr[] {
  const prefix = Math.max(LARGEST_PREFIX, prefixOf(addresses));
  const count = Math.ceil(addresses / 2 ** (32 - prefix));
  const free: Cidr[] = [];
  for (let index = 0; index < 2 ** (prefix - POD_SPACE.prefix) && free.length < count; index++) {
    const block = nthBlock(POD_SPACE, prefix, index);
    if (!besides.some((range) => overlaps(range, block))) free.push(block);
  }
  return free;
}
