import keys from './keys-of-charts.json';

/** Keys of a chart's values: a leaf, below which everything is the caller's, or a map of more keys. Bits stand for minors. */
export type KeyTree = number | { readonly [key: string]: KeyTree };

/** Names of keys that Cilium's charts read. `.tools/generate-cilium-keys.mjs` writes them. */
export interface ChartKeys {
  /** Minors in the order of their bits, the lowest first. */
  readonly minors: readonly string[];
  /** Keys of the values. `*` marks the minors that read more of a map than what is listed. */
  readonly values: { readonly [key: string]: KeyTree };
  /** Keys of the agent's configuration that templates can render. */
  readonly config: Readonly<Record<string, number>>;
}

/** Names of keys that Cilium's charts read. */
export const CHART_KEYS: ChartKeys = keys;

/** Whether a minor has the bit of some key below. */
export function isIn(tree: KeyTree | undefined, bit: number): boolean {
  if (tree === undefined) return false;
  return typeof tree === 'number' ? (tree & bit) !== 0 : Object.values(tree).some((part) => isIn(part, bit));
}

/** The bit of a minor; 0 for one that the charts are not known of. */
export function bitOf(minor: string): number {
  const index = CHART_KEYS.minors.indexOf(minor);
  return index < 0 ? 0 : 1 << index;
}
