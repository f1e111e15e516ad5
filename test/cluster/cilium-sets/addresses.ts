import { kubeadmCluster } from '../../../lib/clusters';
import { aks, eks } from '../../support/clusters';
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

/** Where pod addresses come from, how they are hidden, and how they travel. */
export const ADDRESSES_SETS: readonly CiliumSet[] = [
  {
    name: 'a pool of its own in two ranges',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      ipam: { mode: 'cluster-pool', ipv4: { ranges: ['10.10.0.0/16', '10.20.0.0/16'], blockPrefix: 26 } },
      routing: { ...ROUTES, ipv4NativeRoutingCIDR: '10.0.0.0/8' },
    },
    config: {
      ipam: 'cluster-pool',
      'cluster-pool-ipv4-cidr': '10.10.0.0/16 10.20.0.0/16',
      'cluster-pool-ipv4-mask-size': '26',
      'ipv4-native-routing-cidr': '10.0.0.0/8',
    },
  },
  {
    name: 'one range of its own, routed as it is',
    cluster: WITHOUT_KUBE_PROXY,
    options: { ipam: { mode: 'cluster-pool', ipv4: { ranges: ['10.10.0.0/16'] } }, routing: ROUTES },
    config: {
      'cluster-pool-ipv4-cidr': '10.10.0.0/16',
      'cluster-pool-ipv4-mask-size': '24',
      'ipv4-native-routing-cidr': '10.10.0.0/16',
    },
  },
  {
    name: 'the native range out of the pool',
    versions: '>=1.20',
    cluster: DUAL_STACK,
    options: { ipam: 'cluster-pool', routing: { ...ROUTES, nativeRoutingCIDRFromClusterPool: true } },
    config: {
      'ipv4-native-routing-cidr': '10.244.0.0/16',
      'ipv6-native-routing-cidr': 'fd00:10:244::/56',
      'routing-mode': 'native',
    },
  },
  {
    name: 'pools that pods choose',
    cluster: DUAL_STACK,
    options: {
      ipam: {
        mode: 'multi-pool',
        defaultPool: {
          ipv4: { ranges: ['10.10.0.0/16', '10.11.0.0/16'], blockPrefix: 27 },
          ipv6: { ranges: ['fd00:10::/104'], blockPrefix: 120 },
        },
        preAllocation: { default: 16, batch: 0 },
      },
    },
    config: {
      ipam: 'multi-pool',
      'ipam-multi-pool-pre-allocation': 'default=16,batch=0',
      'auto-create-cilium-pod-ip-pools':
        'default=ipv4-cidrs:10.10.0.0/16,10.11.0.0/16;ipv4-mask-size:27;ipv6-cidrs:fd00:10::/104;ipv6-mask-size:120',
      'enable-bpf-masquerade': 'true',
      'cluster-pool-ipv4-cidr': undefined,
    },
  },
  {
    name: 'pools on AKS',
    versions: '>=1.19',
    cluster: aks({ mode: 'byo', podRange: '10.100.0.0/16' }),
    options: { ipam: { mode: 'multi-pool' }, masquerade: { by: 'iptables', egressInterfaces: ['eth0'] } },
    config: {
      ipam: 'multi-pool',
      'auto-create-cilium-pod-ip-pools': 'default=ipv4-cidrs:10.100.0.0/16;ipv4-mask-size:24',
      'egress-masquerade-interfaces': 'eth0',
    },
  },
  {
    name: 'interfaces of EKS, as the chart reads them since 1.19',
    versions: '>=1.19',
    cluster: eks('cilium-eni'),
    options: {
      eni: {
        subnetTags: { pods: 'yes', tier: 'private' },
        securityGroups: ['sg-1', 'sg-2'],
        securityGroupTags: { pods: 'yes' },
        excludeInterfaceTags: { pods: 'no' },
        usePrimaryAddress: true,
        disablePrefixDelegation: true,
        deleteOnTermination: false,
        instanceTagsFilter: { cluster: 'test' },
        minAllocate: 10,
        preAllocate: 4,
        maxAllocate: 40,
      },
    },
    config: {
      ipam: 'eni',
      'routing-mode': 'native',
      'auto-create-cilium-node-resource': 'true',
      'enable-endpoint-routes': 'true',
      'eni-subnet-tags': 'pods=yes,tier=private',
      'eni-security-groups': 'sg-1,sg-2',
      'eni-security-group-tags': 'pods=yes',
      'eni-exclude-interface-tags': 'pods=no',
      'eni-use-primary-address': 'true',
      'eni-disable-prefix-delegation': 'true',
      'eni-delete-on-termination': 'false',
      'instance-tags-filter': 'cluster=test',
      'ipam-min-allocate': '10',
      'ipam-pre-allocate': '4',
      'ipam-max-allocate': '40',
      'aws-release-excess-ips': 'true',
      'enable-ipv4-masquerade': 'true',
      'enable-bpf-masquerade': 'true',
    },
    mentions: ['cilium-operator-aws'],
  },
  {
    name: 'interfaces of EKS that keep their addresses',
    cluster: eks('cilium-eni'),
    options: { eni: { releaseExcessIPs: false }, masquerade: 'none' },
    config: {
      ipam: 'eni',
      'routing-mode': 'native',
      'aws-release-excess-ips': undefined,
      'enable-ipv4-masquerade': 'false',
      'default-lb-service-ipam': 'none',
    },
  },
  {
    name: 'destinations that see pods, of one family',
    cluster: DUAL_STACK,
    options: {
      masquerade: {
        by: 'bpf',
        families: ['ipv4'],
        ipMasqAgent: { nonMasqueradeCIDRs: ['10.0.0.0/8', '192.168.0.0/16'], masqLinkLocal: true },
      },
    },
    config: {
      'enable-ip-masq-agent': 'true',
      'enable-ipv4-masquerade': 'true',
      'enable-ipv6-masquerade': 'false',
      'enable-bpf-masquerade': 'true',
    },
    mentions: ['{\\"masqLinkLocal\\":true,\\"nonMasqueradeCIDRs\\":[\\"10.0.0.0/8\\",\\"192.168.0.0/16\\"]}'],
  },
  {
    name: 'iptables on some devices, with the source address of the route',
    cluster: WITHOUT_KUBE_PROXY,
    options: { masquerade: { by: 'iptables', egressInterfaces: ['eth0', 'ens+'], toRouteSource: true } },
    config: {
      'egress-masquerade-interfaces': 'eth0 ens+',
      'enable-masquerade-to-route-source': 'true',
      'enable-bpf-masquerade': 'false',
    },
  },
  {
    name: 'a tunnel with ports of its own, over IPv6',
    cluster: DUAL_STACK,
    options: { routing: { mode: 'tunnel', underlay: 'ipv6', sourcePortRange: { from: 30_000, to: 60_000 } } },
    config: { 'underlay-protocol': 'ipv6', 'tunnel-source-port-range': '30000-60000' },
  },
  {
    name: 'a tunnel over what nodes have',
    versions: '>=1.20',
    cluster: DUAL_STACK,
    options: { routing: { mode: 'tunnel', underlay: 'auto' } },
    config: { 'underlay-protocol': 'auto' },
  },
];
