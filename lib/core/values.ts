/** A leaf that Helm and Kubernetes accept, known now. */
export type Scalar = string | number | boolean | null;

/**
 * Helm values, or the body of a Kubernetes object.
 *
 * The shape is always known; only strings in leaves may be known later.
 *
 * @typeParam S - what a string may be: `string` for manifests, `pulumi.Input<string>` under Pulumi,
 * {@link Fact} where a GitOps tool fills it in.
 */
export interface Values<S = string> {
  /** `undefined` is the same as absent. */
  readonly [key: string]: Value<S> | undefined;
}

/** One node of {@link Values}. */
export type Value<S = string> = Scalar | S | readonly Value<S>[] | Values<S>;

/** Keys that would reach the prototype of an object when merged. */
export const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** How deep a tree of values may be. Kubernetes' own deepest schema stays below 40. */
export const MAX_DEPTH = 64;

/** Whether `value` is a plain object: ours to walk, as opposed to a late string, which is always an instance. */
export function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether `value` is a string that is known only later: an instance of some class, never a primitive. */
export function isLate(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTree(value);
}

/**
 * Rebuilds a tree, replacing every late leaf and dropping keys whose value is `undefined`.
 *
 * @param value - the tree to read; it is not changed.
 * @param replace - called for each late leaf with the path that leads to it.
 */
export function mapLate<A, B>(
  value: Value<A>,
  replace: (late: Exclude<A, string>, path: readonly string[]) => Value<B>,
  path: readonly string[] = [],
): Value<B> {
  if (Array.isArray(value)) {
    return (value as readonly Value<A>[]).map((item, index) => mapLate(item, replace, [...path, String(index)]));
  }
  if (isTree(value)) {
    const entries = Object.entries(value).filter(([, child]) => child !== undefined);
    return Object.fromEntries(
      entries.map(([key, child]) => [key, mapLate(child as Value<A>, replace, [...path, key])]),
    );
  }
  return isLate(value) ? replace(value as Exclude<A, string>, path) : (value as Scalar);
}

/**
 * Calls `visit` with every leaf of a tree and its path, in order. Empty objects and lists count as leaves.
 * The path is valid during the call only.
 */
export function eachLeaf(
  value: unknown,
  visit: (leaf: unknown, path: readonly string[]) => void,
  path: string[] = [],
): void {
  let isLeaf = true;
  if (Array.isArray(value) || isTree(value)) {
    const children = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(children)) {
      if (children[key] === undefined && !Array.isArray(value)) continue;
      isLeaf = false;
      path.push(key);
      eachLeaf(children[key], visit, path);
      path.pop();
    }
  }
  if (isLeaf) visit(value, path);
}

/**
 * Merges Helm values the way Helm does: maps merge key by key, everything else is replaced.
 *
 * @throws TypeError for a key that would reach a prototype, or a tree deeper than {@link MAX_DEPTH}.
 */
export function mergeValues<S>(base: Values<S>, over: Values<S> | undefined, depth = 0): Values<S> {
  if (depth > MAX_DEPTH) throw new TypeError(`values are nested more than ${MAX_DEPTH} deep`);
  const merged = new Map<string, Value<S> | undefined>(Object.entries(base));
  for (const [key, value] of Object.entries(over ?? {})) {
    if (FORBIDDEN_KEYS.includes(key)) throw new TypeError(`values must not contain the key '${key}'`);
    if (value === undefined) continue;
    const was = merged.get(key);
    merged.set(key, isTree(was) && isTree(value) ? mergeValues(was, value, depth + 1) : value);
  }
  return Object.fromEntries(merged);
}

/**
 * The paths that both trees set, to different leaves: where an override would silently win over a typed option.
 * A map against a leaf counts; two late leaves count unless they are the same instance.
 */
export function contradictions(
  ours: unknown,
  theirs: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (ours === undefined || theirs === undefined || Object.is(ours, theirs)) return [];
  if (isTree(ours) && isTree(theirs)) {
    return Object.keys(theirs).flatMap((key) =>
      Object.hasOwn(ours, key) ? contradictions(ours[key], theirs[key], [...path, key]) : [],
    );
  }
  return JSON.stringify(ours) === JSON.stringify(theirs) && !isLate(ours) ? [] : [path];
}
