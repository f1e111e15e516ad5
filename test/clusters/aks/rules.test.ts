import {
  aksWith,
  existing,
  inMode,
  SYSTEM,
  subnet,
  withPodSubnet,
  withPool,
  withSystemPool,
  withWindows,
} from '../../rules/aks-found';
import { brief } from '../../support/findings';

const SPOT = { spot: true, nodes: { min: 0, max: 3 } } as const;
const STATIC = { mode: 'pod-subnet', allocation: 'static-block' } as const;
const DYNAMIC = { mode: 'pod-subnet', allocation: 'dynamic' } as const;
const APART = { serviceRange: '172.16.0.0/16' } as const;

/** The nearest that breaks a rule in another way than its case, and the nearest that does not break it. */
const EDGES: readonly [string, ReturnType<typeof aksWith>, readonly string[]][] = [
  // Ranges
  ['nothing but defaults', aksWith({}), []],
  [
    'a range of the VNet that AKS reserves',
    aksWith({ vnet: { kind: 'new', cidrs: ['172.31.0.0/16'], nodeSubnet: '172.31.0.0/24' } }),
    ['ranges-are-not-reserved@vnet.cidrs[0]'],
  ],
  [
    'pods within a range that AKS reserves',
    inMode({ mode: 'byo', podRange: '169.254.32.0/20' }),
    ['ranges-are-not-reserved@networking.podRange'],
  ],
  [
    'an IPv6 Service range that is too large',
    inMode({ mode: 'overlay-cilium', ipv6: { serviceRange: 'fd00:96::/107' } }),
    ['service-range-is-small@networking.ipv6.serviceRange'],
  ],
  [
    'cluster DNS outside of Services',
    aksWith({ dnsServiceIp: '10.1.0.10' }),
    ['dns-address-is-of-services@dnsServiceIp'],
  ],
  [
    'cluster DNS at the range itself',
    aksWith({ dnsServiceIp: '10.0.0.0' }),
    ['dns-address-is-of-services@dnsServiceIp'],
  ],
  ['cluster DNS after the API server', aksWith({ dnsServiceIp: '10.0.0.2' }), []],
  ['cluster DNS as a range', aksWith({ dnsServiceIp: '10.0.0.10/32' }), ['dns-address-is-of-services@dnsServiceIp']],
  ['cluster DNS on IPv6', aksWith({ dnsServiceIp: 'fd00::10' }), ['dns-address-is-of-services@dnsServiceIp']],
  ['no tenth address', aksWith({ serviceRange: '10.16.0.0/29' }), ['dns-address-is-of-services@serviceRange']],
  ['a tenth address', aksWith({ serviceRange: '10.16.0.0/28' }), []],
  [
    'public addresses of IPv6 pods',
    inMode({ mode: 'overlay-cilium', ipv6: { podRange: '2001:db8::/64' } }),
    ['pod-range-is-private@networking.ipv6.podRange'],
  ],
  [
    'a range for one node',
    inMode({ mode: 'overlay', podRange: '10.244.0.0/24' }),
    ['pod-range-holds-nodes@networking.podRange'],
  ],
  [
    'a range smaller than a node',
    inMode({ mode: 'overlay', podRange: '10.244.0.0/25' }),
    ['pod-range-holds-nodes@networking.podRange'],
  ],
  ['a small range for a CNI of your own', inMode({ mode: 'byo', podRange: '10.244.0.0/24' }), []],
  // The VNet
  [
    'no subnet for pods in a VNet that exists',
    inMode(DYNAMIC, { vnet: existing() }),
    ['pod-subnet-is-there@vnet.podSubnet'],
  ],
  [
    'subnets that overlap',
    inMode(DYNAMIC, { vnet: withPodSubnet('10.1.0.0/20'), ...APART }),
    ['subnets-lie-in-the-vnet@vnet.podSubnet.cidr'],
  ],
  [
    'a subnet of a second range of the VNet',
    aksWith({ vnet: existing({ cidrs: ['10.2.0.0/16', '10.1.0.0/16'] }) }),
    [],
  ],
  [
    'an IPv6 subnet outside of the VNet',
    inMode({ mode: 'overlay-cilium', ipv6: {} }, { vnet: { kind: 'new', ipv6: { nodeSubnet: 'fd00:1::/64' } } }),
    ['subnets-lie-in-the-vnet@vnet.ipv6.nodeSubnet'],
  ],
  [
    'a subnet of pods by another name',
    inMode(DYNAMIC, { vnet: withPodSubnet('10.2.0.0/16', { podSubnet: { id: 'pods' } }), ...APART }),
    ['subnet-is-a-resource-id@vnet.podSubnet.id'],
  ],
  // Sizes
  [
    'a subnet with an address for each node',
    aksWith({ vnet: existing({ nodeSubnet: subnet('n', { cidr: '10.1.0.0/28' }) }) }),
    [],
  ],
  [
    'a subnet without',
    aksWith({ vnet: existing({ nodeSubnet: subnet('n', { cidr: '10.1.0.0/29' }) }) }),
    ['node-subnet-holds-nodes@vnet.nodeSubnet.cidr'],
  ],
  [
    "nodes that AKS's own subnet has no room for",
    inMode({ mode: 'node-subnet' }, { nodePools: [{ ...SYSTEM, nodes: 1000, maxPods: 100 }] }),
    ['node-subnet-holds-nodes@vnet'],
  ],
  [
    'static blocks that do not fit',
    inMode(STATIC, { vnet: withPodSubnet('10.2.0.0/24'), ...APART }),
    ['pod-subnet-holds-pods@vnet.podSubnet.cidr'],
  ],
  ['static blocks that fit', inMode(STATIC, { vnet: withPodSubnet('10.2.0.0/23'), ...APART }), []],
  // Ways out
  [
    'a NAT gateway of yours in a VNet that is not',
    aksWith({ outboundType: 'userAssignedNATGateway' }),
    ['outbound-suits-the-vnet@outboundType'],
  ],
  [
    'a NAT gateway that is not there',
    aksWith({
      outboundType: 'userAssignedNATGateway',
      vnet: existing({ nodeSubnet: subnet('nodes', { egress: 'none' }) }),
    }),
    ['subnet-leads-out@vnet.nodeSubnet.egress'],
  ],
  ['a way out that nobody has spoken of', aksWith({ outboundType: 'userDefinedRouting', vnet: existing() }), []],
  [
    'a way out that is not needed',
    aksWith({ vnet: existing({ nodeSubnet: subnet('nodes', { egress: 'none' }) }) }),
    [],
  ],
  // Versions
  [
    'static blocks before their time',
    inMode(STATIC, { vnet: { kind: 'new' }, kubernetes: '1.27', nodePools: [{ ...SYSTEM, osSku: 'Ubuntu2204' }] }),
    ['features-suit-kubernetes@networking.allocation', 'image-ends@nodePools[0].osSku'],
  ],
  [
    'LocalDNS before its time',
    withSystemPool(
      { osSku: 'AzureLinux3', localDns: 'Required' },
      { kubernetes: '1.30.4', networking: { mode: 'overlay' } },
    ),
    ['features-suit-kubernetes@nodePools[0].localDns'],
  ],
  // Advanced networking
  [
    'eBPF host routing on confidential machines',
    withPool({ vmSize: 'Standard_DC4as_v5' }, { advancedNetworking: { accelerationMode: 'BpfVeth' } }),
    ['host-routing-suits-nodes@nodePools[1].vmSize'],
  ],
  [
    'all of it without Cilium',
    inMode(
      { mode: 'node-subnet' },
      { advancedNetworking: { advancedNetworkPolicies: 'L7', accelerationMode: 'BpfVeth' } },
    ),
    [
      'services-have-cilium@advancedNetworking.advancedNetworkPolicies',
      'services-have-cilium@advancedNetworking.accelerationMode',
    ],
  ],
  // Node auto-provisioning
  [
    'node auto-provisioning with kubenet',
    inMode({ mode: 'kubenet', migratingFrom: true }, { nodeProvisioning: {} }),
    ['kubenet-ends@networking.mode', 'provisioning-suits-networking@nodeProvisioning'],
  ],
  ['node auto-provisioning with a CNI of your own', inMode({ mode: 'byo' }, { nodeProvisioning: {} }), []],
  // Istio
  ['no revision', aksWith({ istioAddon: { revisions: [] } }), ['istio-revisions@istioAddon.revisions']],
  [
    'three revisions',
    aksWith({ istioAddon: { revisions: ['asm-1-28', 'asm-1-29', 'asm-1-30'] } }),
    ['istio-revisions@istioAddon.revisions'],
  ],
  [
    'one revision twice',
    aksWith({ istioAddon: { revisions: ['asm-1-30', 'asm-1-30'] } }),
    ['istio-revisions@istioAddon.revisions[1]'],
  ],
  // Windows
  [
    'Windows with a CNI of your own',
    withWindows({}, { networking: { mode: 'byo' } }),
    ['windows-has-azure-cni@nodePools[1].osSku'],
  ],
  [
    "Windows with Cilium's dataplane in the subnet of nodes",
    withWindows({}, { networking: { mode: 'node-subnet', dataplane: 'cilium' } }),
    ['windows-has-azure-cni@nodePools[1].osSku'],
  ],
  ['Windows in the subnet of nodes', withWindows({}, { networking: { mode: 'node-subnet' } }), []],
  // Pools
  ['a name that begins with a digit', withPool({ name: '1apps' }), ['pool-name@nodePools[1].name']],
  ['a name with a dash', withPool({ name: 'my-apps' }), ['pool-name@nodePools[1].name']],
  ['the longest name', withPool({ name: 'abcdefghijkl' }), []],
  ['a name that is too long', withPool({ name: 'abcdefghijklm' }), ['pool-name@nodePools[1].name']],
  ['the longest name for Windows', withWindows({ name: 'win025' }), []],
  [
    'a label of Kubernetes',
    withPool({ labels: { 'kubernetes.io/role': 'agent' } }),
    ['pool-labels-are-free@nodePools[1].labels["kubernetes.io/role"]'],
  ],
  ['a label below a prefix of Kubernetes', withPool({ labels: { 'node.kubernetes.io/tier': 'a' } }), []],
  [
    "AKS's taint for spot on a pool that is none",
    withPool({ taints: [{ key: 'kubernetes.azure.com/scalesetpriority', value: 'spot', effect: 'NoSchedule' }] }),
    ['pool-taints-are-free@nodePools[1].taints[0]'],
  ],
  [
    'a start-up taint of the cluster autoscaler',
    withPool({ taints: [{ key: 'startup-taint.cluster-autoscaler.kubernetes.io/cni', effect: 'NoExecute' }] }),
    ['startup-taints-stay@nodePools[1].taints[0]'],
  ],
  ['a pool without nodes', withPool({ nodes: 0 }), []],
  // System pools
  [
    'a machine of the B series',
    withSystemPool({ vmSize: 'Standard_B4ms' }),
    ['system-pool-is-large-enough@nodePools[0].vmSize'],
  ],
  [
    'a taint with another effect',
    withSystemPool({ taints: [{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NoExecute' }] }),
    ['system-pool-taints@nodePools[0].taints[0]'],
  ],
  // Spot
  ['no price', withPool({ ...SPOT, spot: { maxPrice: 0 } }), ['spot-price@nodePools[1].spot.maxPrice']],
  ['a negative price', withPool({ ...SPOT, spot: { maxPrice: -2 } }), ['spot-price@nodePools[1].spot.maxPrice']],
  ['any price', withPool({ ...SPOT, spot: { maxPrice: -1 } }), []],
  // LocalDNS
  [
    'LocalDNS by itself, with policies of Azure',
    inMode({ mode: 'overlay', networkPolicy: 'azure' }, { kubernetes: '1.36' }),
    ['local-dns-is-let-through@nodePools[0].localDns', 'network-policy-manager-ends@networking.networkPolicy'],
  ],
  ['LocalDNS that AKS leaves off', aksWith({ kubernetes: '1.36' }), []],
  ['LocalDNS on Windows', withWindows({ localDns: 'Required' }), ['local-dns-suits-nodes@nodePools[1].localDns']],
  // Upgrades
  ['more than all', withPool({ upgrade: { maxSurge: '101%' } }), ['upgrade-amounts@nodePools[1].upgrade.maxSurge']],
  ['nothing as a share', withPool({ upgrade: { maxSurge: '0%' } }), ['upgrade-moves@nodePools[1].upgrade.maxSurge']],
];

test.each(EDGES)('%s', (_, findings, expected) => {
  expect(
    findings
      .map(brief)
      .filter((one) => one.startsWith('aks/'))
      .map((one) => one.replace('aks/', '').replace('@cluster.', '@'))
      .sort(),
  ).toEqual([...expected].sort());
});
