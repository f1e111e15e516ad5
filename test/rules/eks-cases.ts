import type { RuleCases } from './cases';
import { eksWith, given, inMode, subnets } from './eks-found';
import { EKS_MODE_CASES } from './eks-mode-cases';
import { EKS_NODE_POOL_CASES } from './eks-node-pool-cases';

const LONG = 'a-name-that-is-longer-than-thirty-two';

/** Rules about EKS clusters: first what AWS itself settles, then networking modes, then node pools. */
export const EKS_CASES: RuleCases = {
  'eks/name-fits-cilium': {
    fails: () => inMode({ mode: 'cilium-eni' }, { name: LONG }),
    at: 'cluster.name',
    passes: () => inMode({ mode: 'vpc-cni' }, { name: LONG }),
  },
  'eks/kubernetes-is-a-minor': {
    fails: () => eksWith({ kubernetes: '1.35.2' }),
    at: 'cluster.kubernetes',
    passes: () => eksWith({ kubernetes: '1.35' }),
  },
  'eks/service-range-is-private': {
    fails: () => eksWith({ serviceRange: '100.64.0.0/16' }),
    at: 'cluster.serviceRange',
    passes: () => eksWith({ serviceRange: '192.168.4.0/24' }),
  },
  'eks/endpoint-is-reachable': {
    fails: () => eksWith({ endpointAccess: { private: false, public: false } }),
    at: 'cluster.endpointAccess',
    passes: () => eksWith({ endpointAccess: { private: true, public: false } }),
  },
  'eks/private-endpoint-has-a-way-in': {
    fails: () => eksWith({ endpointAccess: { public: false } }),
    at: 'cluster.endpointAccess.public',
    passes: () => eksWith({ endpointAccess: { public: ['203.0.113.7/32'] } }),
  },
  'eks/public-ranges-are-given': {
    fails: () => eksWith({ endpointAccess: { public: [] } }),
    at: 'cluster.endpointAccess.public',
    passes: () => eksWith({ endpointAccess: { public: ['0.0.0.0/0'] } }),
  },
  'eks/public-ranges-are-public': {
    fails: () => eksWith({ endpointAccess: { public: ['203.0.113.7/32', '10.1.0.0/16'] } }),
    at: 'cluster.endpointAccess.public[1]',
    passes: () => eksWith({ endpointAccess: { public: ['203.0.113.7/32', '198.51.100.0/24'] } }),
  },
  'eks/nodes-reach-the-api-server': {
    fails: () => eksWith({ endpointAccess: { private: false, public: ['203.0.113.7/32'] } }),
    at: 'cluster.endpointAccess.private',
    passes: () => eksWith({ endpointAccess: { private: false, public: ['203.0.113.7/32', '0.0.0.0/0'] } }),
  },
  'eks/public-ranges-let-nodes-in': {
    fails: () => eksWith({ vpc: given(), endpointAccess: { private: false, public: ['203.0.113.7/32'] } }),
    at: 'cluster.endpointAccess.private',
    passes: () => eksWith({ vpc: given(), endpointAccess: { private: false } }),
  },
  'eks/vpc-range-size': {
    fails: () => eksWith({ vpc: { kind: 'new', secondaryCidrs: ['100.64.0.0/10'] } }),
    at: 'cluster.vpc.secondaryCidrs[0]',
    passes: () => eksWith({ vpc: { kind: 'new', cidr: '10.0.0.0/20', secondaryCidrs: ['100.64.0.0/16'] } }),
  },
  'eks/secondary-ranges-go-with-the-primary': {
    fails: () => eksWith({ vpc: { kind: 'new', secondaryCidrs: ['100.64.0.0/16', '192.168.0.0/16'] } }),
    at: 'cluster.vpc.secondaryCidrs[1]',
    passes: () => eksWith({ vpc: { kind: 'new', secondaryCidrs: ['100.64.0.0/16', '10.1.0.0/16'] } }),
  },
  'eks/nat-none-has-endpoints': {
    fails: () => eksWith({ vpc: { kind: 'new', nat: 'none' } }),
    at: 'cluster.vpc.nat',
    passes: () => eksWith({ vpc: { kind: 'new', nat: 'single' } }),
  },
  'eks/owner-is-an-account': {
    fails: () => eksWith({ vpc: { ...given(), kind: 'shared', ownerAccountId: '1111-2222-3333' } }),
    at: 'cluster.vpc.ownerAccountId',
    passes: () => eksWith({ vpc: { ...given(), kind: 'shared', ownerAccountId: '011122223333' } }),
  },
  'eks/two-zones': {
    fails: () => eksWith({ vpc: given({ subnets: subnets().slice(0, 1) }) }),
    at: 'cluster.vpc.subnets',
    passes: () => eksWith({ vpc: given({ subnets: subnets().slice(0, 2) }) }),
  },
  'eks/zone-takes-control-planes': {
    fails: () => eksWith({ vpc: given({ subnets: subnets({ zoneId: 'use1-az3' }) }) }),
    at: 'cluster.vpc.subnets[0].zoneId',
    passes: () => eksWith({ vpc: given({ subnets: subnets({ zoneId: 'use1-az4' }) }) }),
  },
  'eks/zones-are-well-formed': {
    fails: () => eksWith({ vpc: { kind: 'new', zones: ['eu-central-1a', 'euc1-az2'] } }),
    at: 'cluster.vpc.zones[1]',
    passes: () => eksWith({ vpc: { kind: 'new', zones: ['us-gov-west-1a', 'us-gov-west-1b'] } }),
  },
  'eks/zones-are-of-one-region': {
    fails: () => eksWith({ vpc: { kind: 'new', zones: ['eu-central-1a', 'eu-west-1b'] } }),
    at: 'cluster.vpc.zones[1]',
    passes: () => eksWith({ vpc: { kind: 'new', zones: ['eu-central-1a', 'eu-central-1b'] } }),
  },
  'eks/zones-are-named-once': {
    fails: () => eksWith({ vpc: { kind: 'new', zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1a'] } }),
    at: 'cluster.vpc.zones[2]',
    passes: () => eksWith({ vpc: { kind: 'new', zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] } }),
  },
  'eks/subnets-are-distinct': {
    fails: () => eksWith({ vpc: given({ subnets: subnets({ cidr: '10.0.0.0/19' }) }) }),
    at: 'cluster.vpc.subnets[1].cidr',
    passes: () => eksWith({ vpc: given() }),
  },
  'eks/subnets-lie-in-the-vpc': {
    fails: () => eksWith({ vpc: given({ subnets: subnets({ cidr: '100.64.0.0/20' }) }) }),
    at: 'cluster.vpc.subnets[0].cidr',
    passes: () =>
      eksWith({ vpc: given({ subnets: subnets({ cidr: '100.64.0.0/20' }), cidrs: ['10.0.0.0/16', '100.64.0.0/16'] }) }),
  },
  'eks/subnets-leave-room-for-eks': {
    fails: () => eksWith({ vpc: given({ subnets: subnets({ cidr: '10.0.0.0/28' }) }) }),
    at: 'cluster.vpc.subnets[0].cidr',
    passes: () => eksWith({ vpc: given({ subnets: subnets({ cidr: '10.0.0.0/27' }) }) }),
  },
  ...EKS_MODE_CASES,
  ...EKS_NODE_POOL_CASES,
};
