import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { aks, DUAL_STACK, eks, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const NO_PROXY = kubeadm({ kubeProxy: 'none' });
const OVER_ROUTES = { routing: { mode: 'native', autoDirectNodeRoutes: true } } as const;
const BY_SECRET = { type: 'ipsec', secretRef: { name: 'cilium-ipsec-keys' } } as const;

const cilium = (options: CiliumOptions, cluster: Cluster = NO_PROXY): readonly Finding[] =>
  inspectCilium(cluster, options).findings;

/** Rules about devices of a node, and how packets pass them. */
export const CILIUM_DATAPATH_CASES: RuleCases = {
  'cilium/netkit-bypasses-the-host': {
    fails: () => cilium({ datapathMode: 'netkit', masquerade: 'iptables' }),
    at: 'datapathMode',
    passes: () => cilium({ datapathMode: 'netkit' }),
  },
  'cilium/netkit-goes-without-tproxy': {
    fails: () => cilium({ datapathMode: 'netkit-l2', tproxy: true }),
    at: 'tproxy',
    passes: () => cilium({ datapathMode: 'veth', tproxy: true }),
  },
  'cilium/netkit-brings-tcx': {
    fails: () => cilium({ datapathMode: 'netkit', tcx: false }),
    at: 'tcx',
    passes: () => cilium({ tcx: false }),
  },
  'cilium/bbr-bypasses-the-host': {
    fails: () => cilium({ istioAmbient: true, bandwidthManager: { bbr: true } }),
    at: 'bandwidthManager.bbr',
    passes: () => cilium({ istioAmbient: true, bandwidthManager: { bbr: 'host-only' } }),
  },
  'cilium/bandwidth-manager-meets-no-ipsec': {
    fails: () => cilium({ bandwidthManager: true, encryption: BY_SECRET }),
    at: 'bandwidthManager',
    passes: () => cilium({ bandwidthManager: true, encryption: { type: 'wireguard' } }),
  },
  'cilium/chained-paces-less': {
    fails: () => cilium({ bandwidthManager: true }, eks('cilium-chained')),
    at: 'bandwidthManager',
    passes: () => cilium({ bandwidthManager: true }, eks('cilium-eni')),
  },
  'cilium/big-tcp-is-plain': {
    fails: () => cilium({ bigTcp: { ipv4: true } }),
    at: 'bigTcp',
    passes: () => cilium({ bigTcp: { ipv4: true }, ...OVER_ROUTES }),
  },
  'cilium/big-tcp-has-its-family': {
    fails: () => cilium({ bigTcp: { ipv6: true }, ...OVER_ROUTES }),
    at: 'bigTcp.ipv6',
    passes: () => cilium({ bigTcp: { ipv6: true }, ...OVER_ROUTES }, kubeadm({ ...DUAL_STACK, kubeProxy: 'none' })),
  },
  'cilium/big-tcp-has-a-card': {
    fails: () => cilium({ bigTcp: { ipv4: true } }, eks('cilium-eni')),
    at: 'bigTcp',
    passes: () => cilium({ bigTcp: { ipv4: true }, ...OVER_ROUTES }),
  },
  'cilium/nobody-needs-conntrack': {
    fails: () => cilium({ installNoConntrackIptablesRules: true }),
    at: 'installNoConntrackIptablesRules',
    passes: () => cilium({ installNoConntrackIptablesRules: true, ...OVER_ROUTES }),
  },
  'cilium/conntrack-is-kept-on-clouds': {
    fails: () => cilium({ installNoConntrackIptablesRules: true }, eks('cilium-eni')),
    at: 'installNoConntrackIptablesRules',
    passes: () => cilium({}, aks('byo')),
  },
  'cilium/nat-table-fits-connections': {
    fails: () => cilium({ bpfMaps: { ctTcpMax: 200_000, ctAnyMax: 100_000, natMax: 300_001 } }),
    at: 'bpfMaps.natMax',
    passes: () => cilium({ bpfMaps: { ctTcpMax: 200_000, ctAnyMax: 100_000, natMax: 300_000 } }),
  },
  'cilium/nat-table-fits-small-nodes': {
    fails: () => cilium({ bpfMaps: { natMax: 196_609 } }),
    at: 'bpfMaps.natMax',
    passes: () => cilium({ bpfMaps: { natMax: 196_608 } }),
  },
  'cilium/distributed-lru-has-room': {
    fails: () => cilium({ bpfMaps: { distributedLRU: true } }),
    at: 'bpfMaps.distributedLRU',
    passes: () => cilium({ bpfMaps: { distributedLRU: true, dynamicSizeRatio: 0.08 } }),
  },
};
