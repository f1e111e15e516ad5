import { isTree } from './values';

/** A map of which nothing else is known. */
export type Tree = Readonly<Record<string, unknown>>;

/** The maps of a list; nothing if it is none. */
export function treesOf(value: unknown): readonly Tree[] {
  return Array.isArray(value) ? value.filter(isTree) : [];
}

/** A part of a map that is a map too; an empty one if it is not there. */
export function treeAt(tree: Tree, ...keys: readonly string[]): Tree {
  return keys.reduce<Tree>((parent, key) => {
    const child = parent[key];
    return isTree(child) ? child : {};
  }, tree);
}

/** What stands at a path. */
export function valueAt(tree: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      isTree(value) || Array.isArray(value) ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined,
    tree,
  );
}

/** The texts of a map, such as labels. */
export function textsOf(tree: Tree): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tree).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
