import fc from 'fast-check';
import schema from '../../lib/input/cluster-file.schema.json';

/** Strings that have broken something somewhere. */
const HOSTILE = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'yes',
  'no',
  'null',
  '~',
  '0o14',
  '1_000',
  '12:30',
  '2024-01-01',
  '-',
  '--post-renderer=/bin/false',
  '../../etc/passwd',
  '$(id)',
  '`id`',
  '; rm -rf /',
  '{{ .Values }}',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ud83d',
  '\ufeff',
  'a'.repeat(300),
  '999999999999999999999',
  '10.0.0.0/33',
  '::/0',
  '0.0.0.0/0',
  '10.42.1.0/16',
  'fd00::/8',
  '1.35',
  'v3.32.1',
  '1.19',
  'Calling [toString] on an [Output<T>] is not supported.',
];

class Later {
  readonly secret = 'later';
}

/** Anything at all. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    maxDepth: 2,
  }),
  fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    Number.MAX_SAFE_INTEGER,
    Symbol('s'),
    () => 'f',
    new Later(),
    Promise.resolve('x'),
    /x/,
  ),
);

interface Definition {
  readonly $ref?: string;
  readonly type?: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object';
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly required?: readonly string[];
  readonly items?: Definition;
  readonly anyOf?: readonly Definition[];
  readonly allOf?: readonly { readonly then: Definition }[];
  readonly additionalProperties?: boolean | Definition;
}

const DEFINITIONS = schema.definitions as unknown as Readonly<Record<string, Definition>>;

/** Values that make sense for a key, so that more than the shape of an input is tried. */
const SENSE: Readonly<Record<string, readonly unknown[]>> = {
  name: ['test', 'a-1', 'eth0'],
  kubernetes: ['1.34', '1.35', '1.35.2'],
  version: [undefined, '1.18', '1.19', '1.20', '3.30', '3.31', '3.32', '0.26', '0.27', '0.28'],
  ranges: [
    undefined,
    { pods: ['10.42.0.0/16'], services: ['10.43.0.0/16'], nodes: ['192.168.0.0/24'] },
    { pods: ['10.42.0.0/16', 'fd00:42::/56'], services: ['10.43.0.0/16', 'fd00:43::/112'] },
    { pods: ['fd00:42::/56'], services: ['fd00:43::/112'] },
  ],
  ipFamilies: [undefined],
  host: ['api.test.example', '192.0.2.1'],
  kernel: ['6.8.0-45-generic', '5.10'],
  nodePools: [
    undefined,
    [
      { name: 'servers', role: 'control-plane', nodes: 3 },
      { name: 'agents', nodes: { min: 0, max: 9 }, spot: true },
    ],
  ],
  settings: [undefined, {}],
  waivers: [undefined, [{ rule: 'cluster/control-plane-is-odd', reason: 'a third node comes in May' }]],
  peerIP: ['192.0.2.1', '2001:db8::1'],
  canReach: ['192.0.2.1'],
  cidrs: [['192.168.0.0/24']],
  serviceLoadBalancerIPs: [undefined, ['198.51.100.0/24']],
  serviceExternalIPs: [undefined],
  ipv4NativeRoutingCIDR: [undefined, '10.0.0.0/8'],
  ipv6NativeRoutingCIDR: [undefined, 'fd00::/8'],
  regex: ['eth.*'],
  password: [undefined, { secretName: 'bgp', key: 'password' }],
  values: [undefined, { extra: { key: 'yes' } }],
};

/** From how many optional keys on a map has few of them at a time, and how many. */
const MANY_KEYS = 20;
const FEW_KEYS = 6;

/** Values of the published schema, mostly of the right shape and sensible, now and then of none. */
export function ofSchema(name: string): fc.Arbitrary<unknown> {
  return value(DEFINITIONS[name] ?? {}, 0);
}

function value(definition: Definition, depth: number, key = ''): fc.Arbitrary<unknown> {
  const sense = SENSE[key];
  // Once: each of its parts makes its own parts again.
  const whole = shaped(definition, depth);
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: sense === undefined ? 0 : 160, arbitrary: fc.constantFrom(...(sense ?? [undefined])) },
    {
      weight: 1,
      arbitrary: depth === 0 ? whole : fc.oneof({ weight: 3, arbitrary: whole }, anything),
    },
  );
}

function shaped(definition: Definition, depth: number): fc.Arbitrary<unknown> {
  if (definition.$ref !== undefined)
    return shaped(DEFINITIONS[definition.$ref.replace('#/definitions/', '')] ?? {}, depth);
  if (definition.enum !== undefined) return fc.constantFrom(...definition.enum);
  if (definition.const !== undefined) return fc.constant(definition.const);
  if (definition.anyOf !== undefined) return fc.oneof(...definition.anyOf.map((branch) => shaped(branch, depth)));
  if (definition.allOf !== undefined) return fc.oneof(...definition.allOf.map((branch) => shaped(branch.then, depth)));
  const { type = 'string' } = definition;
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return number(definition);
    case 'array':
      return fc.array(value(definition.items ?? {}, depth + 1), { maxLength: 3 });
    case 'object':
      return record(definition, depth);
    case 'string':
      return text(definition);
  }
}

function number({ minimum = 0, maximum = 100 }: Definition): fc.Arbitrary<number> {
  const within = fc.integer({ min: minimum, max: Math.max(minimum, Math.min(maximum, 9000)) });
  return fc.oneof({ weight: 30, arbitrary: within }, fc.integer());
}

function text({ pattern }: Definition): fc.Arbitrary<string> {
  const plausible =
    pattern === undefined ? fc.constantFrom('a', 'test', 'eth0') : fc.stringMatching(new RegExp(pattern));
  return fc.oneof({ weight: 30, arbitrary: plausible }, fc.constantFrom(...HOSTILE));
}

function record(
  { properties = {}, required = [], additionalProperties }: Definition,
  depth: number,
): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant({});
  if (Object.keys(properties).length === 0) {
    const keys = fc.oneof({ weight: 20, arbitrary: fc.constantFrom('a', 'b') }, fc.constantFrom(...HOSTILE));
    if (typeof additionalProperties === 'object')
      return fc.dictionary(keys, value(additionalProperties, depth + 1), { maxKeys: 2 });
    return fc.object({ maxDepth: 3 });
  }
  const keys = Object.fromEntries(
    Object.entries(properties).map(([key, child]) => [key, value(child, depth + 1, key)]),
  );
  const optional = Object.keys(keys).filter((key) => !required.includes(key));
  if (optional.length <= MANY_KEYS) return fc.record(keys, { requiredKeys: [...required] });
  // Half of very many options are never all right together: a few at a time are.
  return fc.subarray(optional, { maxLength: FEW_KEYS }).chain((chosen) => {
    const some = Object.entries(keys).filter(([key]) => required.includes(key) || chosen.includes(key));
    return fc.record(Object.fromEntries(some));
  });
}
