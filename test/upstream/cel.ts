import { createContext, runInContext } from 'node:vm';

/** What CEL has and JavaScript has not, for a world of its own: nothing of it reaches the tests. */
const PRELUDE = `
  const add = (type, methods) => {
    for (const [name, value] of Object.entries(methods))
      Object.defineProperty(type.prototype, name, { value, writable: true, configurable: true });
  };
  add(Object, {
    all(test) { return Object.keys(this).every((key) => test(key)); },
    size() { return Object.keys(this).length; },
  });
  add(Array, {
    all(test) { return this.every((item) => test(item)); },
    exists(test) { return this.some((item) => test(item)); },
    size() { return this.length; },
  });
  add(String, {
    find(pattern) { return (this.match(new RegExp(pattern)) ?? [''])[0]; },
    matches(pattern) { return new RegExp(pattern).test(this); },
    size() { return this.length; },
  });
  const has = (value) => value !== undefined;
  const size = (value) => value.size();
  const isIP = (text) => /^\\d{1,3}(\\.\\d{1,3}){3}$|^[\\da-f]*:[\\da-f:]*$/i.test(text);
  const dyn = (value) => value;
  const int = (text) => { if (!/^-?\\d+$/.test(text)) throw new Error(text + ' is no number'); return Number(text); };
`;

const world = createContext({ json: '' });
runInContext(PRELUDE, world);

/** A schema as a definition has it. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message?: string }[];
}

/** What the CEL rules of a definition have against a value, other than changes of what was there before. */
export function celComplaints(schema: Schema, value: unknown, path = ''): readonly string[] {
  if (value === undefined) return [];
  const own = (schema['x-kubernetes-validations'] ?? [])
    .filter(({ rule }) => !rule.includes('oldSelf') && !holds(rule, value))
    .map(({ rule, message }) => `${path}: ${message ?? rule}`);
  return [
    ...own,
    ...childrenOf(schema, value).flatMap(([key, child, part]) => celComplaints(child, part, `${path}.${key}`)),
  ];
}

function childrenOf(schema: Schema, value: unknown): readonly (readonly [string, Schema, unknown])[] {
  const { items, additionalProperties, properties = {} } = schema;
  if (Array.isArray(value)) return items === undefined ? [] : value.map((item, index) => [String(index), items, item]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const child = properties[key] ?? additionalProperties;
    return typeof child === 'object' ? [[key, child, part] as const] : [];
  });
}

/** The little of CEL that the definitions of Karpenter and GKE use is JavaScript but for lambdas and lists. */
function holds(rule: string, value: unknown): boolean {
  const script = rule
    .replace(/\.(all|exists|filter)\((\w+), ?/g, '.$1(($2) => ')
    .replace(/([\w.]+(?:\('[^']*'\))?(?:\[\d+\])?) in \[([^\]]*)\]/g, '[$2].includes($1)');
  world['json'] = JSON.stringify(value);
  return runInContext(`(() => { const self = JSON.parse(json); return (${script}); })()`, world) === true;
}
