import { type Cidr, contains, lastAddress } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import type { Report } from '../../../core/rule';
import type { MeshMember } from './mesh-of-clusters';

/** A range of a cluster, and where it was given. */
export interface MemberRange {
  readonly owner: MeshMember;
  readonly range: unknown;
  readonly use: 'pods' | 'nodes';
  readonly path: Path;
}

/** The ranges of pods and nodes of a cluster. */
export function rangesOf(owner: MeshMember): readonly MemberRange[] {
  const { ranges } = owner.member.cluster;
  return (['pods', 'nodes'] as const).flatMap((use) =>
    ranges[use].map((range, number) => ({
      owner,
      range,
      use,
      path: ['members', owner.index, 'cluster', 'ranges', use, number],
    })),
  );
}

/** Reports ranges that reach into one of another cluster: sorted by where they begin, each is held against the farthest. */
export function reportShared(ranges: readonly MemberRange[], texts: readonly string[], report: Report): void {
  const parsed = ranges.flatMap((one, index) => {
    const cidr = known(texts[index] ?? '');
    return cidr === undefined ? [] : [{ ...one, cidr }];
  });
  for (const family of ['ipv4', 'ipv6'] as const) {
    let farthest: { readonly cidr: Cidr; readonly owner: MeshMember; readonly use: string } | undefined;
    const sorted = parsed.filter(({ cidr }) => cidr.family === family).sort((a, b) => compare(a.cidr, b.cidr));
    for (const one of sorted) {
      if (farthest !== undefined && one.cidr.first <= lastAddress(farthest.cidr) && one.owner !== farthest.owner) {
        report({
          path: one.path,
          message: `${one.cidr.text} of the ${one.use} overlaps ${farthest.cidr.text} of the ${farthest.use} of ${farthest.owner.member.cluster.name}`,
          fix: 'give every cluster ranges that share no address with those of another',
        });
      }
      if (farthest === undefined || lastAddress(one.cidr) > lastAddress(farthest.cidr)) farthest = one;
    }
  }
}

function compare(a: Cidr, b: Cidr): number {
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.prefix - b.prefix;
}

/** Reports the first pods of any cluster that a native routing range leaves out. */
export function reportOutside(one: MeshMember, texts: readonly string[], natives: number, report: Report): void {
  const ranges = texts.slice(0, natives).flatMap((text) => known(text) ?? []);
  const outside = texts
    .slice(natives)
    .flatMap((text) => known(text) ?? [])
    .find(
      (pods) => ranges.some(({ family }) => family === pods.family) && !ranges.some((range) => contains(range, pods)),
    );
  if (outside === undefined) return;
  report({
    path: ['members', one.index, 'cilium', 'routing', `${outside.family}NativeRoutingCIDR`],
    message: `the pods ${outside.text} of another cluster are outside ${ranges.map(({ text }) => text).join(' and ')}`,
    fix: 'give a range that holds the pods of all clusters of the mesh',
  });
}
