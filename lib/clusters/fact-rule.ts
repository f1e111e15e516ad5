import type { Rule } from '../core/rule';
import { eachLeaf } from '../core/values';

/** A cluster, and what is only known of it once it exists. */
export interface ClusterOfFacts<C> {
  readonly cluster: C;
  /** Facts that come with the cluster. */
  readonly facts: ReadonlySet<unknown>;
}

/**
 * The rule of a distribution that a description is not made of facts of what it describes.
 *
 * @param partsOf - what the cluster itself is made of, by the option that says it.
 * @param example - what may be written instead: `of a VPC that is there, its id`.
 */
export function factRule<C>(
  distribution: string,
  partsOf: (cluster: C) => Readonly<Record<string, unknown>>,
  example: string,
): Rule<ClusterOfFacts<C>> {
  return {
    id: `${distribution}/cluster-is-not-made-of-its-facts`,
    title: 'Facts of a cluster are for what is installed in it: one that it is made of would be waited for for ever',
    severity: 'error',
    evidence: '.github/adr/0009-facts.md',
    check: ({ cluster, facts }, report) => {
      eachLeaf(partsOf(cluster), (leaf, path) => {
        if (!facts.has(leaf)) return;
        report({
          path: ['cluster', ...path.map((step) => (/^\d+$/.test(step) ? Number(step) : step))],
          message: 'it is known once the cluster exists, and the cluster is made of it',
          fix: `write what you know yourself: ${example}`,
        });
      });
    },
  };
}
