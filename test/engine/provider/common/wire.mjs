// What may stand for a value on the wire: an unknown, a secret, an output.

/** How the engine writes what is known only later. */
export const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

const SIGNATURE = '4dabf18193072939515e22adb298388d';

/** Known only later. */
export const unknown = Symbol('unknown');

/** A value without its wrappers, unknowns as {@link unknown}. */
export function plain(value) {
  return unwrapped(value, unknown);
}

/** A value without its wrappers, as the engine would write it. */
export function written(value) {
  return unwrapped(value, UNKNOWN);
}

function unwrapped(value, placeholder) {
  if (value === UNKNOWN) return placeholder;
  if (Array.isArray(value)) return value.map((item) => unwrapped(item, placeholder));
  if (typeof value !== 'object' || value === null) return value;
  // An output without a value is not known yet.
  if (isWrapper(value)) return 'value' in value ? unwrapped(value.value, placeholder) : placeholder;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, unwrapped(child, placeholder)]));
}

/** Whether a value on the wire is a secret or an output. */
export function isWrapper(value) {
  return SIGNATURE in value;
}

/** Whether a value on the wire is a map. */
export function isMap(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isWrapper(value);
}

/** Whether two plain values say the same, whatever the order of their keys. */
export function same(a, b) {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}
