/** Where a value is, in the terms its writer used: `['nodePools', 0, 'kernel']`. */
export type Path = readonly (string | number)[];

const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** Writes a path the way it would be typed: `nodePools[0].kernel`, `values["a.b"]`; `(root)` when empty. */
export function formatPath(path: Path): string {
  if (path.length === 0) return '(root)';
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!PLAIN_KEY.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}
