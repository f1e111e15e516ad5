import { kubeadmCluster } from '../../../lib/clusters';
import type { CiliumSet } from '../cilium-sets';

const nodePools = [{ name: 'nodes', role: 'control-plane', nodes: 3 }] as const;
const apiServer = { host: '192.0.2.10' };
const WITHOUT_KUBE_PROXY = kubeadmCluster({ name: 'lab', nodePools, apiServer, kubeProxy: 'none' });
const DUAL_STACK = kubeadmCluster({
  name: 'lab',
  nodePools,
  apiServer,
  kubeProxy: 'none',
  ranges: { pods: ['10.244.0.0/16', 'fd00:10:244::/56'], services: ['10.96.0.0/12', 'fd00:10:96::/112'] },
});
const ROUTES = { mode: 'native', autoDirectNodeRoutes: true } as const;

/** Ways for packets through a node. */
export const DATAPATH_SETS: readonly CiliumSet[] = [
  {
    name: 'what the chart says of the datapath by itself',
    cluster: WITHOUT_KUBE_PROXY,
    options: {},
    config: {
      'datapath-mode': 'veth',
      'enable-tcx': 'true',
      'enable-bandwidth-manager': undefined,
      'enable-ipv4-big-tcp': 'false',
      'enable-ipv6-big-tcp': 'false',
      'bpf-map-dynamic-size-ratio': '0.0025',
      'bpf-distributed-lru': 'false',
      'preallocate-bpf-maps': 'false',
      'monitor-aggregation': 'medium',
      'enable-pmtu-discovery': undefined,
    },
  },
  {
    name: 'netkit, BBR and large packets',
    cluster: DUAL_STACK,
    options: {
      routing: ROUTES,
      datapathMode: 'netkit',
      bandwidthManager: { bbr: true },
      bigTcp: { ipv4: true, ipv6: true },
      bpfMaps: { dynamicSizeRatio: 0.08, distributedLRU: true },
    },
    config: {
      'datapath-mode': 'netkit',
      'enable-bpf-masquerade': 'true',
      'enable-bandwidth-manager': 'true',
      'enable-bbr': 'true',
      'enable-bbr-hostns-only': 'false',
      'enable-ipv4-big-tcp': 'true',
      'enable-ipv6-big-tcp': 'true',
      'bpf-map-dynamic-size-ratio': '0.08',
      'bpf-distributed-lru': 'true',
    },
  },
  {
    name: 'BBR of the node itself, beside Istio in ambient mode',
    cluster: WITHOUT_KUBE_PROXY,
    options: { istioAmbient: true, bandwidthManager: { bbr: 'host-only' }, tcx: false, tproxy: true },
    config: {
      'enable-bandwidth-manager': 'true',
      'enable-bbr': 'true',
      'enable-bbr-hostns-only': 'true',
      'enable-tcx': 'false',
      'enable-bpf-tproxy': 'true',
      'enable-host-legacy-routing': 'true',
    },
  },
  {
    name: 'pods paced, on layer 2 of netkit',
    cluster: WITHOUT_KUBE_PROXY,
    options: { datapathMode: 'netkit-l2', bandwidthManager: true },
    config: { 'datapath-mode': 'netkit-l2', 'enable-bandwidth-manager': 'true', 'enable-bbr': 'false' },
  },
  {
    name: 'netkit where a node can',
    versions: '>=1.20',
    cluster: WITHOUT_KUBE_PROXY,
    options: { datapathMode: 'auto' },
    config: { 'datapath-mode': 'auto' },
  },
  {
    name: 'no connection tracking of iptables, packets through the host',
    cluster: WITHOUT_KUBE_PROXY,
    options: { routing: ROUTES, installNoConntrackIptablesRules: true, hostLegacyRouting: true },
    config: { 'install-no-conntrack-iptables-rules': 'true', 'enable-host-legacy-routing': 'true' },
  },
  {
    name: 'tables of given sizes',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      bpfMaps: {
        preallocate: true,
        ctTcpMax: 1_000_000,
        ctAnyMax: 250_000,
        natMax: 1_250_000,
        neighMax: 1_250_000,
        lbMapMax: 131_072,
        policyMapMax: 32_768,
        policyStatsMapMax: 131_072,
        nodeMapMax: 32_768,
        authMapMax: 100_000,
      },
    },
    config: {
      'preallocate-bpf-maps': 'true',
      'bpf-ct-global-tcp-max': '1000000',
      'bpf-ct-global-any-max': '250000',
      'bpf-nat-global-max': '1250000',
      'bpf-neigh-global-max': '1250000',
      'bpf-lb-map-max': '131072',
      'bpf-policy-map-max': '32768',
      'bpf-policy-stats-map-max': '131072',
      'bpf-node-map-max': '32768',
      'bpf-auth-map-max': '100000',
    },
  },
  {
    name: 'few events',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      monitor: {
        aggregation: 'maximum',
        interval: '30s',
        rateLimit: { average: 1000, burst: 5000 },
        events: ['drop', 'policyVerdict'],
      },
      pmtuDiscovery: { enabled: true },
    },
    config: {
      'monitor-aggregation': 'maximum',
      'monitor-aggregation-interval': '30s',
      'bpf-events-default-rate-limit': '1000',
      'bpf-events-default-burst-limit': '5000',
      'bpf-events-drop-enabled': 'true',
      'bpf-events-policy-verdict-enabled': 'true',
      'bpf-events-trace-enabled': 'false',
      'enable-pmtu-discovery': 'true',
    },
  },
  {
    name: 'TCP of pods that always looks for the size that fits',
    versions: '>=1.19',
    cluster: WITHOUT_KUBE_PROXY,
    options: { pmtuDiscovery: { packetizationLayerPMTUDMode: 'always' } },
    config: { 'packetization-layer-pmtud-mode': 'always', 'enable-pmtu-discovery': undefined },
  },
];
