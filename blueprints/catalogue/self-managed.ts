import { type K3sCiliumOptions, k3sCilium } from '../k3s-cilium';
import { type K3sCiliumL2Options, k3sCiliumL2 } from '../k3s-cilium-l2';
import { type K3sFlannelEdgeOptions, k3sFlannelEdge } from '../k3s-flannel-edge';
import { type KindCiliumDevOptions, kindCiliumDev } from '../kind-cilium-dev';
import { type KubeadmCalicoBgpOptions, kubeadmCalicoBgp } from '../kubeadm-calico-bgp';
import { type KubeadmCiliumOptions, kubeadmCilium } from '../kubeadm-cilium';
import { type KubeadmCiliumBgpOptions, kubeadmCiliumBgp } from '../kubeadm-cilium-bgp';
import { type KubeadmCiliumZeroTrustOptions, kubeadmCiliumZeroTrust } from '../kubeadm-cilium-zero-trust';
import { type Rke2CalicoOptions, rke2Calico } from '../rke2-calico';

import { type CatalogueEntry, entry } from './entry';

const K3S_CILIUM = entry<K3sCiliumOptions>(
  {
    name: 'k3s-cilium',
    title: 'K3s with Cilium instead of Flannel, kube-proxy and the policy controller',
    audience: 'small teams that want policies on names and protocols, and to see flows, without a large control plane',
    decides: [
      'kube-proxy is off, Cilium routes Services',
      'VXLAN between nodes',
      'Hubble with relay and UI',
      'K3s installs the chart by itself',
    ],
    costs: ['640 MiB of memory requests on every node', '50 bytes of every packet between nodes'],
    refuses: ['Flannel or the policy controller of K3s beside it', 'kernels older than 5.10'],
    symbol: 'k3sCilium',
  },
  k3sCilium,
  {},
);

const K3S_CILIUM_L2 = entry<K3sCiliumL2Options>(
  {
    name: 'k3s-cilium-l2',
    title: 'K3s with Services on the local network, without a load balancer',
    audience: 'shops, labs and homes: one segment, no router that speaks BGP',
    decides: [
      'ServiceLB and Traefik of K3s are off',
      'Services of type LoadBalancer get addresses of the pool you name',
      'one node answers for each of them by ARP, and another takes over',
      'Hubble with relay and UI',
    ],
    costs: [
      '640 MiB of memory requests on every node',
      '50 bytes of every packet between nodes',
      'all traffic of a Service enters by one node',
      'a lease and a request every five seconds for each Service',
    ],
    refuses: ['ServiceLB beside it', 'addresses that pods, Services or nodes have'],
    symbol: 'k3sCiliumL2',
  },
  k3sCiliumL2,
  { addresses: [{ start: '192.168.1.240', stop: '192.168.1.250' }] },
);

const K3S_FLANNEL_EDGE = entry<K3sFlannelEdgeOptions>(
  {
    name: 'k3s-flannel-edge',
    title: 'K3s as it comes, encrypted between sites',
    audience: 'small machines at the edge whose links are not yours',
    decides: [
      "Flannel's WireGuard backend",
      'NetworkPolicy objects enforced by K3s',
      'nothing to install: configuration only',
    ],
    costs: ['80 bytes of every packet between nodes', 'no policies on names or protocols, no view of flows'],
    refuses: ['kernels without WireGuard', 'a second CNI'],
    symbol: 'k3sFlannelEdge',
  },
  k3sFlannelEdge,
  {},
);

const KIND_CILIUM_DEV = entry<KindCiliumDevOptions>(
  {
    name: 'kind-cilium-dev',
    title: 'Cilium on a laptop, with the datapath of production',
    audience: 'developers of policies and charts',
    decides: ['kube-proxy is off, Cilium routes Services', 'Hubble with relay and UI', 'small requests, one operator'],
    costs: ['320 MiB of memory requests on every node', '50 bytes of every packet between nodes'],
    refuses: ['guarantees about speed: nodes are containers on one kernel'],
    symbol: 'kindCiliumDev',
  },
  kindCiliumDev,
  {},
);

const KUBEADM_CALICO_BGP = entry<KubeadmCalicoBgpOptions>(
  {
    name: 'kubeadm-calico-bgp',
    title: 'Pods with addresses that your routers know',
    audience: 'data centres with routers that speak BGP, and services that must see the address of a pod',
    decides: [
      'no encapsulation, no address translation',
      'every node peers with the routers you name',
      'the mesh between nodes is off',
      'the operator and its definitions are applied server-side',
    ],
    costs: ['a pod range that is unique in your network', 'a BGP session from every node to every peer'],
    refuses: [
      'turning the mesh off without peers',
      'pod ranges that overlap Services or nodes',
      'more nodes than the pod range has blocks',
    ],
    symbol: 'kubeadmCalicoBgp',
  },
  kubeadmCalicoBgp,
  {
    cluster: { apiServer: { host: 'kubernetes.example.internal' } },
    peers: [
      { name: 'router-a', peerIP: '192.0.2.1', asNumber: 64_513 },
      { name: 'router-b', peerIP: '192.0.2.2', asNumber: 64_513 },
    ],
  },
);

