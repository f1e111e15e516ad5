import type { Cluster } from '../../../core/cluster';
import type { IpFamily } from '../../../core/network/cidr';
import type { CiliumOptions } from '../options';
import type { CiliumPools } from './options';

/** Ranges of one IP family that the operator cuts into blocks. */
export interface ResolvedPool<S = unknown> {
  readonly ranges: readonly S[];
  /** Prefix length of a block. */
  readonly blockPrefix: number;
  /** Whether the caller named the ranges, instead of the cluster. */
  readonly isOwn: boolean;
}

/** What the operator cuts into blocks, by IP family. Absent: the family is not used, or its range is not known. */
export type ResolvedPools<S = unknown> = Readonly<Partial<Record<IpFamily, ResolvedPool<S>>>>;

/** The pools that the caller wrote, with the path that leads to them. */
export function givenPools<S>({
  ipam,
}: CiliumOptions<S>): { readonly path: readonly string[]; readonly pools: CiliumPools<S> } | undefined {
  if (typeof ipam !== 'object') return undefined;
  if (ipam.mode === 'cluster-pool') return { path: ['ipam'], pools: ipam };
  return ipam.mode === 'multi-pool' && ipam.defaultPool !== undefined
    ? { path: ['ipam', 'defaultPool'], pools: ipam.defaultPool }
    : undefined;
}

/** What the operator cuts into blocks: what the caller says, otherwise the cluster's pod ranges. */
export function resolvePools<S>(cluster: Cluster<S>, options: CiliumOptions<S>): ResolvedPools<S> {
  const given = givenPools(options)?.pools;
  return Object.fromEntries(
    cluster.ipFamilies.flatMap((family, index) => {
      const pool = given?.[family];
      const ofCluster = cluster.ranges.pods[index];
      const ranges = pool?.ranges ?? (ofCluster === undefined ? [] : [ofCluster]);
      if (ranges.length === 0) return [];
      const blockPrefix = pool?.blockPrefix ?? cluster.nodeCidrPrefix[family];
      return [[family, { ranges, blockPrefix, isOwn: pool !== undefined }]];
    }),
  );
}
