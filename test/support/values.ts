import { isTree } from '../../lib/core/values';

/** The value at a dotted path, or `undefined`. */
export function at(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), values);
}
