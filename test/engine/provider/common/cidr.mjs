// Arithmetic of IPv4 ranges.

/** The first and last address of a range as numbers, and the length of its prefix. */
export function networkOf(cidr) {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (match === null) return undefined;
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return {
    first: address - (address % size),
    last: address - (address % size) + size - 1,
    prefix,
    host: address % size,
  };
}

export function overlaps(a, b) {
  const [one, other] = [networkOf(a), networkOf(b)];
  return one !== undefined && other !== undefined && one.first <= other.last && other.first <= one.last;
}

export function contains(outer, inner) {
  const [one, other] = [networkOf(outer), networkOf(inner)];
  return one !== undefined && other !== undefined && one.first <= other.first && other.last <= one.last;
}
