import type { Values } from '../../core/values';
import type { NodeChoice } from './node-choice';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** The rules of a pod about nodes and neighbours: its own, and those about spot nodes beside them. Absent: none. */
export function affinityOf<S>(own: Values<S> | undefined, { capacity, spotLabels }: NodeChoice): Values<S> | undefined {
  if (spotLabels.length === 0 || capacity === 'any') return own;
  const terms = spotLabels.map(({ key, value }): Values<S> => {
    const expression: Values<S> = { key, operator: 'In', values: [value] };
    return { matchExpressions: [expression] };
  });
  const ownNodes = mapAt(own, 'nodeAffinity');
  return {
    ...own,
    nodeAffinity: {
      ...ownNodes,
      ...(capacity === 'spot'
        ? { [REQUIRED]: { nodeSelectorTerms: bothOf(listAt(mapAt(ownNodes, REQUIRED), 'nodeSelectorTerms'), terms) } }
        : {
            [PREFERRED]: [
              ...listAt(ownNodes, PREFERRED),
              ...terms.map((preference): Values<S> => ({ weight: 100, preference })),
            ],
          }),
    },
  };
}

/** Of terms one must be met: to have one of each, every one of these is joined with every one of those. */
function bothOf<S>(own: readonly Values<S>[], made: readonly Values<S>[]): readonly Values<S>[] {
  if (own.length === 0) return made;
  return own.flatMap((a) =>
    made.map(
      (b): Values<S> => ({
        ...a,
        matchExpressions: [...listAt(a, 'matchExpressions'), ...listAt(b, 'matchExpressions')],
      }),
    ),
  );
}

function mapAt<S>(values: Values<S> | undefined, key: string): Values<S> | undefined {
  return values?.[key] as Values<S> | undefined;
}

function listAt<S>(values: Values<S> | undefined, key: string): readonly Values<S>[] {
  return (values?.[key] ?? []) as readonly Values<S>[];
}
