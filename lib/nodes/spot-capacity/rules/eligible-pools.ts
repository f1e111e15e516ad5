import type { PodWorkload } from '../../../core/pod-workloads';
import { type Toleration, tolerates } from '../../../core/tolerations';
import { textsOf, treeAt, treesOf } from '../../../core/trees';
import type { KnownPool } from './known-pools';

/** Labels that every node has. */
const EVERYWHERE = /^((\w+\.)?node\.kubernetes\.io|topology\.kubernetes\.io|(beta\.)?kubernetes\.io)\//;

/** Whether all nodes of a pool have a label. */
export function hasLabel({ domains, labels }: KnownPool, key: string): boolean {
  return EVERYWHERE.test(key) || labels.has(key) || domains.some((domain) => key.startsWith(domain));
}

/** Pools whose nodes the pods of a workload may run on, as far as that can be known. */
export function eligiblePools({ spec }: PodWorkload, pools: readonly KnownPool[]): readonly KnownPool[] {
  const selector = textsOf(treeAt(spec, 'nodeSelector'));
  const tolerations = treesOf(spec['tolerations']) as unknown as readonly Toleration[];
  const required = treeAt(spec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  const terms = treesOf(required['nodeSelectorTerms']).map((term) => treesOf(term['matchExpressions']));
  return pools.filter(
    (pool) =>
      tolerates(tolerations, pool) &&
      (pool.selectedBy === undefined || Object.hasOwn(selector, pool.selectedBy)) &&
      Object.entries(selector).every(([key, value]) => mayHave(pool, key, (one) => one === value)) &&
      (terms.length === 0 || terms.some((term) => term.every((expression) => meets(pool, expression)))),
  );
}

/** Whether a node may have the label, with such a value. */
function mayHave(pool: KnownPool, key: string, isWanted: (value: string) => boolean): boolean {
  const values = pool.labels.get(key);
  return values === undefined ? hasLabel(pool, key) : values.some(isWanted);
}

function meets(pool: KnownPool, expression: Readonly<Record<string, unknown>>): boolean {
  const key = String(expression['key']);
  const values = Array.isArray(expression['values']) ? expression['values'].map(String) : [];
  switch (expression['operator']) {
    case 'In':
      return mayHave(pool, key, (value) => values.includes(value));
    case 'NotIn':
      return !hasLabel(pool, key) || mayHave(pool, key, (value) => !values.includes(value));
    case 'DoesNotExist':
      return !hasLabel(pool, key);
    default:
      return hasLabel(pool, key);
  }
}
