// Checks plain values against schemas of sdk-schema.ts.
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
  if (type === 'array') {
    return value.flatMap((item, index) => checkSchema(item, schema.items, definitions, `${path}[${index}]`));
  }
  return type === 'object' ? checkObject(value, schema, definitions, path) : [];
}

function checkAny(value, choices, definitions, path) {
  const found = choices.map((choice) => checkSchema(value, choice, definitions, path));
  // What fits best says best what is wrong.
  return found.sort((a, b) => a.length - b.length)[0];
}

function checkObject(value, { properties = {}, required = [], additionalProperties }, definitions, path) {
  const at = (key) => (path === '' ? key : `${path}.${key}`);
  const missing = required
    .filter((key) => value[key] === undefined || value[key] === null)
    .map((key) => ({ property: at(key), reason: 'missing required property' }));
  const wrong = Object.entries(value).flatMap(([key, child]) => {
    const schema = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (schema === undefined) return [{ property: at(key), reason: 'unknown property' }];
    return checkSchema(child, schema, definitions, at(key));
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
