import { addressCount, type Cidr, cidr, nthBlock, overlaps } from '../../core/network/cidr';
import { prefixOf } from './prefix-of';

/**
 * A block to be laid out, in every copy.
 *
 * @typeParam P - what blocks are for.
 */
export interface BlockSize<P extends string> {
  readonly purpose: P;
  readonly prefix: number;
}

/** A block with its place. */
export interface PlacedBlock<P extends string> {
  readonly purpose: P;
  /** Which of the copies, from 0: one for each zone, or each cluster. */
  readonly copy: number;
  readonly range: Cidr;
}

/** Shared address space, which no network of the internet uses (RFC 6598). */
const SHARED_SPACE = cidr('100.64.0.0/10');

/**
 * Lays blocks out, larger ones first, so that each begins at a multiple of its size and nothing is lost between them.
 * What is free in one range decides alone: it fits in this way, or in none.
 *
 * @param ranges - of IPv4.
 * @returns `undefined` if they do not fit.
 */
export function layOut<P extends string>(
  sizes: readonly BlockSize<P>[],
  copies: number,
  ranges: readonly Cidr[],
): readonly PlacedBlock<P>[] | undefined {
  const taken = ranges.map(() => 0n);
  const wanted = [...sizes]
    .sort((a, b) => a.prefix - b.prefix)
    .flatMap((size) => Array.from({ length: copies }, (_, copy) => ({ ...size, copy })));
  const placed: PlacedBlock<P>[] = [];
  for (const { purpose, prefix, copy } of wanted) {
    const size = 1n << BigInt(32 - prefix);
    const index = ranges.findIndex((range, n) => (taken[n] ?? 0n) + size <= addressCount(range));
    const range = ranges[index];
    const offset = taken[index];
    if (range === undefined || offset === undefined) return undefined;
    placed.push({ purpose, copy, range: nthBlock(range, prefix, Number(offset / size)) });
    taken[index] = offset + size;
  }
  return placed;
}

/** How many addresses these blocks take in all copies. */
export function totalSize(sizes: readonly BlockSize<string>[], copies: number): number {
  return copies * sizes.reduce((sum, { prefix }) => sum + 2 ** (32 - prefix), 0);
}

/**
 * Ranges of the shared address space that hold so many addresses, and none of the ranges given.
 *
 * @param largest - the largest range that the cloud takes, as a prefix length.
 */
export function sharedRanges(addresses: number, besides: readonly Cidr[], largest: number): readonly Cidr[] {
  const prefix = Math.max(largest, prefixOf(addresses));
  const count = Math.ceil(addresses / 2 ** (32 - prefix));
  const free: Cidr[] = [];
  for (let index = 0; index < 2 ** (prefix - SHARED_SPACE.prefix) && free.length < count; index++) {
    const block = nthBlock(SHARED_SPACE, prefix, index);
    if (!besides.some((range) => overlaps(range, block))) free.push(block);
  }
  return free;
}
