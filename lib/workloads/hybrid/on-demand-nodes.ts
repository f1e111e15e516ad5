import type { Values } from '../../core/values';
import type { NodeLabel } from '../spot-safe/node-options';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/**
 * The rules of a pod about nodes and neighbours: its own, and that its node is no spot node. A node without any of the
 * labels is none.
 */
export function notOnSpot<S>(own: Values<S> | undefined, spotLabels: readonly NodeLabel[]): Values<S> {
  const expressions = spotLabels.map(({ key, value }): Values<S> => ({ key, operator: 'NotIn', values: [value] }));
  const nodes = (own?.['nodeAffinity'] ?? {}) as Values<S>;
  const required = (nodes[REQUIRED] ?? {}) as Values<S>;
  const terms = (required['nodeSelectorTerms'] ?? [{}]) as readonly Values<S>[];
  return {
    ...own,
    nodeAffinity: {
      ...nodes,
      // Of terms one must be met, so that each has to say it.
      [REQUIRED]: {
        nodeSelectorTerms: terms.map(
          (term): Values<S> => ({
            ...term,
            matchExpressions: [...((term['matchExpressions'] ?? []) as readonly Values<S>[]), ...expressions],
          }),
        ),
      },
    },
  };
}
