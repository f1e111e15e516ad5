/** The prefix length of the smallest range with so many addresses. */
export function prefixOf(addresses: number): number {
  return 32 - Math.ceil(Math.log2(addresses));
}

/**
 * The smallest range that would do, in words.
 *
 * @param largest - the largest range that the cloud takes, as a prefix length.
 */
export function enoughRanges(addresses: number, largest: number): string {
  const prefix = prefixOf(addresses);
  if (prefix >= largest) return `one range of /${prefix}, or larger`;
  return `${Math.ceil(addresses / 2 ** (32 - largest))} ranges of /${largest}`;
}
