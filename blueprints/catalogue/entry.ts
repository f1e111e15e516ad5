import type { Composition } from '../../lib/core/compose';

/** A blueprint, and what a reader needs to choose it. */
export interface CatalogueEntry {
  /** As the command line names it, and the name of its file and example. */
  readonly name: string;
  /** What it makes, in one line. */
  readonly title: string;
  /** Who it is for. */
  readonly audience: string;
  /** What it settles for you. */
  readonly decides: readonly string[];
  /** In money, memory, bytes or effort. */
  readonly costs: readonly string[];
  /** What it does not let you do. */
  readonly refuses: readonly string[];
  /** The function to call: `import { <symbol> } from 'cluster-blueprints/blueprints'`. */
  readonly symbol: string;
  /** What it plans for the options that `sample` shows. */
  readonly compose: () => Composition;
  /** The options that it is shown with. Where they name machines, these are examples to be replaced by your own. */
  readonly sample: object;
}

/** A blueprint shown with options of its own type. */
export function entry<Options extends object>(
  about: Omit<CatalogueEntry, 'compose' | 'sample'>,
  plan: (options: Options) => Composition,
  sample: Options,
): CatalogueEntry {
  return { ...about, compose: () => plan(sample), sample };
}
