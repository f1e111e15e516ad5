import type { Path } from '../core/path';
import { isTree } from '../core/values';

/** The place to cut for a bad value: itself, or the list that it is an item of, since other items must not move. */
export function cutFor(path: Path): Path {
  const last = path.findLastIndex((part) => typeof part === 'string');
  return path.slice(0, last + 1);
}

/** A copy of an input without the values at the given paths, so that the rest can still be judged. */
export function prune(input: unknown, cuts: readonly Path[]): unknown {
  const copy = (value: unknown, at: Path): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => copy(item, [...at, index]));
    if (!isTree(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !cuts.some((cut) => same(cut, [...at, key])));
    return Object.fromEntries(kept.map(([key, child]) => [key, copy(child, [...at, key])]));
  };
  return copy(input, []);
}

function same(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
