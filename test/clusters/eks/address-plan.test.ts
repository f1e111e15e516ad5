import {
  ADDRESS_PLAN_RULES,
  type AddressPlan,
  type AddressPlanOptions,
  inspectAddressPlan,
  planAddresses,
} from '../../../lib/clusters/eks/address-plan';
import { subnetNeeds } from '../../../lib/clusters/eks/address-plan/needs';
import { EKS_ADDRESS_PLAN_CASES } from '../../rules/eks-address-plan-cases';
import { findingsOf } from '../../support/findings';

const BASE: AddressPlanOptions = {
  vpcCidrs: ['10.0.0.0/16'],
  zones: 3,
  nodesPerZone: 10,
  podsPerNode: 29,
  pods: { kind: 'node-subnets', instanceType: 'm7g.large' },
};

const found = (options: Partial<AddressPlanOptions>): readonly string[] =>
  inspectAddressPlan({ ...BASE, ...options }).findings.map(({ rule, path }) => `${rule}@${path}`);

const brief = (plan: AddressPlan): unknown =>
  plan.zones.map(({ nodes, public: open, controlPlane, pods }) =>
    [nodes, open, controlPlane, pods].map((subnet) => subnet?.cidr),
  );

describe('plans', () => {
  test('pods in the subnets of nodes', () => {
    // 15 nodes with all 3 interfaces of 10 addresses, 32 for load balancers, 5 that AWS keeps.
    expect(planAddresses(BASE).zones[0]?.nodes).toEqual({ cidr: '10.0.0.0/23', needed: 15 * 30 + 37, usable: 507 });
  });

  test('larger subnets come first, without gaps', () => {
    expect(brief(planAddresses({ ...BASE, podsPerNode: 20, nodesPerZone: 8 }))).toEqual([
      ['10.0.0.0/23', '10.0.6.0/26', '10.0.6.192/28', undefined],
      ['10.0.2.0/23', '10.0.6.64/26', '10.0.6.208/28', undefined],
      ['10.0.4.0/23', '10.0.6.128/26', '10.0.6.224/28', undefined],
    ]);
  });

  test('pods in subnets of their own, in whole blocks', () => {
    const plan = planAddresses({
      ...BASE,
      podsPerNode: 110,
      pods: { kind: 'pod-subnets', instanceType: 'm7g.large', prefixDelegation: true },
    });
    // 15 nodes with 7 blocks and a warm one, one interface each; two blocks that AWS keeps addresses of.
    expect(plan.zones[0]?.pods).toEqual({ cidr: '100.64.0.0/21', needed: 16 * (15 * 8 + 2), usable: 2043 });
    expect(plan.zones[0]?.nodes.needed).toBe(15 + 32 + 5);
    expect(plan.secondaryCidrs).toEqual(['100.64.0.0/19']);
  });

  test('pods with a range outside the VPC take nothing of it', () => {
    const { zones, secondaryCidrs } = planAddresses({ ...BASE, podsPerNode: 250, pods: { kind: 'own-range' } });
    expect(zones[0]?.nodes.needed).toBe(15 + 32 + 5);
    expect(zones[0]).not.toHaveProperty('pods');
    expect(secondaryCidrs).toEqual([]);
  });

  test('another zone moves nothing where there is room for it', () => {
    const [three, four] = [3, 4].map((zones) => planAddresses({ ...BASE, zones, roomForZones: 4 }));
    expect(four?.zones.slice(0, 3)).toEqual(three?.zones);
    expect(four?.zones).toHaveLength(4);
  });

  test('pods get several ranges of shared address space, and none that the VPC has', () => {
    const { secondaryCidrs } = planAddresses({
      ...BASE,
      vpcCidrs: ['100.64.0.0/16'],
      nodesPerZone: 200,
      podsPerNode: 110,
      pods: { kind: 'pod-subnets', instanceType: 'm7g.4xlarge' },
    });
    expect(secondaryCidrs).toEqual(['100.65.0.0/16', '100.66.0.0/16', '100.67.0.0/16']);
  });
});

describe('warm addresses', () => {
  const perNode = (pods: AddressPlanOptions['pods'], podsPerNode: number): unknown => {
    const needs = subnetNeeds({ ...BASE, nodesPerZone: 1, growth: 1, loadBalancers: 0, podsPerNode, pods });
    const { singles, blocks } =
      needs.find(
        ({ purpose }) => purpose === pods.kind.replace('node-subnets', 'nodes').replace('pod-subnets', 'pods'),
      ) ?? {};
    return [singles, blocks];
  };
  const LARGE = { kind: 'node-subnets', instanceType: { enis: 3, ipv4PerEni: 10 } } as const;

  test.each([
    ['one whole interface', {}, 9, [20, 0]],
    ['no interface beyond those there are', {}, 27, [30, 0]],
    ['no interface', { enis: 0 }, 9, [10, 0]],
    ['some addresses', { ips: 2 }, 9, [11 + 2, 0]],
    ['at least so many', { ips: 2, minimumIps: 18 }, 9, [18 + 2, 0]],
    ['no addresses, so an interface', { ips: 0 }, 9, [20, 0]],
  ] as const)('%s', (_, warm, pods, wanted) => {
    expect(perNode({ ...LARGE, warm }, pods)).toEqual(wanted);
  });

  test.each([
    ['one block', {}, 16, [1, 2]],
    ['no block', { prefixes: 0 }, 17, [1, 2]],
    ['some addresses', { ips: 1 }, 16, [1, 2]],
    ['blocks of a second interface', {}, 16 * 9, [2, 10]],
  ] as const)('in blocks: %s', (_, warm, pods, wanted) => {
    expect(perNode({ ...LARGE, prefixDelegation: true, warm }, pods)).toEqual(wanted);
  });

  test('the first interface carries no pods that have subnets of their own', () => {
    expect(perNode({ ...LARGE, kind: 'pod-subnets' }, 18)).toEqual([20, 0]);
  });
});

