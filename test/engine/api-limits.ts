import type { Shape, Shapes } from './api-model';
import type { ApiType } from './api-type';
import { API_TYPES, COMMON_LIMITS } from './api-types';
import type { Schema, SdkSchema } from './schema';

/** A schema with the limits of an API, and the inputs that the API has under no name that was found. */
export interface LimitedSchema {
  readonly schema: SdkSchema;
  /** As `<type token>: <path>`. */
  readonly unmatched: readonly string[];
}

/**
 * Adds what the models of an API say of values to what declarations say of types.
 *
 * @param shapesOf - the types of a service.
 */
export function withApiLimits(sdk: SdkSchema, shapesOf: (service: string) => Shapes): LimitedSchema {
  const unmatched: string[] = [];
  const resources = Object.entries(sdk.resources).map(([token, schema]) => {
    const type = API_TYPES[token];
    if (type === undefined) return [token, schema] as const;
    const overlay = new Overlay(
      sdk.definitions,
      shapesOf(type.service),
      type,
      COMMON_LIMITS[token.split(':')[0] ?? ''],
    );
    const limited = overlay.resource(schema);
    unmatched.push(...overlay.unmatched.map((place) => `${token}: ${place}`));
    return [token, limited] as const;
  });
  return { schema: { ...sdk, resources: Object.fromEntries(resources) }, unmatched };
}

/** Walks the inputs of one resource beside the requests that make it. */
class Overlay {
  readonly unmatched: string[] = [];
  private readonly open: string[] = [];

  constructor(
    private readonly definitions: Readonly<Record<string, Schema>>,
    private readonly shapes: Shapes,
    private readonly type: ApiType,
    private readonly common: Readonly<Record<string, Schema>> = {},
  ) {}

  resource(schema: Schema): Schema {
    return this.object(
      schema,
      this.type.requests.map((name) => this.shape(name)),
      '',
    );
  }

  private limit(schema: Schema, shape: Shape, place: string): Schema {
    const { ref } = schema;
    if (ref !== undefined) {
      const definition = this.definitions[ref];
      if (definition === undefined || this.open.includes(ref)) return schema;
      this.open.push(ref);
      const limited = this.limit(definition, shape, place);
      this.open.pop();
      return limited;
    }
    if (schema.anyOf !== undefined) return { anyOf: schema.anyOf.map((one) => this.limit(one, shape, place)) };
    if (schema.type === 'object') return this.map(schema, shape, place) ?? this.object(schema, [shape], place);
    if (shape.type === 'list') return this.list(schema, shape, place);
    return { ...schema, ...limitsOf(schema, shape) };
  }

  /** A list of the API may be one object or value in the SDK. */
  private list(schema: Schema, shape: Shape, place: string): Schema {
    const member = this.shape(shape.member?.shape);
    if (schema.type !== 'array' || schema.items === undefined) return this.limit(schema, member, place);
    const limits = {
      ...(shape.min !== undefined && { minItems: shape.min }),
      ...(shape.max && { maxItems: shape.max }),
    };
    return { ...schema, ...limits, items: this.limit(schema.items, member, place) };
  }

  /** A map of the API, or its list of keys with values. */
  private map(schema: Schema, shape: Shape, place: string): Schema | undefined {
    const { additionalProperties: values } = schema;
    if (values === undefined) return undefined;
    const pair = shape.type === 'list' ? this.shape(shape.member?.shape).members : undefined;
    const key = shape.key ?? pair?.['Key'] ?? pair?.['TagKey'] ?? pair?.['key'];
    const value = shape.value ?? pair?.['Value'] ?? pair?.['TagValue'] ?? pair?.['value'];
    if (key === undefined || value === undefined) return schema;
    const propertyNames = { type: 'string', ...limitsOf({ type: 'string' }, this.shape(key.shape)) } as const;
    return { ...schema, propertyNames, additionalProperties: this.limit(values, this.shape(value.shape), place) };
  }

  private object(schema: Schema, shapes: readonly Shape[], place: string): Schema {
    const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const at = place === '' ? name : `${place}.${name}`;
      const shape = this.find(shapes, this.type.names?.[at] ?? name);
      const ours = this.type.ours?.[at] ?? (shape === undefined ? this.common[at] : undefined);
      if (shape === undefined && ours === undefined) this.unmatched.push(at);
      const limited = shape === undefined ? property : this.limit(property, shape, at);
      return [name, ours === undefined ? limited : withOurs(limited, ours)] as const;
    });
    return { ...schema, properties: Object.fromEntries(properties) };
  }

  /** What is under a path of names, through lists. */
  private find(shapes: readonly Shape[], path: string): Shape | undefined {
    const [name = '', ...rest] = path.split('.');
    for (const shape of shapes) {
      const structure = shape.type === 'list' ? this.shape(shape.member?.shape) : shape;
      const member = Object.entries(structure.members ?? {}).find(([its]) => normal(its) === normal(name));
      if (member === undefined) continue;
      const found = this.shape(member[1].shape);
      return rest.length === 0 ? found : this.find([found], rest.join('.'));
    }
    return undefined;
  }

  private shape(name: string | undefined): Shape {
    const shape = name === undefined ? undefined : this.shapes[name];
    if (shape === undefined) throw new Error(`the model of ${this.type.service} has no ${String(name)}`);
    return shape;
  }
}

/** Limits of a value, if the SDK and the API mean the same by it. */
function limitsOf(schema: Schema, { type, enum: values, pattern, min, max }: Shape): Schema {
  if (schema.type === 'string' && type === 'boolean') return { enum: ['', 'true', 'false'] };
  if (schema.type === 'string' && type === 'string') {
    if (values !== undefined) return { enum: values };
    return {
      ...(pattern !== undefined && { pattern }),
      ...(min !== undefined && { minLength: min }),
      ...(max !== undefined && { maxLength: max }),
    };
  }
  if (schema.type === 'number' && (type === 'integer' || type === 'long')) {
    return { integer: true, ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
  }
  return {};
}

/** Where the SDK takes a text or an object, our limits are the text's. */
function withOurs(schema: Schema, ours: Schema): Schema {
  if (schema.anyOf === undefined) return { ...schema, ...ours };
  return { anyOf: schema.anyOf.map((one) => (one.type === 'string' ? { ...one, ...ours } : one)) };
}

/** The SDK writes names of the API in its own case. */
function normal(name: string): string {
  return name.toLowerCase();
}
