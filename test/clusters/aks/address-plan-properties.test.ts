import fc from 'fast-check';
import {
  type AksAddressPlan,
  type AksAddressPlanOptions,
  type AksNetworking,
  type AksPlannedRange,
  aksCluster,
  inspectAksAddressPlan,
} from '../../../lib/clusters/aks';
import { cidr, contains, overlaps } from '../../../lib/core/network/cidr';

const OPTIONS: fc.Arbitrary<AksAddressPlanOptions> = fc.record(
  {
    vnetCidrs: fc.constantFrom(['10.0.0.0/8'], ['10.0.0.0/14'], ['10.0.0.0/22', '10.4.0.0/15'], ['10.0.0.0/25']),
    nodes: fc.integer({ min: 1, max: 600 }),
    pods: fc.constantFrom(
      { kind: 'overlay' } as const,
      { kind: 'node-subnet' } as const,
      { kind: 'pod-subnet', allocation: 'dynamic' } as const,
      { kind: 'pod-subnet', allocation: 'static-block' } as const,
    ),
    maxPodsPerNode: fc.integer({ min: 30, max: 250 }),
    growth: fc.constantFrom(1, 1.5, 2),
    surgeNodes: fc.nat(20),
    services: fc.integer({ min: 16, max: 65_536 }),
    loadBalancers: fc.nat(20),
  },
  { requiredKeys: ['vnetCidrs', 'nodes', 'pods'] },
);

const networkingOf = (pods: AksAddressPlanOptions['pods'], podRange?: string): AksNetworking => {
  switch (pods.kind) {
    case 'overlay':
      return { mode: 'overlay-cilium', ...(podRange !== undefined && { podRange }) };
    case 'node-subnet':
      return { mode: 'node-subnet' };
    case 'pod-subnet':
      return { mode: 'pod-subnet', allocation: pods.allocation };
  }
};

const subnetsOf = ({ nodeSubnet, podSubnet }: AksAddressPlan): readonly AksPlannedRange[] =>
  podSubnet === undefined ? [nodeSubnet] : [nodeSubnet, podSubnet];

const outsideOf = ({ podRange, serviceRange }: AksAddressPlan): readonly AksPlannedRange[] =>
  podRange === undefined ? [serviceRange] : [podRange, serviceRange];

test('subnets lie in the VNet, the rest outside of it, nothing overlaps, and all hold what they must', () => {
  let planned = 0;
  fc.assert(
    fc.property(OPTIONS, (options) => {
      const { plan } = inspectAksAddressPlan(options);
      if (plan === undefined) return;
      planned++;
      const vnet = options.vnetCidrs.map(cidr);
      const all = [...subnetsOf(plan), ...outsideOf(plan)];
      for (const [index, range] of all.entries()) {
        const own = cidr(range.cidr);
        expect(all.slice(index + 1).filter((other) => overlaps(cidr(other.cidr), own))).toEqual([]);
        expect(2 ** (32 - own.prefix)).toBeGreaterThanOrEqual(range.needed);
        expect(vnet.some((one) => contains(one, own))).toBe(index < subnetsOf(plan).length);
      }
    }),
  );
  expect(planned).toBeGreaterThan(20);
});

test('a cluster of the plan has nothing to be said against its ranges', () => {
  fc.assert(
    fc.property(OPTIONS, (options) => {
      // A system pool is never upgraded without another node.
      const surge = options.surgeNodes === undefined ? {} : { surgeNodes: Math.max(options.surgeNodes, 1) };
      const { plan } = inspectAksAddressPlan({ ...options, ...surge, growth: 1 });
      if (plan === undefined) return;
      const nodes = Math.max(options.nodes, 2);
      if (nodes !== options.nodes) return;
      const cluster = aksCluster({
        name: 'test',
        networking: networkingOf(options.pods, plan.podRange?.cidr),
        vnet: {
          kind: 'new',
          cidrs: options.vnetCidrs,
          nodeSubnet: plan.nodeSubnet.cidr,
          ...(plan.podSubnet !== undefined && { podSubnet: plan.podSubnet.cidr }),
        },
        apiServer: { host: 'test.hcp.westeurope.azmk8s.io' },
        serviceRange: plan.serviceRange.cidr,
        dnsServiceIp: plan.dnsServiceIp,
        nodePools: [
          {
            name: 'system',
            mode: 'system',
            nodes,
            vmSize: 'Standard_D4ads_v5',
            ...(options.maxPodsPerNode !== undefined && { maxPods: options.maxPodsPerNode }),
            ...('surgeNodes' in surge && { upgrade: { maxSurge: String(surge.surgeNodes) } }),
          },
        ],
      });
      // What a static block wastes is a matter of taste, and no matter of the plan.
      const { findings = [] } = cluster.remarks ?? {};
      expect(findings.filter(({ rule }) => rule !== 'aks/static-blocks-are-full')).toEqual([]);
    }),
  );
});

test('where it does not fit, the range of the fix is the smallest that would do', () => {
  let seen = 0;
  fc.assert(
    fc.property(OPTIONS, (options) => {
      const { findings } = inspectAksAddressPlan(options);
      const found = findings.find(({ rule, path }) => rule === 'aks/plan-fits' && path === 'vnetCidrs');
      const prefix = Number(/one range of \/(\d+)/.exec(found?.fix ?? '')?.[1]);
      if (Number.isNaN(prefix)) return;
      seen++;
      const fits = (length: number): boolean =>
        !inspectAksAddressPlan({ ...options, vnetCidrs: [`10.0.0.0/${length}`] }).findings.some(
          ({ rule, path }) => rule === 'aks/plan-fits' && path === 'vnetCidrs',
        );
      expect(fits(prefix)).toBe(true);
      expect(fits(prefix + 1)).toBe(false);
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(10);
});

test('the same options give the same plan', () => {
  fc.assert(
    fc.property(OPTIONS, (options) => {
      expect(inspectAksAddressPlan(options)).toEqual(inspectAksAddressPlan({ ...options }));
    }),
    { numRuns: 20 },
  );
});
