import { type GkeAddressPlanOptions, inspectGkeAddressPlan, planGkeAddresses } from '../../../lib/clusters/gke';
import { GKE_ADDRESS_PLAN_RULES } from '../../../lib/clusters/gke/address-plan/rules';
import { GKE_ADDRESS_PLAN_CASES } from '../../rules/gke-address-plan-cases';
import { gke } from '../../support/clusters';
import { brief, findingsOf } from '../../support/findings';

const BASE: GkeAddressPlanOptions = { ranges: ['10.0.0.0/14'], nodes: 100 };

const found = (options: Partial<GkeAddressPlanOptions>): readonly string[] =>
  inspectGkeAddressPlan({ ...BASE, ...options }).findings.map(brief);

describe('plans', () => {
  test('nodes, pods and Services, larger ranges first', () => {
    // 150 nodes and 3 of upgrades with /24 each; 8 load balancers and 4 addresses that Google keeps.
    expect(planGkeAddresses(BASE)).toEqual({
      podRange: { cidr: '10.0.0.0/16', needed: 153 * 256, usable: 65_536 },
      serviceRange: { cidr: '10.1.0.0/20', needed: 4096, usable: 4096 },
      nodeRange: { cidr: '10.1.16.0/24', needed: 153 + 8 + 4, usable: 252 },
      findings: [],
    });
  });

  test('proxies of regional Gateways, if asked', () => {
    expect(planGkeAddresses({ ...BASE, proxies: true }).proxyOnlyRange?.cidr).toBe('10.1.16.0/23');
  });

  test('pods in ranges of their own', () => {
    const { podRange, serviceRange } = planGkeAddresses({ ...BASE, podRanges: ['100.64.0.0/10'] });
    expect([podRange.cidr, serviceRange.cidr]).toEqual(['100.64.0.0/16', '10.0.0.0/20']);
  });

  test.each<[Partial<GkeAddressPlanOptions>, number]>([
    [{ maxPodsPerNode: 48 }, 153 * 128],
    [{ maxPodsPerNode: 48, podRangeOverprovision: false }, 153 * 64],
    [{ growth: 1 }, 103 * 256],
    [{ surgeNodes: 100 }, 250 * 256],
  ])('%j', (options, needed) => {
    expect(planGkeAddresses({ ...BASE, ...options }).podRange.needed).toBe(needed);
  });

  test('a network of no size at all has the smallest subnet there is', () => {
    const least = { ...BASE, nodes: 1, growth: 1, surgeNodes: 0, loadBalancers: 0 };
    expect(planGkeAddresses(least).nodeRange).toMatchObject({ cidr: expect.stringMatching(/\/29$/), usable: 4 });
  });

  test('a cluster of a plan has nothing against it', () => {
    const { nodeRange, podRange, serviceRange } = planGkeAddresses({ ...BASE, growth: 1, surgeNodes: 1 });
    const cluster = gke('dataplane-v2', {
      location: 'europe-west3-a',
      vpc: { kind: 'new', nodeRange: nodeRange.cidr, podRange: podRange.cidr, serviceRange: serviceRange.cidr },
      nodePools: [{ name: 'apps', machineType: 'e2-standard-4', nodes: BASE.nodes }],
    });
    expect(cluster.remarks?.findings).toEqual([]);
  });
});

describe('findings', () => {
  test.each<[string, Partial<GkeAddressPlanOptions>, Partial<GkeAddressPlanOptions>]>([
    ['input/out-of-range@maxPodsPerNode', { maxPodsPerNode: 7 }, { maxPodsPerNode: 8 }],
    ['input/out-of-range@nodes', { nodes: 0 }, { nodes: 1 }],
    ['gke/plan-ranges-are-ipv4@ranges', { ranges: [] }, {}],
    ['gke/plan-ranges-are-ipv4@podRanges', { podRanges: [] }, { podRanges: ['100.64.0.0/10'] }],
    ['gke/plan-ranges-are-ipv4@ranges[0]', { ranges: ['10.0.0.1/14'] }, {}],
    ['gke/plan-ranges-are-ipv4@ranges[1]', { ranges: ['10.0.0.0/14', 'fd00::/56'] }, {}],
    ['gke/plan-ranges-are-apart@ranges[1]', { ranges: ['10.0.0.0/14', '10.1.0.0/16'] }, {}],
    ['gke/plan-fits@ranges', { ranges: ['10.0.0.0/16'] }, { ranges: ['10.0.0.0/16', '10.1.0.0/19'] }],
    ['gke/plan-fits@podRanges', { podRanges: ['100.64.0.0/17'] }, { podRanges: ['100.64.0.0/16'] }],
  ])('%s', (id, fails, passes) => {
    expect(found(fails)).toContain(id);
    expect(found(passes)).toEqual([]);
  });

  test('every rule has a case', () => {
    expect(Object.keys(GKE_ADDRESS_PLAN_CASES).sort()).toEqual(GKE_ADDRESS_PLAN_RULES.map(({ id }) => id).sort());
  });

  test('all are thrown at once', () => {
    const thrown = findingsOf(() => planGkeAddresses({ ...BASE, ranges: ['fd00::/56'], podRanges: ['10.0.0.0/24'] }));
    expect(thrown.map(brief)).toEqual(['gke/plan-ranges-are-ipv4@ranges[0]', 'gke/plan-fits@podRanges']);
  });
});
