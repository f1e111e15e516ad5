import {
  AKS_ADDRESS_PLAN_RULES,
  type AksAddressPlanOptions,
  inspectAksAddressPlan,
  planAksAddresses,
} from '../../../lib/clusters/aks';
import { AKS_ADDRESS_PLAN_CASES } from '../../rules/aks-address-plan-cases';
import { brief, findingsOf } from '../../support/findings';

const BASE: AksAddressPlanOptions = { vnetCidrs: ['10.20.0.0/16'], nodes: 100, pods: { kind: 'overlay' } };

const found = (options: Partial<AksAddressPlanOptions>): readonly string[] =>
  inspectAksAddressPlan({ ...BASE, ...options }).findings.map(brief);

describe('plans', () => {
  test('an overlay takes a /24 for each node outside of the VNet, and an address in it', () => {
    // 150 nodes and 15 during an upgrade; 8 load balancers and 5 that Azure keeps.
    expect(planAksAddresses(BASE)).toEqual({
      nodeSubnet: { cidr: '10.20.0.0/24', needed: 165 + 13, usable: 251 },
      podRange: { cidr: '100.64.0.0/16', needed: 165 * 256, usable: 65_536 },
      serviceRange: { cidr: '100.65.0.0/19', needed: 4098, usable: 8192 },
      dnsServiceIp: '100.65.0.10',
      findings: [],
    });
  });

  test('pods that share the subnet of nodes', () => {
    const { nodeSubnet, ...rest } = planAksAddresses({ ...BASE, pods: { kind: 'node-subnet' } });
    expect(nodeSubnet).toEqual({ cidr: '10.20.0.0/19', needed: 165 * 31 + 13, usable: 8187 });
    expect(rest).not.toHaveProperty('podRange');
    expect(rest).not.toHaveProperty('podSubnet');
  });

  test.each([
    ['dynamic', 165 * 128 + 5],
    ['static-block', 165 * 112 + 5],
  ] as const)('pods in a subnet of their own: %s', (allocation, needed) => {
    const { podSubnet, nodeSubnet } = planAksAddresses({ ...BASE, pods: { kind: 'pod-subnet', allocation } });
    expect(podSubnet).toEqual({ cidr: '10.20.0.0/17', needed, usable: 32_763 });
    expect(nodeSubnet.cidr).toBe('10.20.128.0/24');
  });

  test('growth, upgrades and load balancers are said', () => {
    const options = { ...BASE, growth: 1, surgeNodes: 0, loadBalancers: 0, services: 16 };
    expect(planAksAddresses(options)).toMatchObject({
      nodeSubnet: { needed: 105 },
      podRange: { needed: 100 * 256 },
      serviceRange: { needed: 18, cidr: '100.64.128.0/27' },
    });
  });

  test('one node takes the smallest subnet that Azure has', () => {
    const { nodeSubnet } = planAksAddresses({ ...BASE, nodes: 1, growth: 1, surgeNodes: 0, loadBalancers: 0 });
    expect(nodeSubnet).toEqual({ cidr: '10.20.0.0/29', needed: 6, usable: 3 });
  });
});

describe('findings', () => {
  test.each<[string, Partial<AksAddressPlanOptions>, Partial<AksAddressPlanOptions>]>([
    ['input/out-of-range@nodes', { nodes: 5001 }, { nodes: 100 }],
    ['input/out-of-range@maxPodsPerNode', { maxPodsPerNode: 9 }, { maxPodsPerNode: 10 }],
    ['aks/plan-ranges-are-ipv4@vnetCidrs', { vnetCidrs: [] }, {}],
    ['aks/plan-ranges-are-ipv4@clusterRanges', { clusterRanges: [] }, {}],
    ['aks/plan-ranges-are-ipv4@vnetCidrs[0]', { vnetCidrs: ['10.20.0.1/16'] }, {}],
    ['aks/plan-ranges-are-apart@vnetCidrs[1]', { vnetCidrs: ['10.20.0.0/16', '10.20.1.0/24'] }, {}],
    ['aks/plan-ranges-are-free@vnetCidrs[0]', { vnetCidrs: ['172.30.0.0/24'] }, { vnetCidrs: ['172.29.0.0/24'] }],
    [
      'aks/plan-fits@clusterRanges',
      { clusterRanges: ['10.64.0.0/16'] },
      { clusterRanges: ['10.64.0.0/16', '10.96.0.0/19'] },
    ],
    [
      'aks/plan-pod-subnet-is-possible@pods.allocation',
      {
        vnetCidrs: ['10.0.0.0/8'],
        nodes: 5000,
        maxPodsPerNode: 250,
        pods: { kind: 'pod-subnet', allocation: 'static-block' },
      },
      {
        vnetCidrs: ['10.0.0.0/8'],
        nodes: 2000,
        maxPodsPerNode: 250,
        pods: { kind: 'pod-subnet', allocation: 'static-block' },
      },
    ],
  ])('%s', (id, fails, passes) => {
    expect(found(fails)).toContain(id);
    expect(found(passes)).toEqual([]);
  });

  test('every rule has a case', () => {
    expect(Object.keys(AKS_ADDRESS_PLAN_CASES).sort()).toEqual(AKS_ADDRESS_PLAN_RULES.map(({ id }) => id).sort());
  });

  test('all are thrown at once', () => {
    const thrown = findingsOf(() => planAksAddresses({ ...BASE, growth: 0, vnetCidrs: ['10.20.0.0'] }));
    expect(thrown.map(({ path }) => path)).toEqual(['growth', 'vnetCidrs[0]']);
  });
});
