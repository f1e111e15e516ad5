import { compose } from '../../lib';
import type { Cluster } from '../../lib/core/cluster';
import type { Fact } from '../../lib/core/fact';
import { brief } from './findings';

/** What the rules of a cluster's distribution have to say once every late string reads like this. */
export function saidOnceKnown(cluster: Cluster<string | Fact>, text: string): readonly string[] {
  expect(cluster.remarks?.findings).toEqual([]);
  return compose(cluster)
    .deferred.flatMap(({ values, check }) => check(values.map((value) => (typeof value === 'string' ? value : text))))
    .map(brief)
    .filter((finding) => finding.startsWith(`${cluster.distribution}/`));
}