const KUBEADM_CILIUM = entry<KubeadmCiliumOptions>(
  {
    name: 'kubeadm-cilium',
    title: 'A production cluster on your own machines, encrypted, with flows in view',
    audience: 'teams that run Kubernetes on their own hardware and must show that traffic is encrypted',
    decides: [
      'kube-proxy is never installed',
      'WireGuard between nodes',
      'Hubble with relay and bounded metrics',
      'certificates are made in the cluster, so that manifests never change by themselves',
    ],
    costs: [
      '640 MiB of memory requests on every node',
      '145 bytes of every packet between nodes',
      'the CPU of encrypting it',
    ],
    refuses: ['kernels older than 5.10', 'kube-proxy running beside its replacement, unnoticed'],
    symbol: 'kubeadmCilium',
  },
  kubeadmCilium,
  { cluster: { apiServer: { host: 'kubernetes.example.internal' } } },
);

const KUBEADM_CILIUM_BGP = entry<KubeadmCiliumBgpOptions>(
  {
    name: 'kubeadm-cilium-bgp',
    title: 'Pods and Services that your routers know, and every node answers for',
    audience: 'data centres that take traffic from outside without buying load balancers',
    decides: [
      'pod addresses routed, announced by BGP, as are those of Services',
      'Services answered by the node of the pod (DSR), the same pod picked by every node (Maglev)',
      'XDP where network cards can, BBR, ways out through chosen nodes',
      'nothing in the cluster reads the metadata of a cloud',
    ],
    costs: [
      '640 MiB of memory requests on every node, and 8 % of its memory for tables',
      'kernel 5.18 or newer',
      'a pod range that is unique in your network',
    ],
    refuses: [
      'pools that overlap pods, Services or nodes',
      'peers that are told nothing, and advertisements that nobody is told',
      'kernels that lack what is switched on',
    ],
    symbol: 'kubeadmCiliumBgp',
  },
  kubeadmCiliumBgp,
  {
    cluster: { apiServer: { host: 'kubernetes.example.internal' } },
    announcements: {
      pools: [{ name: 'services', blocks: [{ cidr: '203.0.113.0/24' }] }],
      advertisements: [
        { name: 'pods', type: 'PodCIDR' },
        { name: 'services', type: 'Service', services: { pools: ['services'] } },
      ],
      bgp: [
        {
          name: 'routers',
          instances: [
            {
              name: 'node',
              localASN: 64_512,
              peers: [
                { name: 'router-a', address: '192.0.2.1', peerASN: 64_513, advertises: ['pods', 'services'] },
                { name: 'router-b', address: '192.0.2.2', peerASN: 64_513, advertises: ['pods', 'services'] },
              ],
            },
          ],
        },
      ],
    },
  },
);

const KUBEADM_CILIUM_ZERO_TRUST = entry<KubeadmCiliumZeroTrustOptions>(
  {
    name: 'kubeadm-cilium-zero-trust',
    title: 'Nothing speaks that was not allowed to, and programs are in view',
    audience: 'teams that must show who may speak to whom, on their own machines',
    decides: [
      'WireGuard between nodes',
      'every namespace but kube-system is closed, but for DNS, probes and the API server',
      'policies begin in audit: what they would drop is seen, and nothing is dropped',
      'Tetragon reports programs that begin and end',
    ],
    costs: [
      '640 MiB of memory requests on every node by Cilium, 288 more by Tetragon',
      '145 bytes of every packet between nodes',
      'a policy for everything that speaks',
    ],
    refuses: ['policies that the agent would reject', 'names of hosts without DNS in view'],
    symbol: 'kubeadmCiliumZeroTrust',
  },
  kubeadmCiliumZeroTrust,
  { cluster: { apiServer: { host: 'kubernetes.example.internal' } } },
);

const RKE2_CALICO = entry<Rke2CalicoOptions>(
  {
    name: 'rke2-calico',
    title: 'RKE2 with the Calico that it brings along',
    audience: 'teams that want a hardened distribution with one vendor for Kubernetes and network',
    decides: [
      "RKE2's own Calico instead of Canal, its default",
      'VXLAN between subnets, plain packets within',
      'BGP off',
    ],
    costs: ['50 bytes of every packet between subnets', "the version of Calico is RKE2's"],
    refuses: ['naming a version of Calico', 'changing the CNI later: that is a new cluster'],
    symbol: 'rke2Calico',
  },
  rke2Calico,
  {},
);

/** Blueprints of clusters on machines of your own. */
export const SELF_MANAGED: readonly CatalogueEntry[] = [
  K3S_CILIUM,
  K3S_CILIUM_L2,
  K3S_FLANNEL_EDGE,
  KIND_CILIUM_DEV,
  KUBEADM_CALICO_BGP,
  KUBEADM_CILIUM,
  KUBEADM_CILIUM_BGP,
  KUBEADM_CILIUM_ZERO_TRUST,
  RKE2_CALICO,
];
