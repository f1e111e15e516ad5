// What an object says of itself: its inputs, and what its cloud adds.
import { isMap, UNKNOWN } from './wire.mjs';

/**
 * Outputs as they go over the wire.
 *
 * @param inputs - as they came over the wire, with their secrets.
 * @param added - what the cloud adds.
 * @param declared - names of the outputs that the SDK knows.
 */
export function outputsOf(inputs, added, declared) {
  const known = Object.entries(added).filter(([name, value]) => declared.includes(name) && value !== undefined);
  return beside(inputs, Object.fromEntries(known));
}

/**
 * Outputs of what a preview would make.
 *
 * @param knownEarly - what is known of every object before it is made.
 * @param properties - names of inputs.
 */
export function outputsToBe(inputs, added, declared, knownEarly, properties) {
  const outputs = outputsOf(inputs, hidden(inputs, added, knownEarly), declared);
  // What is no input is always the cloud's to say, even if this stub does not know it.
  const others = declared.filter((name) => !(name in outputs) && !properties.includes(name));
  return { ...outputs, ...Object.fromEntries(others.map((name) => [name, UNKNOWN])) };
}

/**
 * Outputs of what a preview would change.
 *
 * @param volatile - names of those that change with the inputs.
 */
export function changedOutputsToBe(inputs, added, declared, volatile) {
  const unknowns = Object.fromEntries(volatile.map((name) => [name, UNKNOWN]));
  return outputsOf(inputs, { ...added, ...unknowns }, declared);
}

/** Everything that is added, unknown. */
function hidden(inputs, added, knownEarly) {
  return Object.fromEntries(
    Object.entries(added).map(([name, value]) => {
      if (knownEarly.includes(name) || value === undefined) return [name, value];
      return [name, isMap(inputs[name]) && isMap(value) ? hidden(inputs[name], value, knownEarly) : UNKNOWN];
    }),
  );
}

/** What is added, but for what the inputs say themselves. */
function beside(inputs, added) {
  const inner = Object.entries(inputs).map(([name, value]) => [
    name,
    isMap(value) && isMap(added[name]) && name !== 'tags' ? beside(value, added[name]) : value,
  ]);
  return { ...added, ...Object.fromEntries(inner) };
}
