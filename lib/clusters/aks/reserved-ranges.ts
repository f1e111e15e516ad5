import { type Cidr, cidr, overlaps } from '../../core/network/cidr';

/** Ranges that AKS uses itself, or that Azure gives another meaning. */
const RESERVED = ['169.254.0.0/16', '172.30.0.0/16', '172.31.0.0/16', '192.0.2.0/24'];

/** The reserved range that a range has addresses of. */
export function reservedRangeIn(range: Cidr): string | undefined {
  return RESERVED.find((one) => overlaps(cidr(one), range));
}
