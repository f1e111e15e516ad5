import { type Cidr, cidr, contains } from '../core/network/cidr';

const RFC_1918 = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** The block of private addresses (RFC 1918) that a range is part of. */
export function privateBlockOf(range: Cidr): string | undefined {
  return RFC_1918.find((block) => contains(cidr(block), range));
}

/** Whether nobody on the internet has an address of this range: private, shared, of a link or of one machine. */
export function isReserved(range: Cidr): boolean {
  const local = ['100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'];
  return [...RFC_1918, ...local].some((block) => contains(cidr(block), range));
}
