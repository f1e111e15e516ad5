import { type EksAutoModeOptions, eksAutoMode } from '../eks-auto-mode';
import { type EksCalicoPolicyOptions, eksCalicoPolicy } from '../eks-calico-policy';
import { type EksCiliumOverlayOptions, eksCiliumOverlay } from '../eks-cilium-overlay';
import { type EksCiliumSpotOptions, eksCiliumSpot } from '../eks-cilium-spot';
import { type EksHybridCapacityOptions, eksHybridCapacity } from '../eks-hybrid-capacity';
import { type EksVpcCniSpotOptions, eksVpcCniSpot } from '../eks-vpc-cni-spot';
import { type CatalogueEntry, entry } from './entry';

/** Facts of a cluster that does not exist. */
const FACTS = {
  apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
  region: 'eu-central-1',
  vpcId: 'vpc-0example0example0',
  karpenter: { interruptionQueue: 'eks-karpenter', nodeRole: 'eks-karpenter-node' },
} as const;

/** The same, and the image of nodes that Karpenter makes. */
export const EKS_SAMPLE = { facts: FACTS, nodeImage: 'al2023@v20261101' } as const;

const EKS_AUTO_MODE = entry<EksAutoModeOptions>(
  {
    name: 'eks-auto-mode',
    title: 'Nodes and network run by AWS, with spot capacity added',
    audience: 'teams that would rather pay AWS for running nodes than do it',
    decides: [
      'network, DNS, storage and load balancing are those of Auto Mode',
      'policies are enforced; pods that none selects stay open',
      'a pool of its own takes spot capacity, which the built-in ones do not',
    ],
    costs: ["Auto Mode's fee on every instance", 'nodes are replaced after 21 days at the latest'],
    refuses: ['another CNI', 'Windows nodes', 'security groups for pods'],
    symbol: 'eksAutoMode',
  },
  eksAutoMode,
  { facts: FACTS },
);

const EKS_CALICO_POLICY = entry<EksCalicoPolicyOptions>(
  {
    name: 'eks-calico-policy',
    title: "Amazon's CNI with Calico's policies",
    audience: 'teams that need tiers and global policies, and the network that AWS supports',
    decides: [
      "addresses by Amazon's CNI, in blocks of 16",
      "Calico enforces policies and nothing else; Amazon's policy agent stays off",
      'flows are collected and shown by Goldmane and Whisker',
    ],
    costs: ['addresses of the VPC, 16 at a time', 'an agent of Calico on every node, beside that of AWS'],
    refuses: ['a second policy engine', 'pools, encapsulation or BGP of Calico'],
    symbol: 'eksCalicoPolicy',
  },
  eksCalicoPolicy,
  { facts: FACTS },
);

const EKS_CILIUM_OVERLAY = entry<EksCiliumOverlayOptions>(
  {
    name: 'eks-cilium-overlay',
    title: 'Pods that use up no address of a crowded VPC, encrypted',
    audience: 'clusters in VPCs where addresses are few and no other network must reach pods',
    decides: [
      "Cilium instead of Amazon's CNI and kube-proxy",
      'pod addresses of a range of its own, in VXLAN',
      'WireGuard between nodes',
      'metrics-server on nodes, where the API server reaches it: `kubectl top` works',
    ],
    costs: [
      '640 MiB of memory requests on every node',
      '145 bytes of every packet between nodes',
      'webhooks must listen on nodes, and load balancers target nodes: neither reaches a pod',
      'no support by AWS for the network',
    ],
    refuses: ["Amazon's CNI beside it", 'a pod range that overlaps the VPC or what is connected to it'],
    symbol: 'eksCiliumOverlay',
  },
  eksCiliumOverlay,
  { facts: FACTS },
);

const EKS_CILIUM_SPOT = entry<EksCiliumSpotOptions>(
  {
    name: 'eks-cilium-spot',
    title: 'Cilium with addresses of the VPC, flows in view, nodes by Karpenter',
    audience: 'platform teams that want policies on names and protocols, and spot capacity, without an overlay',
    decides: [
      "Cilium instead of Amazon's CNI and kube-proxy",
      'pods have addresses of the VPC, single ones',
      'Karpenter takes spot capacity while there is any, of five families at least',
      'two on-demand nodes run what the cluster itself needs',
    ],
    costs: ['640 MiB of memory requests on every node', 'no support by AWS for the network'],
    refuses: [
      "Amazon's CNI or kube-proxy beside it",
      'clusters on IPv6',
      'nodes that take pods before the agent is ready',
    ],
    symbol: 'eksCiliumSpot',
  },
  eksCiliumSpot,
  EKS_SAMPLE,
);

const EKS_HYBRID_CAPACITY = entry<EksHybridCapacityOptions>(
  {
    name: 'eks-hybrid-capacity',
    title: 'A base of on-demand capacity, and spot capacity above it',
    audience: 'services that must survive the day on which AWS takes all spot capacity back',
    decides: [
      "Amazon's CNI, in blocks of 16 addresses, and its own policy agent",
      'one part in four on demand, three on spot, for workloads that spread over the label `capacity-spread`',
      'two on-demand nodes run what the cluster itself needs',
    ],
    costs: ['the on-demand price for a quarter of what spreads', 'addresses of the VPC, 16 at a time'],
    refuses: ['shares that are no whole numbers', 'a second policy engine'],
    symbol: 'eksHybridCapacity',
  },
  eksHybridCapacity,
  EKS_SAMPLE,
);

const EKS_VPC_CNI_SPOT = entry<EksVpcCniSpotOptions>(
  {
    name: 'eks-vpc-cni-spot',
    title: 'What AWS supports in full, dense and cheap',
    audience: 'teams that want support for every part, and spot capacity',
    decides: [
      "Amazon's CNI, in blocks of 16 addresses, and its own policy agent",
      'Karpenter takes spot capacity while there is any, of five families at least',
      'two on-demand nodes run what the cluster itself needs',
    ],
    costs: ['addresses of the VPC, 16 at a time', 'two nodes that are never taken away'],
    refuses: ['instances without Nitro', 'a second policy engine', 'Service ranges that overlap the VPC'],
    symbol: 'eksVpcCniSpot',
  },
  eksVpcCniSpot,
  EKS_SAMPLE,
);

/** Blueprints of EKS clusters. */
export const EKS: readonly CatalogueEntry[] = [
  EKS_AUTO_MODE,
  EKS_CALICO_POLICY,
  EKS_CILIUM_OVERLAY,
  EKS_CILIUM_SPOT,
  EKS_HYBRID_CAPACITY,
  EKS_VPC_CNI_SPOT,
];
