import fc from 'fast-check';
import { type GkeAddressPlanOptions, inspectGkeAddressPlan } from '../../../lib/clusters/gke';
import { nodesWithoutBlock, podBlockPrefix } from '../../../lib/clusters/gke/pod-blocks';
import { cidr, contains, overlaps } from '../../../lib/core/network/cidr';

const OPTIONS: fc.Arbitrary<GkeAddressPlanOptions> = fc
  .record({
    prefix: fc.integer({ min: 10, max: 20 }),
    hasPodRanges: fc.boolean(),
    nodes: fc.integer({ min: 1, max: 800 }),
    maxPodsPerNode: fc.integer({ min: 8, max: 256 }),
    podRangeOverprovision: fc.boolean(),
    growth: fc.constantFrom(1, 1.5, 2),
    surgeNodes: fc.nat(20),
    services: fc.integer({ min: 16, max: 65_536 }),
    loadBalancers: fc.nat(40),
    proxies: fc.boolean(),
  })
  .map(({ prefix, hasPodRanges, ...rest }) => ({
    ...rest,
    ranges: [`10.0.0.0/${prefix}`],
    ...(hasPodRanges && { podRanges: ['100.64.0.0/12', '100.96.0.0/11'] }),
  }));

test('ranges lie in those given, share no address, and hold what they must', () => {
  let planned = 0;
  fc.assert(
    fc.property(OPTIONS, (options) => {
      const { plan } = inspectGkeAddressPlan(options);
      if (plan === undefined) return;
      planned++;
      const { nodeRange, podRange, serviceRange, proxyOnlyRange } = plan;
      const given = options.ranges.map(cidr);
      const others = [nodeRange, serviceRange, ...(proxyOnlyRange ? [proxyOnlyRange] : [])].map((one) =>
        cidr(one.cidr),
      );
      const pods = cidr(podRange.cidr);
      for (const one of others) expect(given.some((range) => contains(range, one))).toBe(true);
      expect((options.podRanges ?? options.ranges).some((range) => contains(cidr(range), pods))).toBe(true);
      const all = [...others, pods];
      for (const [index, one] of all.entries()) {
        expect(all.slice(index + 1).filter((other) => overlaps(one, other))).toEqual([]);
      }
      const nodes = Math.ceil(options.nodes * (options.growth ?? 1));
      const surgeNodes = options.surgeNodes ?? 0;
      const pool = {
        nodes: { min: 0, max: nodes },
        surgeNodes,
        podBlockPrefix: podBlockPrefix(options.maxPodsPerNode ?? 110, options.podRangeOverprovision ?? true),
      };
      expect(nodesWithoutBlock([pool], [pods])).toBe(0);
      expect(nodeRange.usable).toBeGreaterThanOrEqual(nodes + surgeNodes + (options.loadBalancers ?? 0));
      expect(serviceRange.usable).toBeGreaterThanOrEqual(options.services ?? 0);
      expect(cidr(nodeRange.cidr).prefix).toBeLessThanOrEqual(29);
    }),
  );
  expect(planned).toBeGreaterThan(20);
});

test('where it does not fit, the range of the fix is the smallest that would do', () => {
  let seen = 0;
  fc.assert(
    fc.property(OPTIONS, (options) => {
      const { findings } = inspectGkeAddressPlan(options);
      const finding = findings.find(({ rule }) => rule === 'gke/plan-fits');
      const prefix = Number(/one range of \/(\d+)/.exec(finding?.fix ?? '')?.[1]);
      if (Number.isNaN(prefix)) return;
      seen++;
      expect(inspectGkeAddressPlan({ ...options, ranges: [`10.0.0.0/${prefix}`] }).plan).toBeDefined();
      expect(inspectGkeAddressPlan({ ...options, ranges: [`10.0.0.0/${prefix + 1}`] }).plan).toBeUndefined();
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(10);
});

test('the same options give the same plan', () => {
  fc.assert(
    fc.property(OPTIONS, (options) => {
      expect(inspectGkeAddressPlan(options)).toEqual(inspectGkeAddressPlan({ ...options }));
    }),
    { numRuns: 20 },
  );
});
