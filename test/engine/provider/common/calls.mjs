// What the remote calls of every stub have in common.
import { checkSchema } from './check-schema.mjs';
import { Empty, fromStruct, PluginInfo, provider, refusal, toStruct } from './proto.mjs';
import { plain } from './wire.mjs';

/** The calls that say what a provider is. */
export function describing({ version }) {
  return {
    getPluginInfo: () => filled(new PluginInfo(), { Version: version }),
    getSchema: () => filled(new provider.GetSchemaResponse(), { Schema: '{}' }),
    attach: () => new Empty(),
    cancel: () => new Empty(),
  };
}

/** Functions as gRPC handlers: what they throw becomes the engine's error. */
export function handlers(functions) {
  const wrap = (handle) => async (call, callback) => {
    try {
      callback(null, await handle(call));
    } catch (error) {
      callback(refusal(error.message));
    }
  };
  return Object.fromEntries(Object.entries(functions).map(([name, handle]) => [name, wrap(handle)]));
}

/** Sets fields of a message. */
export function filled(message, fields) {
  for (const [name, value] of Object.entries(fields)) message[`set${name}`](value);
  return message;
}

/** The answer to Check and CheckConfig. */
export function checked(inputs, failures) {
  const response = filled(new provider.CheckResponse(), { Inputs: toStruct(inputs) });
  response.setFailuresList(
    failures.map(({ property, reason }) => filled(new provider.CheckFailure(), { Property: property, Reason: reason })),
  );
  return response;
}

/** The answer to CheckConfig for settings that the SDK declares. */
export function checkedConfig(struct, { resources, definitions }, token) {
  const inputs = fromStruct(struct);
  return checked(inputs, checkSchema(parsedConfig(inputs, resources[token]), resources[token], definitions));
}

/** Settings of a provider, which gets everything but strings as JSON. */
export function parsedConfig(inputs, { properties }) {
  // The engine keeps the version of the provider among its inputs.
  const { version: _, ...given } = plain(inputs);
  const parse = (key, value) =>
    typeof value === 'string' && properties[key]?.type !== 'string' ? JSON.parse(value) : value;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, parse(key, value)]));
}

/** The type in a URN. */
export function tokenOf(urn) {
  return urn.split('::')[2].split('$').at(-1);
}

/** What stands at a path like `metadata.name`. */
export function at(value, path) {
  return path.split('.').reduce((inner, key) => inner?.[key], value);
}
