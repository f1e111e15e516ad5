import fc from 'fast-check';
import { layOut } from '../../../lib/clusters/address-plan';
import { commonSupernet } from '../../../lib/clusters/gke/common-supernet';
import { nodesWithoutBlock, podAddresses, podBlockPrefix } from '../../../lib/clusters/gke/pod-blocks';
import { type Cidr, cidr, contains, nthBlock } from '../../../lib/core/network/cidr';

const POOL = fc.record({
  nodes: fc.nat(12).map((max) => ({ min: 0, max })),
  surgeNodes: fc.nat(2),
  podBlockPrefix: fc.integer({ min: 23, max: 28 }),
});
const RANGES = fc
  .array(fc.integer({ min: 18, max: 26 }), { minLength: 1, maxLength: 3 })
  .map((prefixes) => prefixes.map((prefix, index) => nthBlock(cidr(`10.${index}.0.0/16`), prefix, 0)));

test('nodes find a block where all blocks can be laid out, and some do not where they cannot', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(fc.array(POOL, { maxLength: 4 }), RANGES, (pools, ranges) => {
      const blocks = pools.flatMap(({ nodes, surgeNodes, podBlockPrefix: prefix }) =>
        Array.from({ length: nodes.max + surgeNodes }, () => ({ purpose: 'node', prefix })),
      );
      const fits = layOut(blocks, 1, ranges) !== undefined;
      seen.add(fits);
      expect(nodesWithoutBlock(pools, ranges) === 0).toBe(fits);
    }),
    { numRuns: 300 },
  );
  expect(seen.size).toBe(2);
});

test('a range of exactly the addresses that blocks take holds all of them', () => {
  fc.assert(
    fc.property(POOL, (pool) => {
      const addresses = podAddresses([pool]);
      if (addresses === 0) return;
      const prefix = 32 - Math.ceil(Math.log2(addresses));
      expect(nodesWithoutBlock([pool], [nthBlock(cidr('10.0.0.0/8'), prefix, 0)])).toBe(0);
      const half = nthBlock(cidr('10.0.0.0/8'), prefix + 1, 0);
      expect(nodesWithoutBlock([pool], [half])).toBeGreaterThan(0);
    }),
  );
});

test('a block has at least twice the addresses of the pods, and not four times as many but for the fewest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 256 }), (maxPods) => {
      const addresses = 2 ** (32 - podBlockPrefix(maxPods, true));
      expect(addresses).toBeGreaterThanOrEqual(2 * maxPods);
      expect(addresses).toBeLessThan(4 * maxPods);
      expect(podBlockPrefix(maxPods, false)).toBe(podBlockPrefix(maxPods, true) + 1);
    }),
  );
});

describe('the smallest range around others', () => {
  test.each<[readonly string[], string | undefined]>([
    [['10.244.0.0/16'], '10.244.0.0/16'],
    [['10.244.0.0/16', '10.245.0.0/16'], '10.244.0.0/15'],
    [['10.245.0.0/16', '10.246.0.0/16'], '10.244.0.0/14'],
    [['10.0.0.0/16', '192.168.0.0/16'], '0.0.0.0/0'],
    [[], undefined],
    [['fd00::/56', '10.0.0.0/16'], undefined],
  ])('%j', (ranges, around) => {
    expect(commonSupernet(ranges.map(cidr))?.text).toBe(around);
  });

  test('holds all, and neither half of it does', () => {
    const range = fc
      .tuple(fc.integer({ min: 12, max: 28 }), fc.nat(4095))
      .map(([prefix, index]) => nthBlock(cidr('10.0.0.0/8'), prefix, index % 2 ** (prefix - 8)));
    fc.assert(
      fc.property(fc.array(range, { minLength: 2, maxLength: 5 }), (ranges) => {
        const around = commonSupernet(ranges);
        const holdsAll = (outer: Cidr): boolean => ranges.every((one) => contains(outer, one));
        expect(around && holdsAll(around)).toBe(true);
        if (around === undefined) return;
        const halves = [0, 1].map((half) => nthBlock(around, around.prefix + 1, half));
        expect(halves.filter(holdsAll)).toEqual([]);
      }),
    );
  });
});
