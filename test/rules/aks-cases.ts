import { aksWith, existing, inMode, SYSTEM, subnet, withPodSubnet, withPool } from './aks-found';
import { AKS_MODE_CASES } from './aks-mode-cases';
import { AKS_NODE_POOL_CASES } from './aks-node-pool-cases';
import type { RuleCases } from './cases';

const LONG = 'a-name-that-is-longer-than-thirty-two';
const DYNAMIC = { mode: 'pod-subnet', allocation: 'dynamic' } as const;
const STATIC = { mode: 'pod-subnet', allocation: 'static-block' } as const;

/** Service ranges far from what tests have in 10.0.0.0/8. */
const APART = { serviceRange: '172.16.0.0/16' } as const;

/** Rules about AKS clusters: first the cluster and its network, then networking modes, then node pools. */
export const AKS_CASES: RuleCases = {
  'aks/name-fits-observability': {
    fails: () => aksWith({ name: LONG, advancedNetworking: {} }),
    at: 'cluster.name',
    passes: () =>
      aksWith({ name: LONG, advancedNetworking: { observability: false, advancedNetworkPolicies: 'FQDN' } }),
  },
  'aks/features-suit-kubernetes': {
    fails: () => aksWith({ kubernetes: '1.32', advancedNetworking: { accelerationMode: 'BpfVeth' } }),
    at: 'cluster.advancedNetworking.accelerationMode',
    passes: () => aksWith({ kubernetes: '1.33', advancedNetworking: { accelerationMode: 'BpfVeth' } }),
  },
  'aks/nodes-are-few-enough': {
    fails: () =>
      inMode(
        { mode: 'kubenet', migratingFrom: true, podRange: '172.16.0.0/13' },
        { nodePools: [{ ...SYSTEM, nodes: 401 }] },
      ),
    at: 'cluster.nodePools',
    passes: () =>
      inMode(
        { mode: 'kubenet', migratingFrom: true, podRange: '172.16.0.0/13' },
        { nodePools: [{ ...SYSTEM, nodes: 400 }] },
      ),
  },
  'aks/ranges-are-not-reserved': {
    fails: () => aksWith({ serviceRange: '172.16.0.0/12' }),
    at: 'cluster.serviceRange',
    passes: () => aksWith({ serviceRange: '172.16.0.0/13' }),
  },
  'aks/service-range-is-small': {
    fails: () => aksWith({ kubernetes: '1.35', serviceRange: '10.16.0.0/12' }),
    at: 'cluster.serviceRange',
    passes: () => aksWith({ serviceRange: '10.16.0.0/13' }),
  },
  'aks/dns-address-is-of-services': {
    fails: () => aksWith({ serviceRange: '10.16.0.0/16', dnsServiceIp: '10.16.0.1' }),
    at: 'cluster.dnsServiceIp',
    passes: () => aksWith({ serviceRange: '10.16.0.0/29', dnsServiceIp: '10.16.0.2' }),
  },
  'aks/pod-range-is-private': {
    fails: () => inMode({ mode: 'overlay', podRange: '53.0.0.0/16' }),
    at: 'cluster.networking.podRange',
    passes: () => inMode({ mode: 'overlay', podRange: '100.64.0.0/16' }),
  },
  'aks/pod-range-holds-nodes': {
    fails: () => withPool({ nodes: { min: 1, max: 231 } }),
    at: 'cluster.networking.podRange',
    passes: () => withPool({ nodes: { min: 1, max: 229 } }),
  },
  'aks/pod-subnet-is-there': {
    fails: () => inMode(DYNAMIC),
    at: 'cluster.vnet',
    passes: () => inMode(DYNAMIC, { vnet: { kind: 'new' } }),
  },
  'aks/pod-subnet-is-used': {
    fails: () => aksWith({ vnet: withPodSubnet('10.2.0.0/16'), ...APART, networking: { mode: 'node-subnet' } }),
    at: 'cluster.vnet.podSubnet',
    passes: () => aksWith({ vnet: withPodSubnet('10.2.0.0/16'), ...APART, networking: DYNAMIC }),
  },
  'aks/subnets-lie-in-the-vnet': {
    fails: () => aksWith({ vnet: existing({ nodeSubnet: subnet('nodes', { cidr: '10.2.0.0/22' }) }) }),
    at: 'cluster.vnet.nodeSubnet.cidr',
    passes: () => aksWith({ vnet: existing() }),
  },
  'aks/subnet-is-a-resource-id': {
    fails: () => aksWith({ vnet: existing({ nodeSubnet: { id: 'hub/nodes' } }) }),
    at: 'cluster.vnet.nodeSubnet.id',
    passes: () => aksWith({ vnet: existing({ nodeSubnet: subnet('nodes') }) }),
  },
  'aks/overlay-names-are-labels': {
    fails: () => aksWith({ vnet: existing({ nodeSubnet: subnet('n'.repeat(64)) }) }),
    at: 'cluster.vnet.nodeSubnet.id',
    passes: () => inMode({ mode: 'node-subnet' }, { vnet: existing({ nodeSubnet: subnet('n'.repeat(64)) }) }),
  },
  'aks/dual-stack-vnet': {
    fails: () => inMode({ mode: 'overlay-cilium', ipv6: {} }, { vnet: existing() }),
    at: 'cluster.vnet.cidrs',
    passes: () =>
      inMode({ mode: 'overlay-cilium', ipv6: {} }, { vnet: existing({ cidrs: ['10.1.0.0/16', 'fd00:1::/48'] }) }),
  },
  'aks/node-subnet-holds-nodes': {
    // 3 + 1 nodes of 31 addresses, and 5 that Azure keeps.
    fails: () =>
      inMode({ mode: 'node-subnet' }, { vnet: existing({ nodeSubnet: subnet('nodes', { cidr: '10.1.0.0/25' }) }) }),
    at: 'cluster.vnet.nodeSubnet.cidr',
    passes: () =>
      inMode({ mode: 'node-subnet' }, { vnet: existing({ nodeSubnet: subnet('nodes', { cidr: '10.1.0.0/24' }) }) }),
  },
  'aks/pod-subnet-holds-pods': {
    // 4 nodes of 8 batches, and 5 that Azure keeps.
    fails: () => inMode(DYNAMIC, { vnet: withPodSubnet('10.2.0.0/23'), ...APART }),
    at: 'cluster.vnet.podSubnet.cidr',
    passes: () => inMode(DYNAMIC, { vnet: withPodSubnet('10.2.0.0/22'), ...APART }),
  },
  'aks/dynamic-addresses-are-few': {
    fails: () =>
      inMode(DYNAMIC, { vnet: withPodSubnet('10.128.0.0/12'), ...APART, nodePools: [{ ...SYSTEM, nodes: 500 }] }),
    at: 'cluster.networking.allocation',
    passes: () =>
      inMode(STATIC, { vnet: withPodSubnet('10.128.0.0/12'), ...APART, nodePools: [{ ...SYSTEM, nodes: 500 }] }),
  },
  'aks/static-blocks-fit-a-subnet': {
    fails: () => inMode(STATIC, { vnet: withPodSubnet('10.128.0.0/11'), ...APART }),
    at: 'cluster.vnet.podSubnet.cidr',
    passes: () => inMode(STATIC, { vnet: withPodSubnet('10.128.0.0/12'), ...APART }),
  },
  'aks/static-blocks-are-full': {
    fails: () => inMode(STATIC, { vnet: { kind: 'new' }, nodePools: [{ ...SYSTEM, maxPods: 32 }] }),
    at: 'cluster.nodePools[0].maxPods',
    passes: () => inMode(STATIC, { vnet: { kind: 'new' }, nodePools: [{ ...SYSTEM, maxPods: 31 }] }),
  },
  'aks/outbound-suits-the-vnet': {
    fails: () => aksWith({ outboundType: 'managedNATGateway', vnet: { kind: 'new' } }),
    at: 'cluster.outboundType',
    passes: () => aksWith({ outboundType: 'userAssignedNATGateway', vnet: { kind: 'new' } }),
  },
  'aks/subnet-leads-out': {
    fails: () =>
      aksWith({
        outboundType: 'userDefinedRouting',
        vnet: existing({ nodeSubnet: subnet('nodes', { egress: 'nat-gateway' }) }),
      }),
    at: 'cluster.vnet.nodeSubnet.egress',
    passes: () =>
      aksWith({
        outboundType: 'userDefinedRouting',
        vnet: existing({ nodeSubnet: subnet('nodes', { egress: 'default-route' }) }),
      }),
  },
  'aks/none-is-isolated': {
    fails: () => aksWith({ outboundType: 'none' }),
    at: 'cluster.outboundType',
    passes: () => aksWith({ outboundType: 'managedNATGateway' }),
  },
  'aks/byo-reaches-the-internet': {
    fails: () => inMode({ mode: 'byo' }, { outboundType: 'none' }),
    at: 'cluster.outboundType',
    passes: () => inMode({ mode: 'byo' }, { outboundType: 'managedNATGateway' }),
  },
  'aks/dual-stack-leaves-by-both': {
    fails: () => inMode({ mode: 'overlay-cilium', ipv6: {} }, { outboundType: 'managedNATGateway' }),
    at: 'cluster.outboundType',
    passes: () => inMode({ mode: 'overlay-cilium', ipv6: {} }, { outboundType: 'loadBalancer' }),
  },
  ...AKS_MODE_CASES,
  ...AKS_NODE_POOL_CASES,
};
