import fc from 'fast-check';
import {
  type AddressPlan,
  type AddressPlanOptions,
  inspectAddressPlan,
  type PlannedSubnet,
} from '../../../lib/clusters/eks/address-plan';
import { mostPods, subnetNeeds } from '../../../lib/clusters/eks/address-plan/needs';
import { cidr, contains, overlaps } from '../../../lib/core/network/cidr';

const subnetsOf = ({ zones }: AddressPlan): readonly PlannedSubnet[] =>
  zones.flatMap(({ nodes, public: open, controlPlane, pods }) => [nodes, open, controlPlane, ...(pods ? [pods] : [])]);

const LIMITS = fc.constantFrom('t3.medium', 'm7g.large', 'm7i.xlarge', 'm8i.large', 'c5.18xlarge');
const SOURCE = fc.oneof(
  fc.constant({ kind: 'own-range' } as const),
  fc.record(
    {
      kind: fc.constantFrom('node-subnets' as const, 'pod-subnets' as const),
      instanceType: LIMITS,
      prefixDelegation: fc.boolean(),
      warm: fc.record(
        { enis: fc.nat(2), ips: fc.nat(20), minimumIps: fc.integer({ min: 1, max: 40 }), prefixes: fc.nat(3) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['kind', 'instanceType'] },
  ),
);
const OPTIONS: fc.Arbitrary<AddressPlanOptions> = fc
  .record({
    prefix: fc.integer({ min: 16, max: 22 }),
    zones: fc.integer({ min: 2, max: 4 }),
    spare: fc.integer({ min: 0, max: 2 }),
    nodesPerZone: fc.integer({ min: 1, max: 120 }),
    podsPerNode: fc.integer({ min: 1, max: 110 }),
    pods: SOURCE,
    growth: fc.constantFrom(1, 1.5, 2),
    loadBalancers: fc.nat(10),
  })
  .map(({ prefix, spare, ...rest }) => ({
    ...rest,
    vpcCidrs: [`10.0.0.0/${prefix}`],
    roomForZones: rest.zones + spare,
  }));

test('subnets lie in the ranges, share no address, and hold what they must', () => {
  let planned = 0;
  fc.assert(
    fc.property(OPTIONS, (options) => {
      const { plan } = inspectAddressPlan(options);
      if (plan === undefined) return;
      planned++;
      const ranges = [...options.vpcCidrs, ...plan.secondaryCidrs].map(cidr);
      const subnets = subnetsOf(plan).map((subnet) => cidr(subnet.cidr));
      for (const [index, subnet] of subnets.entries()) {
        expect(ranges.filter((range) => contains(range, subnet))).toHaveLength(1);
        expect(subnets.slice(index + 1).filter((other) => overlaps(subnet, other))).toEqual([]);
        expect(subnet.prefix).toBeLessThanOrEqual(28);
      }
      const nodes = Math.ceil(options.nodesPerZone * (options.growth ?? 1));
      for (const zone of plan.zones) {
        const home = options.pods.kind === 'own-range' ? undefined : (zone.pods ?? zone.nodes);
        const pods = options.pods.kind === 'own-range' ? 0 : Math.min(options.podsPerNode, mostPods(options.pods));
        if (home !== undefined) expect(home.usable).toBeGreaterThanOrEqual(nodes * pods);
        expect(zone.nodes.usable).toBeGreaterThanOrEqual(nodes + 8 * (options.loadBalancers ?? 0));
        expect(zone.controlPlane.usable).toBeGreaterThanOrEqual(6);
        for (const subnet of subnetsOf({ zones: [zone], secondaryCidrs: [], findings: [] })) {
          expect(subnet.usable + 5).toBeGreaterThanOrEqual(subnet.needed);
        }
      }
    }),
  );
  expect(planned).toBeGreaterThan(20);
});

test('subnets of blocks have them whole: what AWS keeps and single addresses never break one', () => {
  fc.assert(
    fc.property(OPTIONS, (options) => {
      const { plan } = inspectAddressPlan(options);
      if (plan === undefined) return;
      const needs = subnetNeeds(options);
      for (const { nodes, pods } of plan.zones) {
        for (const [purpose, subnet] of [
          ['nodes', nodes],
          ['pods', pods],
        ] as const) {
          const need = needs.find((one) => one.purpose === purpose);
          if (subnet === undefined || need === undefined || need.blocks === 0) continue;
          const free = Array.from({ length: (subnet.usable + 5) / 16 }, () => 16);
          free[0] = 12;
          free[free.length - 1] = (free.at(-1) ?? 0) - 1;
          let singles = need.singles;
          const whole = free
            .sort((a, b) => a - b)
            .filter((room) => {
              const taken = Math.min(room, singles);
              singles -= taken;
              return taken === 0 && room === 16;
            });
          expect(whole.length).toBeGreaterThanOrEqual(need.blocks);
        }
      }
    }),
  );
});

test('where it does not fit, the range of the fix is the smallest that would do', () => {
  let seen = 0;
  fc.assert(
    fc.property(OPTIONS, (options) => {
      const { findings } = inspectAddressPlan(options);
      const fix = findings.find(({ rule }) => rule === 'eks/plan-subnets-fit')?.fix;
      const prefix = Number(/one range of \/(\d+)/.exec(fix ?? '')?.[1]);
      if (Number.isNaN(prefix)) return;
      seen++;
      expect(inspectAddressPlan({ ...options, vpcCidrs: [`10.0.0.0/${prefix}`] }).plan).toBeDefined();
      expect(inspectAddressPlan({ ...options, vpcCidrs: [`10.0.0.0/${prefix + 1}`] }).plan).toBeUndefined();
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(10);
});

test('the same options give the same plan', () => {
  fc.assert(
    fc.property(OPTIONS, (options) => {
      expect(inspectAddressPlan(options)).toEqual(inspectAddressPlan({ ...options }));
    }),
    { numRuns: 20 },
  );
});
