import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { aks, DUAL_STACK, eks, gke, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';

const NO_PROXY = kubeadm({ kubeProxy: 'none' });
const PREFIXES = eks({ mode: 'cilium-eni', prefixDelegation: true });
const ROUTES = { mode: 'native', autoDirectNodeRoutes: true } as const;

const cilium = (options: CiliumOptions, cluster: Cluster = NO_PROXY): readonly Finding[] =>
  inspectCilium(cluster, options).findings;

const pool = (ranges: readonly string[], blockPrefix?: number): CiliumOptions => ({
  ipam: { mode: 'cluster-pool', ipv4: { ranges, ...(blockPrefix !== undefined && { blockPrefix }) } },
});

/** Rules about where pod addresses come from, how they are hidden, and how they travel. */
export const CILIUM_ADDRESSES_CASES: RuleCases = {
  'cilium/addresses-are-its-own': {
    fails: () => cilium({ ipam: { mode: 'delegated-plugin' } }),
    at: 'ipam.mode',
    passes: () => cilium({ ipam: { mode: 'multi-pool' } }),
  },
  'cilium/aks-pools-are-read': {
    fails: () => cilium({ version: '1.18', ipam: { mode: 'multi-pool' } }, aks('byo')),
    at: 'ipam.mode',
    passes: () =>
      cilium(
        { version: '1.19', ipam: { mode: 'multi-pool' }, masquerade: { by: 'iptables', egressInterfaces: ['eth0'] } },
        aks('byo'),
      ),
  },
  'cilium/pool-ranges-are-ranges': {
    fails: () => cilium(pool(['10.10.0.0'])),
    at: 'ipam.ipv4.ranges[0]',
    passes: () => cilium(pool(['10.10.0.0/16'])),
  },
  'cilium/pool-family-is-used': {
    fails: () => cilium({ ipam: { mode: 'multi-pool', defaultPool: { ipv6: { ranges: ['fd00:1::/104'] } } } }),
    at: 'ipam.defaultPool.ipv6',
    passes: () =>
      cilium(
        { ipam: { mode: 'cluster-pool', ipv6: { ranges: ['fd00:1::/104'], blockPrefix: 120 } } },
        kubeadm({ kubeProxy: 'none', ...DUAL_STACK }),
      ),
  },
  'cilium/pool-shares-no-address': {
    fails: () => cilium(pool(['10.96.0.0/16'])),
    at: 'ipam.ipv4.ranges[0]',
    passes: () => cilium(pool(['10.10.0.0/16', '10.11.0.0/16'])),
  },
  'cilium/pool-holds-blocks': {
    fails: () => cilium(pool(['10.10.0.0/24'], 26), sized(10, { kubeProxy: 'none' })),
    at: 'ipam.ipv4.ranges',
    passes: () => cilium(pool(['10.10.0.0/24', '10.10.1.0/24', '10.10.2.0/24'], 26), sized(10, { kubeProxy: 'none' })),
  },
  'cilium/aks-knows-the-pool': {
    fails: () => cilium(pool(['10.10.0.0/16']), aks({ mode: 'byo', podRange: '10.100.0.0/16' })),
    at: 'ipam.ipv4.ranges[0]',
    passes: () => cilium(pool(['10.100.0.0/16']), aks({ mode: 'byo', podRange: '10.100.0.0/16' })),
  },
  'cilium/multi-pool-masquerades-with-bpf': {
    fails: () => cilium({ ipam: { mode: 'multi-pool' }, masquerade: 'iptables' }),
    at: 'masquerade',
    passes: () => cilium({ ipam: { mode: 'multi-pool' }, masquerade: { by: 'iptables', egressInterfaces: ['eth+'] } }),
  },
  'cilium/eni-placement-is-read': {
    fails: () => cilium({ version: '1.18', eni: { subnetTags: { pods: 'yes' } } }, eks('cilium-eni')),
    at: 'eni.subnetTags',
    passes: () => cilium({ version: '1.18', eni: { releaseExcessIPs: false } }, eks('cilium-eni')),
  },
  'cilium/eni-needs-eni': {
    fails: () => cilium({ eni: { preAllocate: 4 } }, eks('cilium-overlay')),
    at: 'eni',
    passes: () => cilium({ eni: { preAllocate: 4 } }, eks('cilium-eni')),
  },
  'cilium/eni-amounts-fit': {
    fails: () => cilium({ eni: { minAllocate: 20, maxAllocate: 10 } }, eks('cilium-eni')),
    at: 'eni.minAllocate',
    passes: () => cilium({ eni: { minAllocate: 10, maxAllocate: 20 } }, eks('cilium-eni')),
  },
  'cilium/prefixes-and-proxies-need-encryption': {
    fails: () => cilium({ ingress: true }, PREFIXES),
    at: 'ingress',
    passes: () => cilium({ ingress: true, encryption: { type: 'wireguard' } }, PREFIXES),
  },
  'cilium/masquerades-some-family': {
    fails: () => cilium({ masquerade: { by: 'bpf', families: ['ipv6'] } }),
    at: 'masquerade.families',
    passes: () => cilium({ masquerade: { by: 'bpf', families: ['ipv4'] } }),
  },
  'cilium/bpf-masquerades-by-device': {
    fails: () => cilium({ values: { egressMasqueradeInterfaces: 'eth0' } }),
    at: 'values.egressMasqueradeInterfaces',
    passes: () => cilium({ masquerade: { by: 'iptables', egressInterfaces: ['eth0'] } }),
  },
  'cilium/non-masquerade-ranges-are-ranges': {
    fails: () => cilium({ masquerade: { by: 'bpf', ipMasqAgent: { nonMasqueradeCIDRs: ['10.0.0.1/8'] } } }),
    at: 'masquerade.ipMasqAgent.nonMasqueradeCIDRs[0]',
    passes: () => cilium({ masquerade: { by: 'bpf', ipMasqAgent: { nonMasqueradeCIDRs: ['10.0.0.0/8'] } } }),
  },
  'cilium/eni-pods-find-a-way-out': {
    fails: () => cilium({ masquerade: 'none' }, eks('cilium-eni')),
    at: 'masquerade',
    passes: () => cilium({}, eks('cilium-eni')),
  },
  'cilium/native-range-from-one-pool': {
    fails: () =>
      cilium({
        version: '1.20',
        ...pool(['10.10.0.0/16', '10.11.0.0/16']),
        routing: { ...ROUTES, nativeRoutingCIDRFromClusterPool: true },
      }),
    at: 'routing.nativeRoutingCIDRFromClusterPool',
    passes: () =>
      cilium({
        version: '1.20',
        ...pool(['10.10.0.0/16']),
        routing: { ...ROUTES, nativeRoutingCIDRFromClusterPool: true },
      }),
  },
  'cilium/underlay-is-a-family-of-nodes': {
    fails: () => cilium({ routing: { mode: 'tunnel', underlay: 'ipv6' } }),
    at: 'routing.underlay',
    passes: () => cilium({ routing: { mode: 'tunnel', underlay: 'ipv4' } }),
  },
  'cilium/source-ports-are-in-order': {
    fails: () => cilium({ routing: { mode: 'tunnel', sourcePortRange: { from: 4000, to: 3000 } } }),
    at: 'routing.sourcePortRange',
    passes: () => cilium({ routing: { mode: 'tunnel', sourcePortRange: { from: 3000, to: 4000 } } }),
  },
  'cilium/l2-announcements-need-its-services': {
    fails: () => cilium({ l2Announcements: { expectedServices: 5 } }, sized(3)),
    at: 'l2Announcements',
    passes: () => cilium({ l2Announcements: { expectedServices: 5 } }),
  },
  'cilium/lease-times-keep-apart': {
    fails: () => cilium({ l2Announcements: { expectedServices: 5, leaseRenewDeadline: '2s' } }),
    at: 'l2Announcements.leaseRetryPeriod',
    passes: () =>
      cilium({ l2Announcements: { expectedServices: 5, leaseRenewDeadline: '2s', leaseRetryPeriod: '1s' } }),
  },
  'cilium/leases-fit-the-rate-limit': {
    fails: () =>
      cilium({
        l2Announcements: { expectedServices: 100 },
        scale: { clientRateLimit: { agent: { qps: 20, burst: 40 } } },
      }),
    at: 'scale.clientRateLimit.agent.qps',
    passes: () =>
      cilium({
        l2Announcements: { expectedServices: 50 },
        scale: { clientRateLimit: { agent: { qps: 20, burst: 40 } } },
      }),
  },
  'cilium/one-default-for-services': {
    fails: () => cilium({ lbIpam: { defaultForServices: true }, nodeIpam: { defaultForServices: true } }),
    at: 'nodeIpam.defaultForServices',
    passes: () => cilium({ nodeIpam: { defaultForServices: true } }),
  },
  'cilium/cloud-gives-services-addresses': {
    fails: () => cilium({ lbIpam: { defaultForServices: true } }, gke('cilium')),
    at: 'lbIpam.defaultForServices',
    passes: () => cilium({ lbIpam: { defaultForServices: false } }, gke('cilium')),
  },
  'cilium/router-ids-are-ipv4': {
    fails: () => cilium({ bgp: { routerIDAllocation: { mode: 'ip-pool', ipPool: 'fd00::/120' } } }),
    at: 'bgp.routerIDAllocation.ipPool',
    passes: () => cilium({ bgp: { routerIDAllocation: { mode: 'ip-pool', ipPool: '198.51.100.0/24' } } }),
  },
  'cilium/egress-gateway-has-what-it-needs': {
    fails: () => cilium({ egressGateway: true, masquerade: 'iptables' }),
    at: 'egressGateway',
    passes: () => cilium({ egressGateway: true }),
  },
  'cilium/egress-gateway-excludes-slices': {
    fails: () => cilium({ egressGateway: true, scale: { endpointSlices: true } }),
    at: 'scale.endpointSlices',
    passes: () => cilium({ egressGateway: true, scale: { endpointSlices: false } }),
  },
  'cilium/egress-gateway-reads-identities': {
    fails: () => cilium({ egressGateway: true, values: { identityAllocationMode: 'kvstore' } }),
    at: 'values.identityAllocationMode',
    passes: () => cilium({ egressGateway: true, values: { identityAllocationMode: 'crd' } }),
  },
  'cilium/egress-gateway-goes-over-ipv4': {
    fails: () =>
      cilium(
        { egressGateway: true, routing: { mode: 'tunnel', underlay: 'ipv6' } },
        kubeadm({ kubeProxy: 'none', ...DUAL_STACK }),
      ),
    at: 'routing.underlay',
    passes: () => cilium({ egressGateway: true }, kubeadm({ kubeProxy: 'none', ...DUAL_STACK })),
  },
};
