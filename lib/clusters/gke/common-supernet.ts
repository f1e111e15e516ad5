import { type Cidr, cidr, contains, nthAddress } from '../../core/network/cidr';

/** The smallest range that holds all of these. Absent: there are none, or they are not all IPv4. */
export function commonSupernet(ranges: readonly Cidr[]): Cidr | undefined {
  const [first] = ranges;
  if (first === undefined || ranges.some(({ family }) => family !== 'ipv4')) return undefined;
  for (let prefix = first.prefix; prefix > 0; prefix--) {
    const hostBits = BigInt(32 - prefix);
    const outer = { ...first, prefix, first: (first.first >> hostBits) << hostBits };
    if (ranges.every((range) => contains(outer, range))) return cidr(`${nthAddress(outer, 0)}/${prefix}`);
  }
  return cidr('0.0.0.0/0');
}
