import type { GkeNodePoolOptions, GkeVpc } from '../../../lib/clusters/gke';
import { existing, gkeWith, only, shared, withPool } from '../../rules/gke-found';

describe('room for nodes', () => {
  const full = (vpc: GkeVpc, ...pools: readonly Partial<GkeNodePoolOptions>[]): readonly string[] =>
    only(
      'pod-ranges-hold-nodes',
      gkeWith({
        vpc,
        location: 'europe-west3-a',
        nodePools: pools.map((pool, index) => ({ name: `pool-${index}`, machineType: 'e2-standard-4', ...pool })),
      }),
    );
  const range = (podRange: string, ...additionalPodRanges: readonly string[]): GkeVpc => ({
    kind: 'new',
    podRange,
    additionalPodRanges,
  });

  test('is counted with nodes of upgrades, for each pool by its own blocks', () => {
    expect(full(range('10.244.0.0/20'), { nodes: 15 })).toEqual([]);
    expect(full(range('10.244.0.0/20'), { nodes: 16 })).toEqual(['cluster.vpc.podRange']);
    expect(full(range('10.244.0.0/20'), { nodes: 31, maxPods: 64 })).toEqual([]);
    expect(full(range('10.244.0.0/20'), { nodes: 15, maxPods: 64 }, { nodes: 7 })).toEqual([]);
    expect(full(range('10.244.0.0/20'), { nodes: 15, maxPods: 64 }, { nodes: 8 })).toEqual(['cluster.vpc.podRange']);
    const upgrade = { strategy: 'blue-green' } as const;
    expect(full(range('10.244.0.0/20'), { nodes: 8, upgrade })).toEqual([]);
    expect(full(range('10.244.0.0/20'), { nodes: 9, upgrade })).toEqual(['cluster.vpc.podRange']);
  });

  test('is in all ranges together', () => {
    expect(full(range('10.244.0.0/20', '10.245.0.0/20'), { nodes: 31 })).toEqual([]);
    expect(full(range('10.244.0.0/20', '10.245.0.0/20'), { nodes: 32 })).toEqual(['cluster.vpc.podRange']);
    // A range without room for one block gives none, however much of it is free.
    expect(full(range('10.244.0.0/24', '10.245.0.0/24'), { nodes: 1, maxPods: 256 })).toEqual(['cluster.vpc.podRange']);
  });

  test('is in the range that a pool names', () => {
    const vpc = existing({
      ranges: { kind: 'named', pods: { name: 'pods', cidr: '10.4.0.0/20' }, services: { name: 'services' } },
      additionalPodRanges: [{ name: 'more', cidr: '10.5.0.0/22' }],
    });
    expect(full(vpc, { nodes: 3, podRange: 'more' }, { nodes: 15 })).toEqual([]);
    expect(full(vpc, { nodes: 4, podRange: 'more' })).toEqual(['cluster.vpc.additionalPodRanges[0].cidr']);
    expect(full(vpc, { nodes: 3, podRange: 'more' }, { nodes: 16 })).toEqual(['cluster.vpc.ranges.pods.cidr']);
    expect(full(vpc, { nodes: 100, podRange: 'elsewhere' })).toEqual([]);
  });

  test('is not looked for where a range is not known, or is none', () => {
    expect(full(range('10.244.0.1/28'), { nodes: 500 })).toEqual([]);
    expect(full(range('10.244.0.0/28', 'fd00::/56'), { nodes: 500 })).toEqual([]);
    expect(full(shared(), { nodes: 500 })).toEqual([]);
    expect(full(existing({ additionalPodRanges: [{ name: 'more' }] }), { nodes: 500 })).toEqual([]);
  });

  test('is said with the range that would do', () => {
    const fix = (podRange: string): string | undefined =>
      withPool({ nodes: 40 }, { vpc: { kind: 'new', podRange } }).find(
        ({ rule }) => rule === 'gke/pod-ranges-hold-nodes',
      )?.fix;
    const wanted = /one range of (\/\d+)/.exec(fix('10.244.0.0/19') ?? '')?.[1];
    expect(wanted).toBe('/17');
    expect(fix(`10.128.0.0${wanted}`)).toBeUndefined();
    expect(fix('10.244.0.0/18')).toBeDefined();
  });
});
