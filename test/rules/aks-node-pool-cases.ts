import { withPool, withSystemPool, withWindows } from './aks-found';
import type { RuleCases } from './cases';

const SPOT = { spot: true, nodes: { min: 0, max: 10 } } as const;

/** Rules about node pools. */
export const AKS_NODE_POOL_CASES: RuleCases = {
  'aks/pool-name': {
    fails: () => withWindows({ name: 'windows' }),
    at: 'cluster.nodePools[1].name',
    passes: () => withPool({ name: 'windows' }),
  },
  'aks/pool-vm-size': {
    fails: () => withPool({ vmSize: 'm7g.large' }),
    at: 'cluster.nodePools[1].vmSize',
    passes: () => withPool({ vmSize: 'Standard_NC24ads_A100_v4' }),
  },
  'aks/overlay-has-no-dcsv2': {
    fails: () => withPool({ vmSize: 'Standard_DC4s_v2' }),
    at: 'cluster.nodePools[1].vmSize',
    passes: () => withPool({ vmSize: 'Standard_DC4ads_v5' }),
  },
  'aks/pool-has-room-for-30-pods': {
    fails: () => withPool({ nodes: 2, maxPods: 10 }),
    at: 'cluster.nodePools[1].maxPods',
    passes: () => withPool({ nodes: 3, maxPods: 10 }),
  },
  'aks/pool-labels-are-free': {
    fails: () => withPool({ labels: { 'kubernetes.azure.com/scalesetpriority': 'spot' } }),
    at: 'cluster.nodePools[1].labels["kubernetes.azure.com/scalesetpriority"]',
    passes: () => withPool({ ...SPOT, labels: { 'example.com/role': 'batch' } }),
  },
  'aks/pool-taints-are-free': {
    fails: () => withPool({ taints: [{ key: 'kubernetes.azure.com/mode', effect: 'NoSchedule' }] }),
    at: 'cluster.nodePools[1].taints[0]',
    passes: () => withPool({ ...SPOT, taints: [{ key: 'example.com/batch', effect: 'NoSchedule' }] }),
  },
  'aks/startup-taints-stay': {
    fails: () => withPool({ taints: [{ key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NoExecute' }] }),
    at: 'cluster.nodePools[1].taints[0]',
    passes: () => withPool({ taints: [{ key: 'example.com/gpu', effect: 'NoSchedule' }] }),
  },
  'aks/has-a-system-pool': {
    fails: () => withSystemPool({ mode: 'user' }),
    at: 'cluster.nodePools',
    passes: () => withSystemPool({}),
  },
  'aks/system-pool-is-linux': {
    fails: () => withWindows({ mode: 'system' }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withWindows({ mode: 'user' }),
  },
  'aks/system-pool-has-two-nodes': {
    fails: () => withSystemPool({ nodes: { min: 1, max: 3 } }),
    at: 'cluster.nodePools[0].nodes',
    passes: () => withSystemPool({ nodes: { min: 2, max: 3 } }),
  },
  'aks/system-pool-is-large-enough': {
    fails: () => withSystemPool({ vmSize: 'Standard_D2ads_v5' }),
    at: 'cluster.nodePools[0].vmSize',
    passes: () => withSystemPool({ vmSize: 'Standard_DS3_v2' }),
  },
  'aks/system-pool-takes-30-pods': {
    fails: () => withSystemPool({ maxPods: 29 }),
    at: 'cluster.nodePools[0].maxPods',
    passes: () => withSystemPool({ maxPods: 30 }),
  },
  'aks/system-pool-taints': {
    fails: () => withSystemPool({ taints: [{ key: 'example.com/system', effect: 'NoSchedule' }] }),
    at: 'cluster.nodePools[0].taints[0]',
    passes: () => withSystemPool({ taints: [{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NoSchedule' }] }),
  },
  'aks/spot-is-for-user-pools': {
    fails: () => withPool({ ...SPOT, mode: 'system' }),
    at: 'cluster.nodePools[1].mode',
    passes: () => withPool(SPOT),
  },
  'aks/spot-machines-are-deleted': {
    fails: () => withPool({ ...SPOT, spot: { evictionPolicy: 'Deallocate' } }),
    at: 'cluster.nodePools[1].spot.evictionPolicy',
    passes: () => withPool({ ...SPOT, spot: { evictionPolicy: 'Delete' } }),
  },
  'aks/spot-is-autoscaled': {
    fails: () => withPool({ spot: true, nodes: 3 }),
    at: 'cluster.nodePools[1].nodes',
    passes: () => withPool({ spot: true, nodes: 3 }, { nodeProvisioning: {} }),
  },
  'aks/spot-does-not-surge': {
    fails: () => withPool({ ...SPOT, upgrade: { maxSurge: '1' } }),
    at: 'cluster.nodePools[1].upgrade.maxSurge',
    passes: () => withPool({ ...SPOT, upgrade: { maxUnavailable: '1' } }),
  },
  'aks/spot-price': {
    fails: () => withPool({ ...SPOT, spot: { maxPrice: 0.123456 } }),
    at: 'cluster.nodePools[1].spot.maxPrice',
    passes: () => withPool({ ...SPOT, spot: { maxPrice: 0.12345 } }),
  },
  'aks/image-suits-kubernetes': {
    fails: () => withPool({ osSku: 'AzureLinux3' }, { kubernetes: '1.37' }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withPool({ osSku: 'AzureLinux3' }, { kubernetes: '1.36.4' }),
  },
  'aks/image-ends': {
    fails: () => withWindows({ osSku: 'Windows2022' }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withWindows({ osSku: 'Windows2025' }),
  },
  'aks/dual-stack-azure-linux': {
    fails: () => withPool({ osSku: 'AzureLinux3' }, { networking: { mode: 'overlay-cilium', ipv6: {} } }),
    at: 'cluster.nodePools[1].osSku',
    passes: () => withPool({ osSku: 'Ubuntu2404' }, { networking: { mode: 'overlay-cilium', ipv6: {} } }),
  },
  'aks/upgrade-amounts': {
    fails: () => withPool({ upgrade: { maxSurge: 'half' } }),
    at: 'cluster.nodePools[1].upgrade.maxSurge',
    passes: () => withPool({ upgrade: { maxSurge: '50%' } }),
  },
  'aks/upgrade-moves': {
    fails: () => withPool({ upgrade: { maxSurge: '0' } }),
    at: 'cluster.nodePools[1].upgrade.maxSurge',
    passes: () => withPool({ upgrade: { maxSurge: '0', maxUnavailable: '1' } }),
  },
  'aks/upgrade-has-one-way': {
    fails: () => withPool({ upgrade: { maxSurge: '1', maxUnavailable: '1' } }),
    at: 'cluster.nodePools[1].upgrade.maxUnavailable',
    passes: () => withPool({ upgrade: { maxUnavailable: '1' } }),
  },
  'aks/system-pools-stay-available': {
    fails: () => withSystemPool({ upgrade: { maxUnavailable: '1' } }),
    at: 'cluster.nodePools[0].upgrade.maxUnavailable',
    passes: () => withPool({ upgrade: { maxUnavailable: '1' } }),
  },
  'aks/local-dns-suits-nodes': {
    fails: () => withPool({ vmSize: 'Standard_D2ads_v5', localDns: 'Required' }),
    at: 'cluster.nodePools[1].localDns',
    passes: () => withPool({ vmSize: 'Standard_D2ads_v5', localDns: 'Preferred' }),
  },
  'aks/local-dns-is-let-through': {
    fails: () => withPool({ localDns: 'Required' }),
    at: 'cluster.nodePools[1].localDns',
    passes: () => withPool({ localDns: 'Required' }, { networking: { mode: 'overlay' } }),
  },
};
