import { aksWith, inMode, SYSTEM, withPool, withWindows } from './aks-found';
import type { RuleCases } from './cases';

const FAST = { accelerationMode: 'BpfVeth' } as const;
const L7 = { advancedNetworkPolicies: 'L7' } as const;
const ISTIO = { revisions: ['asm-1-30'] } as const;
const DUAL = { mode: 'overlay-cilium', ipv6: {} } as const;
const MANY = { networking: { mode: 'overlay-cilium', podRange: '172.16.0.0/13' }, advancedNetworking: L7 } as const;

/** Rules about networking modes, and what goes with them. */
export const AKS_MODE_CASES: RuleCases = {
  'aks/kubenet-is-for-migration': {
    fails: () => inMode({ mode: 'kubenet' }),
    at: 'cluster.networking.mode',
    passes: () => inMode({ mode: 'kubenet', migratingFrom: true }),
  },
  'aks/kubenet-ends': {
    fails: () => inMode({ mode: 'kubenet', migratingFrom: true }),
    at: 'cluster.networking.mode',
    passes: () => inMode({ mode: 'overlay' }),
  },
  'aks/migration-wants-no-engine': {
    fails: () => inMode({ mode: 'kubenet', migratingFrom: true, networkPolicy: 'calico' }),
    at: 'cluster.networking.networkPolicy',
    passes: () => inMode({ mode: 'kubenet', migratingFrom: true }),
  },
  'aks/cilium-enforces-policies-itself': {
    fails: () => inMode({ mode: 'node-subnet', dataplane: 'cilium', networkPolicy: 'calico' }),
    at: 'cluster.networking.networkPolicy',
    passes: () => inMode({ mode: 'node-subnet', dataplane: 'cilium' }),
  },
  'aks/network-policy-manager-ends': {
    fails: () => inMode({ mode: 'overlay', networkPolicy: 'azure' }),
    at: 'cluster.networking.networkPolicy',
    passes: () => inMode({ mode: 'overlay', networkPolicy: 'calico' }),
  },
  'aks/network-policy-manager-leaves-windows': {
    fails: () => withWindows({}, { networking: { mode: 'overlay', networkPolicy: 'azure' } }),
    at: 'cluster.networking.networkPolicy',
    passes: () => withWindows({ osSku: 'Windows2022' }, { networking: { mode: 'overlay', networkPolicy: 'calico' } }),
  },
  'aks/network-policy-manager-is-small': {
    fails: () => withPool({ nodes: 100 }, { networking: { mode: 'overlay', networkPolicy: 'azure' } }),
    at: 'cluster.networking.networkPolicy',
    passes: () => withPool({ nodes: 100, maxPods: 110 }, { networking: { mode: 'overlay', networkPolicy: 'azure' } }),
  },
  'aks/calico-serves-windows': {
    fails: () => withWindows({}, { networking: { mode: 'overlay', networkPolicy: 'calico' } }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withWindows({ osSku: 'Windows2022' }, { networking: { mode: 'overlay', networkPolicy: 'calico' } }),
  },
  'aks/dual-stack-has-no-engine': {
    fails: () => inMode({ mode: 'overlay', networkPolicy: 'calico', ipv6: {} }),
    at: 'cluster.networking.networkPolicy',
    passes: () => inMode({ mode: 'overlay', ipv6: {} }),
  },
  'aks/services-have-cilium': {
    fails: () => inMode({ mode: 'overlay' }, { advancedNetworking: { transitEncryption: 'WireGuard' } }),
    at: 'cluster.advancedNetworking.transitEncryption',
    passes: () => inMode({ mode: 'overlay' }, { advancedNetworking: { observability: true } }),
  },
  'aks/services-are-wanted': {
    fails: () => aksWith({ advancedNetworking: { observability: false } }),
    at: 'cluster.advancedNetworking',
    passes: () => aksWith({ advancedNetworking: { observability: false, transitEncryption: 'WireGuard' } }),
  },
  'aks/host-routing-suits-nodes': {
    fails: () => withPool({ osSku: 'Ubuntu2204' }, { advancedNetworking: FAST }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withPool({ osSku: 'AzureLinux3' }, { advancedNetworking: FAST }),
  },
  'aks/l7-policies-are-of-small-clusters': {
    fails: () => withPool({ nodes: 1000 }, MANY),
    at: 'cluster.advancedNetworking.advancedNetworkPolicies',
    passes: () => withPool({ nodes: 1000, maxPods: 30 }, MANY),
  },
  'aks/l7-policies-are-not-of-istio': {
    fails: () => aksWith({ advancedNetworking: L7, istioAddon: ISTIO }),
    at: 'cluster.advancedNetworking.advancedNetworkPolicies',
    passes: () => aksWith({ advancedNetworking: { advancedNetworkPolicies: 'FQDN' }, istioAddon: ISTIO }),
  },
  'aks/provisioning-suits-networking': {
    fails: () => inMode({ mode: 'pod-subnet', allocation: 'dynamic' }, { vnet: { kind: 'new' }, nodeProvisioning: {} }),
    at: 'cluster.nodeProvisioning',
    passes: () => inMode({ mode: 'node-subnet' }, { nodeProvisioning: {} }),
  },
  'aks/provisioning-with-static-blocks': {
    fails: () =>
      inMode({ mode: 'pod-subnet', allocation: 'static-block' }, { vnet: { kind: 'new' }, nodeProvisioning: {} }),
    at: 'cluster.nodeProvisioning',
    passes: () => inMode({ mode: 'overlay' }, { nodeProvisioning: {} }),
  },
  'aks/provisioning-has-no-calico': {
    fails: () => inMode({ mode: 'overlay', networkPolicy: 'calico' }, { nodeProvisioning: {} }),
    at: 'cluster.networking.networkPolicy',
    passes: () => inMode({ mode: 'overlay' }, { nodeProvisioning: {} }),
  },
  'aks/provisioning-has-no-windows': {
    fails: () => withWindows({}, { nodeProvisioning: {} }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withPool({}, { nodeProvisioning: {} }),
  },
  'aks/provisioning-is-ipv4': {
    fails: () => inMode(DUAL, { nodeProvisioning: {} }),
    at: 'cluster.networking.ipv6',
    passes: () => inMode({ mode: 'overlay-cilium' }, { nodeProvisioning: { defaultNodePools: 'None' } }),
  },
  'aks/provisioning-scales-alone': {
    fails: () => withPool({ nodes: { min: 1, max: 3 } }, { nodeProvisioning: {} }),
    at: 'cluster.nodePools[1].nodes',
    passes: () => withPool({ nodes: { min: 1, max: 3 } }),
  },
  'aks/istio-revisions': {
    fails: () => aksWith({ istioAddon: { revisions: ['asm-1-29', 'istio-1.30'] } }),
    at: 'cluster.istioAddon.revisions[1]',
    passes: () => aksWith({ istioAddon: { revisions: ['asm-1-29', 'asm-1-30'], ingressGateways: ['internal'] } }),
  },
  'aks/windows-has-azure-cni': {
    fails: () => withWindows({}, { networking: { mode: 'overlay-cilium' } }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withWindows(),
  },
  'aks/windows-nodes-have-few-pods': {
    fails: () => withWindows({ maxPods: 111 }),
    at: 'cluster.nodePools[1].maxPods',
    passes: () => withWindows(),
  },
  'aks/windows-2019-has-no-pod-subnet': {
    fails: () =>
      withWindows(
        { osSku: 'Windows2019' },
        { kubernetes: '1.32', networking: { mode: 'pod-subnet', allocation: 'dynamic' }, vnet: { kind: 'new' } },
      ),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withWindows({ osSku: 'Windows2019' }, { kubernetes: '1.32' }),
  },
  'aks/windows-is-not-arm': {
    fails: () => withWindows({ vmSize: 'Standard_D4pds_v6' }),
    at: 'cluster.nodePools[1].vmSize',
    passes: () => withPool({ vmSize: 'Standard_D4pds_v6' }),
  },
  'aks/windows-is-left-out': {
    fails: () => withWindows({}, { istioAddon: ISTIO }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => aksWith({ nodePools: [SYSTEM], istioAddon: ISTIO }),
  },
};
