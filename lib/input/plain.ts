import { formatPath, type Path } from '../core/path';
import { FORBIDDEN_KEYS, isLate, isTree, MAX_DEPTH } from '../core/values';

/** What stands in a copy for a string that is known only later. */
export const LATE = 'known-later';

/** What Pulumi says in the place of an Output that somebody puts into a template, or writes as JSON. */
const MADE_TEXT = 'on an [Output<T>] is not supported';

/** A copy of an input as plain data, with what had to be left out. */
export interface PlainCopy {
  readonly value: unknown;
  /** Paths of strings that are known only later, as JSON pointers. */
  readonly late: ReadonlyMap<string, Path>;
  readonly problems: readonly { readonly path: Path; readonly message: string; readonly fix: string }[];
}

/** Copies an input as plain data. Never throws, whatever it is given. */
export function copyPlain(input: unknown, at: Path): PlainCopy {
  const late = new Map<string, Path>();
  const problems: { path: Path; message: string; fix: string }[] = [];
  // Where the copy is below `at`: one list for all, since paths are needed only for what stands out.
  const below: (string | number)[] = [];
  const refuse = (message: string, fix: string): undefined => {
    problems.push({ path: [...at, ...below], message, fix });
    return undefined;
  };
  const inside = <T>(step: string | number, work: () => T): T => {
    below.push(step);
    const done = work();
    below.pop();
    return done;
  };
  const copyTree = (tree: Readonly<Record<string, unknown>>): unknown => {
    const entries: [string, unknown][] = [];
    for (const key of Object.keys(tree)) {
      if (FORBIDDEN_KEYS.includes(key))
        inside(key, () => refuse(`the key '${key}' would reach a prototype`, 'remove it'));
      else if (tree[key] !== undefined) entries.push([key, inside(key, () => copy(tree[key]))]);
    }
    return Object.fromEntries(entries);
  };
  const copy = (value: unknown): unknown => {
    if (below.length > MAX_DEPTH)
      return refuse(`nested more than ${MAX_DEPTH} deep`, 'pass a flat value without cycles');
    if (Array.isArray(value)) return value.map((item, index) => inside(index, () => copy(item)));
    if (isTree(value)) return copyTree(value);
    if (typeof value === 'number' && !Number.isFinite(value))
      return refuse(`${value} is not a number that can be written`, 'pass a finite number');
    if (typeof value === 'string' && value.includes(MADE_TEXT))
      return refuse(
        'a value that is known only later was made text too early',
        'pass it as it is, or join it with pulumi.interpolate',
      );
    if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return value;
    if (value instanceof Date || value instanceof Map || value instanceof Set || value instanceof RegExp)
      return refuse(`a ${value.constructor.name} is not plain data`, 'pass a string, number, boolean, list or map');
    if (!isLate(value))
      return refuse(`a ${typeof value} is not plain data`, 'pass a string, number, boolean, list or map');
    late.set(toPointer(below), [...at, ...below]);
    return LATE;
  };
  try {
    return { value: copy(input), late, problems };
  } catch (error) {
    const message = `${formatPath(at)} could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return { value: undefined, late, problems: [...problems, { path: at, message, fix: 'pass plain data' }] };
  }
}

/** Writes a path as a JSON pointer (RFC 6901). */
function toPointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Reads a JSON pointer. */
export function readPointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
