import type { Path } from '../../../../core/path';
import { type AddressSpan, spanBetween, spanOfCidr } from '../../address-span';
import type { AddressBlock, LoadBalancerPool } from '../pool-options';
import type { AnnouncementSettings } from '../settings';

/** A block of a pool, with where it is said. */
export interface PlacedBlock {
  readonly pool: LoadBalancerPool<unknown>;
  readonly block: AddressBlock<unknown>;
  readonly path: Path;
  /** What it is made of: one text in CIDR notation, or two addresses. */
  readonly texts: readonly unknown[];
}

/** Every block of every pool. */
export function blocksOf({ pools }: AnnouncementSettings): readonly PlacedBlock[] {
  return pools.all.flatMap(({ path, value: pool }) =>
    pool.blocks.map((block, index) => ({
      pool,
      block,
      path: [...path, 'blocks', index],
      texts: 'cidr' in block ? [block.cidr] : [block.start, block.stop ?? block.start],
    })),
  );
}

/** The addresses of a block whose texts are known; `undefined` if they make no sense. */
export function spanOfTexts([first = '', second]: readonly string[]): AddressSpan | undefined {
  return second === undefined ? spanOfCidr(first) : spanBetween(first, second);
}

/** What blocks are made of, with their addresses: `known` has the texts of all, one after the other. */
export function spansOf<T extends { readonly texts: readonly unknown[] }>(
  blocks: readonly T[],
  known: readonly string[],
): readonly (T & { readonly span: AddressSpan })[] {
  let at = 0;
  return blocks.flatMap((block) => {
    const span = spanOfTexts(known.slice(at, at + block.texts.length));
    at += block.texts.length;
    return span === undefined ? [] : [{ ...block, span }];
  });
}
