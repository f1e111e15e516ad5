import type { Path } from '../core/path';
import { isTree } from '../core/values';

/**
 * A copy of an input without the values at the given paths, so that the rest can still be judged. A path into a list
 * takes the whole list away: the places of its other items must not move.
 */
export function prune(input: unknown, paths: readonly Path[]): unknown {
  const cuts = paths.map((path) => {
    const list = path.findIndex((part) => typeof part === 'number');
    return list < 0 ? path : path.slice(0, list);
  });
  const copy = (value: unknown, at: Path): unknown => {
    if (!isTree(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !cuts.some((cut) => same(cut, [...at, key])));
    return Object.fromEntries(kept.map(([key, child]) => [key, copy(child, [...at, key])]));
  };
  return copy(input, []);
}

function same(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
