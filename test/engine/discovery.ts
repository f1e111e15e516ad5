import type { Shape, Shapes } from './api-model';

/** What Google says of an API that it offers, as far as it is read. */
export interface Discovery {
  readonly schemas: Readonly<Record<string, DiscoveredType>>;
}

/** A type of such an API. */
export interface DiscoveredType {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, DiscoveredType>>;
  readonly additionalProperties?: DiscoveredType;
  readonly items?: DiscoveredType;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: string;
  readonly maximum?: string;
}

/** The types of an API of Google, those without a name under the path that leads to them. */
export function shapesOfDiscovery({ schemas }: Discovery): Shapes {
  const shapes: Record<string, Shape> = {};
  const add = (name: string, type: DiscoveredType): string => {
    if (type.$ref !== undefined) return type.$ref;
    const inside = (key: string, inner: DiscoveredType): { readonly shape: string } => ({
      shape: add(`${name}.${key}`, inner),
    });
    const { properties, additionalProperties, items } = type;
    shapes[name] = {
      type: kindOf(type),
      ...(properties && {
        members: Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, inside(key, inner)])),
      }),
      ...(items && { member: inside('[]', items) }),
      ...(additionalProperties && {
        key: { shape: add(`${name}.{key}`, { type: 'string' }) },
        value: inside('{}', additionalProperties),
      }),
      ...(type.enum && { enum: type.enum }),
      ...(type.pattern !== undefined && { pattern: wholePattern(type.pattern) }),
      ...(type.minimum !== undefined && { min: Number(type.minimum) }),
      ...(type.maximum !== undefined && { max: Number(type.maximum) }),
    };
    return name;
  };
  for (const [name, type] of Object.entries(schemas)) add(name, type);
  return shapes;
}

/** Google sends 64-bit numbers as texts; the SDK takes them as numbers. */
function kindOf({ type, format, additionalProperties }: DiscoveredType): string {
  if (format === 'int64' || format === 'uint64') return 'long';
  if (type === 'array') return 'list';
  if (type === 'object') return additionalProperties === undefined ? 'structure' : 'map';
  return type ?? 'any';
}

/** Without the anchors that some patterns have: ours are for whole texts anyway. */
function wholePattern(pattern: string): string {
  return pattern.replace(/^\^/, '').replace(/\$$/, '');
}
