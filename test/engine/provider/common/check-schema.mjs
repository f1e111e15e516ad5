// Checks plain values against schemas of schema.ts.
import { unknown } from './wire.mjs';

/** Everything that is wrong, as `{ property, reason }`. Unknowns are right everywhere. */
export function checkSchema(value, schema, definitions, path = '') {
  if (value === unknown || value === undefined) return [];
  if (schema.ref !== undefined) return checkSchema(value, definitions[schema.ref], definitions, path);
  if (schema.anyOf !== undefined) return checkAny(value, schema.anyOf, definitions, path);
  if (schema.enum !== undefined) {
    if (schema.enum.includes(value)) return [];
    return [{ property: path, reason: `${shown(value)} is not one of ${schema.enum.map(shown).join(', ')}` }];
  }
  if (schema.type === undefined) return [];
  const type = typeOf(value);
  if (type !== schema.type) return [{ property: path, reason: `expected ${schema.type}, got ${type} ${shown(value)}` }];
  const found = checkLimits(value, schema).map((reason) => ({ property: path, reason }));
  if (type === 'array') {
    const inside = value.map((item, index) => checkSchema(item, schema.items, definitions, `${path}[${index}]`));
    return [...found, ...inside.flat()];
  }
  return type === 'object' ? [...found, ...checkObject(value, schema, definitions, path)] : found;
}

function checkLimits(value, { integer, minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, json }) {
  if (typeof value === 'number') {
    const fraction = integer === true && !Number.isInteger(value);
    return [fraction && `${value} is not an integer`, ...outside(value, minimum, maximum, 'the value')].filter(Boolean);
  }
  if (Array.isArray(value)) return outside(value.length, minItems, maxItems, 'the number of items');
  if (typeof value !== 'string') return [];
  return [
    ...outside([...value].length, minLength, maxLength, 'the length'),
    pattern !== undefined && !expression(pattern).test(value) && `${shown(value)} does not match ${pattern}`,
    json === true && !isJson(value) && `${shown(value)} is not JSON`,
  ].filter(Boolean);
}

function outside(value, least = -Infinity, most = Infinity, what) {
  return value < least || value > most ? [`${what} ${value} is not between ${least} and ${most}`] : [];
}

/** The models write for Java, which matches whole strings and escapes more than JavaScript does with `u`. */
function expression(pattern) {
  const whole = `^(?:${pattern})$`;
  try {
    return new RegExp(whole, 'u');
  } catch (error) {
    if (pattern.includes('\\p{')) throw error;
    return new RegExp(whole);
  }
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkAny(value, choices, definitions, path) {
  const found = choices.map((choice) => checkSchema(value, choice, definitions, path));
  // What fits best says best what is wrong.
  return found.sort((a, b) => a.length - b.length)[0];
}

function checkObject(value, schema, definitions, path) {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const at = (key) => (path === '' ? key : `${path}.${key}`);
  const missing = required
    .filter((key) => value[key] === undefined || value[key] === null)
    .map((key) => ({ property: at(key), reason: 'missing required property' }));
  const wrong = Object.entries(value).flatMap(([key, child]) => {
    const inner = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (inner === undefined) return [{ property: at(key), reason: 'unknown property' }];
    const named = propertyNames === undefined ? [] : checkSchema(key, propertyNames, definitions, `${path} (key)`);
    return [...named, ...checkSchema(child, inner, definitions, at(key))];
  });
  return [...missing, ...wrong];
}

function typeOf(value) {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function shown(value) {
  return (JSON.stringify(value) ?? typeof value).slice(0, 60);
}
