import { isDeepStrictEqual } from 'node:util';
import type { Cluster } from '../../core/cluster';
import { type LabelSelector, takesAll } from '../../core/label-selector';

/** Whether two selectors of nodes certainly take one node, as far as the cluster's pools say. */
export function takeOneNode(a: LabelSelector, b: LabelSelector, { nodePools }: Cluster<unknown>): boolean {
  if (takesAll(a) || takesAll(b) || isDeepStrictEqual(a, b)) return true;
  return nodePools.some(({ labels }) => certainlyTakes(a, labels) && certainlyTakes(b, labels));
}

/** Nodes have more labels than their pools say: what must not be there may be. */
function certainlyTakes(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  const { matchExpressions = [], matchLabels = {} } = selector;
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'In') return value !== undefined && values.includes(value);
      return operator === 'Exists' && value !== undefined;
    })
  );
}