describe('findings', () => {
  test.each<[string, Partial<AddressPlanOptions>, Partial<AddressPlanOptions>]>([
    ['input/out-of-range@zones', { zones: 1 }, { zones: 2 }],
    ['input/wrong-type@nodesPerZone', { nodesPerZone: 1.5 }, { growth: 1.2 }],
    ['input/unusable-value@podsPerNode', { podsPerNode: Number.NaN }, {}],
    ['eks/plan-has-room-for-its-zones@roomForZones', { roomForZones: 2 }, { roomForZones: 3 }],
    [
      'input/out-of-range@pods.warm.ips',
      { pods: { kind: 'node-subnets', instanceType: 'm7g.large', warm: { ips: -1 } } },
      { pods: { kind: 'node-subnets', instanceType: 'm7g.large', warm: { ips: 0 } } },
    ],
    [
      'eks/plan-instance-type-is-known@pods.instanceType',
      { pods: { kind: 'node-subnets', instanceType: 'm99g.large' } },
      { pods: { kind: 'node-subnets', instanceType: { enis: 3, ipv4PerEni: 10 } } },
    ],
    [
      'input/out-of-range@pods.instanceType.ipv4PerEni',
      { pods: { kind: 'node-subnets', instanceType: { enis: 3, ipv4PerEni: 1 } } },
      {},
    ],
    ['eks/plan-pods-fit-the-node@podsPerNode', { podsPerNode: 30 }, { podsPerNode: 29 }],
    ['eks/plan-ranges-suit-a-vpc@vpcCidrs', { vpcCidrs: [] }, {}],
    ['eks/plan-ranges-suit-a-vpc@vpcCidrs[0]', { vpcCidrs: ['10.0.0.0/15'] }, { vpcCidrs: ['10.0.0.0/16'] }],
    ['eks/plan-ranges-suit-a-vpc@vpcCidrs[1]', { vpcCidrs: ['10.0.0.0/16', 'fd00::/56'] }, {}],
    ['eks/plan-ranges-suit-a-vpc@vpcCidrs[0]', { vpcCidrs: ['10.0.0.1/16'] }, {}],
    [
      'eks/plan-ranges-suit-a-vpc@pods.cidrs',
      { pods: { kind: 'pod-subnets', instanceType: 'm7g.large', cidrs: [] } },
      { pods: { kind: 'pod-subnets', instanceType: 'm7g.large', cidrs: ['100.64.0.0/16'] } },
    ],
    [
      'eks/plan-ranges-are-apart@vpcCidrs[1]',
      { vpcCidrs: ['10.0.0.0/16', '10.0.128.0/17'] },
      { vpcCidrs: ['10.0.0.0/16', '10.1.128.0/17'] },
    ],
    [
      'eks/plan-ranges-are-apart@pods.cidrs[0]',
      { pods: { kind: 'pod-subnets', instanceType: 'm7g.large', cidrs: ['10.0.0.0/17'] } },
      {},
    ],
    ['eks/plan-subnets-fit@vpcCidrs', { vpcCidrs: ['10.0.0.0/22'] }, { vpcCidrs: ['10.0.0.0/21'] }],
    [
      'eks/plan-subnets-fit@pods.cidrs',
      { pods: { kind: 'pod-subnets', instanceType: 'm7g.large', cidrs: ['100.64.0.0/24'] } },
      { pods: { kind: 'pod-subnets', instanceType: 'm7g.large', cidrs: ['100.64.0.0/20'] } },
    ],
    ['eks/plan-subnets-fit@vpcCidrs', { nodesPerZone: 4000 }, { nodesPerZone: 200 }],
    [
      'eks/plan-ranges-keep-to-the-quota@vpcCidrs',
      { vpcCidrs: ['10.0.0.0/18', '10.1.0.0/20', '10.2.0.0/20', '10.3.0.0/20', '10.4.0.0/20', '10.5.0.0/20'] },
      { vpcCidrs: ['10.0.0.0/18', '10.1.0.0/20', '10.2.0.0/20', '10.3.0.0/20', '10.4.0.0/20'] },
    ],
  ])('%s', (id, fails, passes) => {
    expect(found(fails)).toContain(id);
    expect(found(passes).filter((one) => one.startsWith(id.split('@')[0] ?? id))).toEqual([]);
  });

  test('every rule has a case', () => {
    expect(Object.keys(EKS_ADDRESS_PLAN_CASES).sort()).toEqual(ADDRESS_PLAN_RULES.map(({ id }) => id).sort());
  });

  test('all are thrown at once', () => {
    const thrown = findingsOf(() => planAddresses({ ...BASE, roomForZones: 2, vpcCidrs: ['10.0.0.0/8'] }));
    expect(thrown.map(({ path }) => path)).toEqual(['roomForZones', 'vpcCidrs[0]']);
  });
});
