import { formatPath, type Path } from '../core/path';
import { FORBIDDEN_KEYS, isLate, isTree, MAX_DEPTH } from '../core/values';

/** What stands in a copy for a string that is known only later. */
export const LATE = 'known-later';

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
  const refuse = (path: Path, message: string, fix: string): undefined => {
    problems.push({ path, message, fix });
    return undefined;
  };
  const copy = (value: unknown, path: Path, pointer: string, depth: number): unknown => {
    if (depth > MAX_DEPTH)
      return refuse(path, `nested more than ${MAX_DEPTH} deep`, 'pass a flat value without cycles');
    if (Array.isArray(value))
      return value.map((item, index) => copy(item, [...path, index], `${pointer}/${index}`, depth + 1));
    if (isTree(value)) {
      const entries: [string, unknown][] = [];
      for (const key of Object.keys(value)) {
        if (FORBIDDEN_KEYS.includes(key))
          refuse([...path, key], `the key '${key}' would reach a prototype`, 'remove it');
        else if (value[key] !== undefined) {
          entries.push([key, copy(value[key], [...path, key], `${pointer}/${escapePointer(key)}`, depth + 1)]);
        }
      }
      return Object.fromEntries(entries);
    }
    if (typeof value === 'number' && !Number.isFinite(value))
      return refuse(path, `${value} is not a number that can be written`, 'pass a finite number');
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
    if (value instanceof Date || value instanceof Map || value instanceof Set || value instanceof RegExp) {
      return refuse(
        path,
        `a ${value.constructor.name} is not plain data`,
        'pass a string, number, boolean, list or map',
      );
    }
    if (isLate(value)) {
      late.set(pointer, path);
      return LATE;
    }
    return value === undefined
      ? undefined
      : refuse(path, `a ${typeof value} is not plain data`, 'pass a string, number, boolean, list or map');
  };
  try {
    return { value: copy(input, at, '', 0), late, problems };
  } catch (error) {
    const message = `${formatPath(at)} could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return { value: undefined, late, problems: [...problems, { path: at, message, fix: 'pass plain data' }] };
  }
}

/** Writes a key as a part of a JSON pointer (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Reads a JSON pointer. */
export function readPointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
