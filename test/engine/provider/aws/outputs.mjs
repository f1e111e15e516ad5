// What an object says of itself: its inputs, and what AWS adds.
import { isMap, UNKNOWN } from '../common/wire.mjs';

/** Said of every object, and known before it is made. */
const KNOWN_EARLY = ['region', 'tagsAll'];

/** What a change of the inputs changes too. */
const VOLATILE = { 'ec2/launchTemplate': ['latestVersion'] };

/**
 * Outputs as they go over the wire.
 *
 * @param inputs - as they came over the wire, with their secrets.
 * @param added - what AWS adds.
 * @param declared - names of the outputs that the SDK knows.
 */
export function outputsOf(inputs, added, declared) {
  const known = Object.entries(added).filter(([name, value]) => declared.includes(name) && value !== undefined);
  return beside(inputs, Object.fromEntries(known));
}

/** Outputs of what a preview would make. */
export function outputsToBe(inputs, added, declared, properties) {
  const outputs = outputsOf(inputs, hidden(inputs, added), declared);
  // What is no input is always AWS's to say, even if this stub does not know it.
  const others = declared.filter((name) => !(name in outputs) && !(name in properties));
  return { ...outputs, ...Object.fromEntries(others.map((name) => [name, UNKNOWN])) };
}

/** Outputs of what a preview would change. */
export function changedOutputsToBe(module, inputs, added, declared) {
  const volatile = (VOLATILE[module] ?? []).map((name) => [name, UNKNOWN]);
  return outputsOf(inputs, { ...added, ...Object.fromEntries(volatile) }, declared);
}

/** Everything that is added, unknown. */
function hidden(inputs, added) {
  return Object.fromEntries(
    Object.entries(added).map(([name, value]) => {
      if (KNOWN_EARLY.includes(name) || value === undefined) return [name, value];
      return [name, isMap(inputs[name]) && isMap(value) ? hidden(inputs[name], value) : UNKNOWN];
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
