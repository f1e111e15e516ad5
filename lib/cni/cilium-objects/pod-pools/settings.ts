import type { Cluster } from '../../../core/cluster';
import type { IpFamily } from '../../../core/network/cidr';
import type { Path } from '../../../core/path';
import type { CiliumPodPool, CiliumPodPoolsOptions } from './options';

/** Everything about pools of pods, decided. */
export interface PodPoolSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  readonly name: string;
  readonly pools: readonly { readonly path: Path; readonly value: CiliumPodPool<S> }[];
}

/** Fills in every default. */
export function resolvePodPools<S>(
  cluster: Cluster<S>,
  { name = 'cilium-pod-pools', pools }: CiliumPodPoolsOptions<S>,
): PodPoolSettings<S> {
  return { cluster, name, pools: pools.map((value, index) => ({ value, path: ['pools', index] })) };
}

/** A range of a pool, with where it is said. */
export interface PlacedRange {
  readonly pool: string;
  readonly family: IpFamily;
  readonly cidr: unknown;
  readonly maskSize: number;
  readonly path: Path;
}

/** Every range of every pool. */
export function rangesOf({ pools }: PodPoolSettings): readonly PlacedRange[] {
  return pools.flatMap(({ path, value }) =>
    (['ipv4', 'ipv6'] as const).flatMap((family) =>
      (value[family]?.cidrs ?? []).map((cidr, index) => ({
        pool: value.name,
        family,
        cidr,
        maskSize: value[family]?.maskSize ?? 0,
        path: [...path, family, 'cidrs', index],
      })),
    ),
  );
}
