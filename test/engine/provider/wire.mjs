// What may stand for a value on the wire: an unknown, a secret, an output.
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const SIGNATURE = '4dabf18193072939515e22adb298388d';

/** Known only later. */
export const unknown = Symbol('unknown');

/** A value without its wrappers, unknowns as {@link unknown}. */
export function plain(value) {
  if (value === UNKNOWN) return unknown;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  // An output without a value is not known yet.
  if (SIGNATURE in value) return 'value' in value ? plain(value.value) : unknown;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}

/** Whether two plain values say the same, whatever the order of their keys. */
export function same(a, b) {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}
