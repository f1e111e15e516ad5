import { type K3sCiliumOptions, k3sCilium } from '../k3s-cilium';
import { type K3sFlannelEdgeOptions, k3sFlannelEdge } from '../k3s-flannel-edge';
import { type KindCiliumDevOptions, kindCiliumDev } from '../kind-cilium-dev';
import { type KubeadmCalicoBgpOptions, kubeadmCalicoBgp } from '../kubeadm-calico-bgp';
import { type KubeadmCiliumOptions, kubeadmCilium } from '../kubeadm-cilium';
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
  K3S_FLANNEL_EDGE,
  KIND_CILIUM_DEV,
  KUBEADM_CALICO_BGP,
  KUBEADM_CILIUM,
  RKE2_CALICO,
];
