import { type AddressPlanOptions, inspectAddressPlan } from '../../lib/clusters/eks/address-plan';
import { type InterconnectedNetwork, inspectInterconnect } from '../../lib/clusters/eks/interconnect';
import type { Finding } from '../../lib/core/finding';
import type { RuleCases } from './cases';

const plan = (options: Partial<AddressPlanOptions>): readonly Finding[] =>
  inspectAddressPlan({
    vpcCidrs: ['10.0.0.0/16'],
    zones: 3,
    nodesPerZone: 10,
    podsPerNode: 29,
    pods: { kind: 'node-subnets', instanceType: 'm7g.large' },
    ...options,
  }).findings;

/** Rules about the subnets of a cluster. */
export const EKS_ADDRESS_PLAN_CASES: RuleCases = {
  'eks/plan-has-room-for-its-zones': {
    fails: () => plan({ roomForZones: 2 }),
    at: 'roomForZones',
    passes: () => plan({ roomForZones: 3 }),
  },
  'eks/plan-instance-type-is-known': {
    fails: () => plan({ pods: { kind: 'node-subnets', instanceType: 'm99g.large' } }),
    at: 'pods.instanceType',
    passes: () => plan({ pods: { kind: 'node-subnets', instanceType: { enis: 3, ipv4PerEni: 10 } } }),
  },
  'eks/plan-pods-fit-the-node': {
    fails: () => plan({ podsPerNode: 30 }),
    at: 'podsPerNode',
    passes: () => plan({ podsPerNode: 29 }),
  },
  'eks/plan-ranges-suit-a-vpc': {
    fails: () => plan({ vpcCidrs: ['10.0.0.0/15'] }),
    at: 'vpcCidrs[0]',
    passes: () => plan({ vpcCidrs: ['10.0.0.0/16'] }),
  },
  'eks/plan-ranges-are-apart': {
    fails: () => plan({ vpcCidrs: ['10.0.0.0/16', '10.0.128.0/17'] }),
    at: 'vpcCidrs[1]',
    passes: () => plan({ vpcCidrs: ['10.0.0.0/16', '10.1.128.0/17'] }),
  },
  'eks/plan-subnets-fit': {
    fails: () => plan({ vpcCidrs: ['10.0.0.0/22'] }),
    at: 'vpcCidrs',
    passes: () => plan({ vpcCidrs: ['10.0.0.0/21'] }),
  },
  'eks/plan-ranges-keep-to-the-quota': {
    fails: () => plan({ vpcCidrs: [0, 1, 2, 3, 4, 5].map((n) => `10.${n}.0.0/18`) }),
    at: 'vpcCidrs',
    passes: () => plan({ vpcCidrs: [0, 1, 2, 3, 4].map((n) => `10.${n}.0.0/18`) }),
  },
};

const SHOP: InterconnectedNetwork = { name: 'shop', vpcCidrs: ['10.1.0.0/16'], serviceCidrs: ['172.20.0.0/16'] };

const beside = (network: Partial<InterconnectedNetwork>): readonly Finding[] =>
  inspectInterconnect({
    kind: 'peering',
    networks: [SHOP, { name: 'search', vpcCidrs: ['10.2.0.0/16'], serviceCidrs: ['172.21.0.0/16'], ...network }],
  }).findings;

const mesh = (count: number): readonly Finding[] =>
  inspectInterconnect({
    kind: 'peering',
    networks: Array.from({ length: count }, (_, n) => ({ name: `n${n}`, vpcCidrs: [`10.${n}.0.0/16`] })),
  }).findings;

const summarised = (...summary: readonly string[]): readonly Finding[] =>
  inspectInterconnect({
    kind: 'transit-gateway',
    networks: [SHOP, { name: 'search', vpcCidrs: ['10.2.0.0/16'] }],
    summary,
  }).findings;

/** Rules about networks that reach each other. */
export const EKS_INTERCONNECT_CASES: RuleCases = {
  'eks/interconnect-joins-networks': {
    fails: () => beside({ name: 'shop' }),
    at: 'networks[1].name',
    passes: () => beside({}),
  },
  'eks/interconnect-ranges-are-cidrs': {
    fails: () => beside({ vpcCidrs: ['10.2.0.1/16'] }),
    at: 'networks[1].vpcCidrs[0]',
    passes: () => beside({ vpcCidrs: ['10.2.0.0/16'] }),
  },
  'eks/interconnect-ranges-are-apart': {
    fails: () => beside({ vpcCidrs: ['10.1.128.0/17'] }),
    at: 'networks[1].vpcCidrs[0]',
    passes: () => beside({ vpcCidrs: ['10.2.128.0/17'] }),
  },
  'eks/interconnect-services-hide-nothing': {
    fails: () => beside({ serviceCidrs: ['172.20.0.0/16'] }),
    at: 'networks[1].serviceCidrs[0]',
    passes: () => beside({ serviceCidrs: ['172.21.0.0/16'] }),
  },
  'eks/interconnect-peerings-are-possible': {
    fails: () => mesh(127),
    at: 'networks',
    passes: () => mesh(126),
  },
  'eks/interconnect-peerings-keep-to-the-quota': {
    fails: () => mesh(52),
    at: 'networks',
    passes: () => mesh(51),
  },
  'eks/interconnect-routes-keep-to-the-quota': {
    fails: () => mesh(51),
    at: 'networks',
    passes: () => mesh(50),
  },
  'eks/interconnect-summary-covers-all': {
    fails: () => summarised('10.1.0.0/16'),
    at: 'networks[1].vpcCidrs[0]',
    passes: () => summarised('10.0.0.0/8'),
  },
};
