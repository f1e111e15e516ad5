import {
  INTERCONNECT_RULES,
  type Interconnect,
  type InterconnectedNetwork,
  inspectInterconnect,
  type NatCost,
  natMonthlyCost,
  planInterconnect,
} from '../../../lib/clusters/eks/interconnect';
import { EKS_INTERCONNECT_CASES } from '../../rules/eks-address-plan-cases';
import { brief, findingsOf } from '../../support/findings';

const SHOP: InterconnectedNetwork = { name: 'shop', vpcCidrs: ['10.1.0.0/16'], serviceCidrs: ['172.20.0.0/16'] };
const SEARCH: InterconnectedNetwork = { name: 'search', vpcCidrs: ['10.2.0.0/16'], serviceCidrs: ['172.21.0.0/16'] };

const networks = (count: number): readonly InterconnectedNetwork[] =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}`, vpcCidrs: [`10.${index}.0.0/16`] }));
const mesh = (...list: readonly InterconnectedNetwork[]): Interconnect => ({ kind: 'peering', networks: list });
const found = (interconnect: Interconnect): readonly string[] => inspectInterconnect(interconnect).findings.map(brief);

describe('arithmetic', () => {
  test.each([
    [2, 1],
    [10, 45],
    [50, 1225],
    [100, 4950],
  ])('%i networks in a mesh have %i peerings', (count, links) => {
    expect(inspectInterconnect(mesh(...networks(count))).plan?.links).toBe(links);
  });

  test('a gateway has an attachment for each network', () => {
    expect(inspectInterconnect({ kind: 'transit-gateway', networks: networks(10) }).plan?.links).toBe(10);
  });

  test('every range of the others takes a route, besides the one to the internet', () => {
    const wide = { name: 'wide', vpcCidrs: ['10.9.0.0/16', '100.64.0.0/16'], podCidrs: ['10.10.0.0/16'] };
    expect(planInterconnect(mesh(SHOP, SEARCH, wide)).routes).toEqual([5, 5, 3]);
    expect(planInterconnect({ kind: 'transit-gateway', networks: [SHOP, SEARCH] }).routes).toEqual([2, 2]);
  });

  test('a summary takes a route for each of its ranges', () => {
    const { routes } = planInterconnect({
      kind: 'transit-gateway',
      networks: networks(5),
      summary: ['10.0.0.0/8', '100.64.0.0/10'],
    });
    expect(routes).toEqual([3, 3, 3, 3, 3]);
  });

  test('cost comes from prices', () => {
    const peering = planInterconnect({
      ...mesh(SHOP, SEARCH),
      kind: 'peering',
      cost: { crossZoneGb: 500, crossZonePerGb: 0.25 },
    });
    expect(peering.monthlyCost).toEqual({ hours: 0, processed: 0, crossZone: 125, total: 125 });
    const gateway = planInterconnect({
      kind: 'transit-gateway',
      networks: networks(4),
      cost: { attachmentPerHour: 0.5, processedGb: 100, processedPerGb: 0.125 },
    });
    expect(gateway.monthlyCost).toEqual({ hours: 1460, processed: 12.5, crossZone: 0, total: 1472.5 });
    expect(planInterconnect(mesh(SHOP, SEARCH))).not.toHaveProperty('monthlyCost');
  });
});

describe('findings', () => {
  const gateway = (...summary: readonly string[]): Interconnect => ({
    kind: 'transit-gateway',
    networks: [SHOP, SEARCH],
    summary,
  });

  test.each<[string, Interconnect, Interconnect]>([
    ['eks/interconnect-joins-networks@networks', mesh(SHOP), mesh(SHOP, SEARCH)],
    ['eks/interconnect-joins-networks@networks[1].name', mesh(SHOP, { ...SEARCH, name: 'shop' }), mesh(SHOP, SEARCH)],
    [
      'eks/interconnect-joins-networks@networks[1].vpcCidrs',
      mesh(SHOP, { name: 'a', vpcCidrs: [] }),
      mesh(SHOP, SEARCH),
    ],
    [
      'eks/interconnect-ranges-are-cidrs@networks[1].vpcCidrs[0]',
      mesh(SHOP, { name: 'a', vpcCidrs: ['10.2.0.1/16'] }),
      mesh(SHOP, { name: 'a', vpcCidrs: ['10.2.0.0/16'] }),
    ],
    ['eks/interconnect-ranges-are-cidrs@summary[0]', gateway('ten'), gateway('10.0.0.0/8')],
    [
      'eks/interconnect-ranges-are-apart@networks[1].vpcCidrs[0]',
      mesh(SHOP, { name: 'a', vpcCidrs: ['10.1.128.0/17'] }),
      mesh(SHOP, { name: 'a', vpcCidrs: ['10.2.128.0/17'] }),
    ],
    [
      'eks/interconnect-ranges-are-apart@networks[1].podCidrs[0]',
      mesh(SHOP, { ...SEARCH, podCidrs: ['10.1.0.0/17'] }),
      mesh(SHOP, { ...SEARCH, podCidrs: ['10.3.0.0/17'] }),
    ],
    [
      'eks/interconnect-ranges-are-apart@networks[1].serviceCidrs[0]',
      mesh(SHOP, { ...SEARCH, serviceCidrs: ['10.2.0.0/20'] }),
      mesh(SHOP, { ...SEARCH, serviceCidrs: ['10.1.0.0/20'] }),
    ],
    [
      'eks/interconnect-services-hide-nothing@networks[1].serviceCidrs[0]',
      mesh(SHOP, { ...SEARCH, serviceCidrs: ['10.1.0.0/20'] }),
      mesh(SHOP, SEARCH),
    ],
    [
      'eks/interconnect-services-hide-nothing@networks[1].serviceCidrs[0]',
      mesh(SHOP, { ...SEARCH, serviceCidrs: ['172.20.0.0/16'] }),
      mesh(SHOP, SEARCH),
    ],
    ['eks/interconnect-peerings-are-possible@networks', mesh(...networks(127)), mesh(...networks(126))],
    ['eks/interconnect-peerings-keep-to-the-quota@networks', mesh(...networks(52)), mesh(...networks(51))],
    ['eks/interconnect-peerings-keep-to-the-quota@networks', mesh(...networks(126)), mesh(...networks(127))],
    [
      'eks/interconnect-peerings-keep-to-the-quota@networks',
      mesh(...networks(52)),
      { kind: 'transit-gateway', networks: networks(52) },
    ],
    ['eks/interconnect-routes-keep-to-the-quota@networks', mesh(...networks(51)), mesh(...networks(50))],
    ['eks/interconnect-summary-covers-all@networks[1].vpcCidrs[0]', gateway('10.1.0.0/16'), gateway('10.0.0.0/8')],
    [
      'input/out-of-range@cost.crossZoneGb',
      { kind: 'peering', networks: [SHOP, SEARCH], cost: { crossZoneGb: -1, crossZonePerGb: 0 } },
      { kind: 'peering', networks: [SHOP, SEARCH], cost: { crossZoneGb: 0, crossZonePerGb: 0 } },
    ],
  ])('%s', (id, fails, passes) => {
    expect(found(fails)).toContain(id);
    expect(found(passes).filter((one) => one.startsWith(id.split('@')[0] ?? id))).toEqual([]);
  });

  test('every rule has a case', () => {
    expect(Object.keys(EKS_INTERCONNECT_CASES).sort()).toEqual(INTERCONNECT_RULES.map(({ id }) => id).sort());
  });

  test('severities: what AWS refuses, and what it warns of', () => {
    expect(INTERCONNECT_RULES.filter(({ severity }) => severity === 'warning').map(({ id }) => id)).toEqual([
      'eks/interconnect-services-hide-nothing',
      'eks/interconnect-peerings-keep-to-the-quota',
      'eks/interconnect-routes-keep-to-the-quota',
    ]);
  });

  test('all are thrown at once', () => {
    const thrown = findingsOf(() => planInterconnect(mesh(SHOP, { ...SHOP, serviceCidrs: [] })));
    expect(thrown.map(({ path }) => path)).toEqual(['networks[1].name', 'networks[1].vpcCidrs[0]']);
  });

  test('ranges that are known later are looked at later', () => {
    const late = new (class Late {})();
    const { plan, findings } = inspectInterconnect<string | object>({
      kind: 'peering',
      networks: [SHOP, { name: 'late', vpcCidrs: [late] }],
    });
    expect(findings).toEqual([]);
    const atLast = (plan?.deferred ?? []).flatMap(({ values, check }) =>
      check(values.map((value) => (typeof value === 'string' ? value : '10.1.0.0/16'))),
    );
    expect(atLast.map(brief)).toEqual(['eks/interconnect-ranges-are-apart@networks[1].vpcCidrs[0]']);
  });
});

describe('NAT', () => {
  const NAT: NatCost = {
    nat: 'zone',
    zones: 4,
    processedGb: 1000,
    gatewayPerHour: 0.5,
    processedPerGb: 0.25,
    crossZonePerGb: 0.125,
  };

  test('one for each zone costs their hours', () => {
    expect(natMonthlyCost(NAT)).toEqual({ hours: 1460, processed: 250, crossZone: 0, total: 1710 });
  });

  test('a single one costs the way from other zones', () => {
    expect(natMonthlyCost({ ...NAT, nat: 'single' })).toEqual({
      hours: 365,
      processed: 250,
      crossZone: 93.75,
      total: 708.75,
    });
  });

  test('no zones and no amounts are refused', () => {
    const pathsOf = (wrong: Partial<NatCost>): readonly string[] =>
      findingsOf(() => natMonthlyCost({ ...NAT, ...wrong })).map(({ path }) => path);
    expect(pathsOf({ gatewayPerHour: Number.NaN })).toEqual(['gatewayPerHour']);
    expect([...pathsOf({ zones: 0, processedGb: -1 })].sort()).toEqual(['processedGb', 'zones']);
  });
});
