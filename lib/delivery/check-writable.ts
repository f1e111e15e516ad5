import type { Path } from '../core/path';
import { eachLeaf, isLate } from '../core/values';
import { refuse } from './rules';

/** Refuses strings that no YAML or JSON document can carry, and strings that are known only later. */
export function checkWritable<T>(value: T, place: Path): T {
  eachLeaf(value, (leaf, path) => {
    const at = (): Path => [...place, ...path];
    if (typeof leaf === 'string' && !leaf.isWellFormed()) {
      refuse(
        'delivery/strings-are-unicode',
        at(),
        'the string holds half of a surrogate pair',
        'write whole characters',
      );
    }
    if (isLate(leaf)) {
      refuse(
        'delivery/manifests-are-complete',
        at(),
        'the string is known only later, and a manifest is written now',
        'pass the string itself, or deliver with flux and a source of facts',
      );
    }
  });
  return value;
}
