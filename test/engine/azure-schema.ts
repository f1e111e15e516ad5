import { AKS_API_VERSIONS } from '../../lib/clusters/aks';
import { packageOf } from '../../lib/pulumi/aks/api-package';
import { AZURE_LIMITS, COMMON_AZURE_LIMITS, NEWER_PROPERTIES } from './azure-limits';
import type { Schema, SdkSchema } from './schema';

const CLUSTER = 'containerservice:ManagedCluster';

/**
 * What Azure's SDK declares, as strictly as Azure reads it: a text that has a list of values beside it is one of these, and
 * texts and numbers keep to what the documentation says. Clusters are there in every version of the API that the library
 * speaks.
 */
export function azureSchema(sdk: SdkSchema): SdkSchema {
  const strict = (token: string): Schema => limited(inlined(sdk.resources[token], sdk.definitions), token);
  const resources = Object.fromEntries(Object.keys(sdk.resources).map((token) => [token, strict(token)]));
  const outputs = { ...sdk.outputs };
  for (const version of AKS_API_VERSIONS) {
    const name = packageOf(version)?.name;
    if (name === undefined) continue;
    const cluster = strict(`azure-native:${CLUSTER}`);
    resources[`${name}:${CLUSTER}`] = NEWER_PROPERTIES.reduce(
      (schema, { path, schema: added }) => withProperty(schema, path.split('.'), added),
      cluster,
    );
    outputs[`${name}:${CLUSTER}`] = sdk.outputs[`azure-native:${CLUSTER}`] ?? [];
    resources[`pulumi:providers:${name}`] = strict('pulumi:providers:azure-native');
  }
  return { version: sdk.version, resources, outputs, definitions: {} };
}

/** A schema with definitions in the place of references. */
function inlined(schema: Schema = {}, definitions: SdkSchema['definitions'], open: readonly string[] = []): Schema {
  const inside = (one: Schema): Schema => inlined(one, definitions, open);
  const { ref } = schema;
  // What contains itself is not looked into again.
  if (ref !== undefined) return open.includes(ref) ? {} : inlined(definitions[ref], definitions, [...open, ref]);
  const { anyOf, items, additionalProperties, properties } = schema;
  if (anyOf !== undefined) {
    const values = anyOf.find((one) => one.enum !== undefined);
    return values !== undefined && anyOf.length === 2 ? values : { anyOf: anyOf.map(inside) };
  }
  return {
    ...schema,
    ...(items && { items: inside(items) }),
    ...(additionalProperties && { additionalProperties: inside(additionalProperties) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inside(one)])),
    }),
  };
}

function limited(schema: Schema, token: string): Schema {
  const all = { ...COMMON_AZURE_LIMITS, ...AZURE_LIMITS[token] };
  return Object.entries(all).reduce((one, [path, limit]) => withLimit(one, path.split('.'), limit), schema);
}

/** A schema that says more of what stands at a path, through lists. Of a path that it has not it says nothing. */
function withLimit(schema: Schema, [name, ...rest]: readonly string[], limit: Schema): Schema {
  if (schema.items !== undefined) {
    const path = name === undefined ? [] : [name, ...rest];
    return { ...schema, items: withLimit(schema.items, path, limit) };
  }
  if (name === undefined) return limit.enum === undefined ? { ...schema, ...limit } : { enum: limit.enum };
  const inner = schema.properties?.[name];
  if (inner === undefined) return schema;
  return { ...schema, properties: { ...schema.properties, [name]: withLimit(inner, rest, limit) } };
}

/** A schema with one property more. */
function withProperty(schema: Schema, [name = '', ...rest]: readonly string[], added: Schema): Schema {
  const inner = rest.length === 0 ? added : withProperty(schema.properties?.[name] ?? { type: 'object' }, rest, added);
  return { ...schema, properties: { ...schema.properties, [name]: inner } };
}
