import type { AksExistingVnet, AksNetworking, AksNodePoolOptions, AksOptions, AksSubnet } from '../../lib/clusters/aks';
import { inspectAks } from '../../lib/clusters/aks/cluster';
import type { Finding } from '../../lib/core/finding';

/** What is found in an AKS cluster of which only this is said. */
export const aksWith = (options: Partial<AksOptions>): readonly Finding[] =>
  inspectAks({
    name: 'test',
    networking: { mode: 'overlay-cilium' },
    apiServer: { host: 'test-1a2b3c4d.hcp.westeurope.azmk8s.io' },
    ...options,
  }).findings;

/** What is found in one with this networking mode. */
export const inMode = (networking: AksNetworking, options: Partial<AksOptions> = {}): readonly Finding[] =>
  aksWith({ networking, ...options });

/** A system pool that is well in order. */
export const SYSTEM: AksNodePoolOptions = {
  name: 'system',
  mode: 'system',
  nodes: 3,
  vmSize: 'Standard_D4ads_v5',
};

/** What is found in one with this instead of what is said of its system pool. */
export const withSystemPool = (pool: Partial<AksNodePoolOptions>, options: Partial<AksOptions> = {}) =>
  aksWith({ nodePools: [{ ...SYSTEM, ...pool }], ...options });

/** What is found in one with a pool beside a system pool that is well in order. */
export const withPool = (pool: Partial<AksNodePoolOptions>, options: Partial<AksOptions> = {}): readonly Finding[] =>
  aksWith({ nodePools: [SYSTEM, { name: 'apps', vmSize: 'Standard_D4ads_v5', ...pool }], ...options });

/** What is found in one with a Windows pool, in a mode that serves it. */
export const withWindows = (pool: Partial<AksNodePoolOptions> = {}, options: Partial<AksOptions> = {}) =>
  withPool({ name: 'win', osSku: 'Windows2025', ...pool }, { networking: { mode: 'overlay' }, ...options });

/** A subnet by its resource id. */
export const subnet = (name: string, options: Partial<AksSubnet> = {}): AksSubnet => ({
  id: `/subscriptions/0/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/hub/subnets/${name}`,
  ...options,
});

/** A VNet that exists, with what a test says of it. */
export const existing = (options: Partial<AksExistingVnet> = {}): AksExistingVnet => ({
  kind: 'existing',
  cidrs: ['10.1.0.0/16'],
  nodeSubnet: subnet('nodes', { cidr: '10.1.0.0/22' }),
  ...options,
});

/** One that has a subnet for pods. */
export const withPodSubnet = (cidr: string, options: Partial<AksExistingVnet> = {}): AksExistingVnet =>
  existing({ cidrs: ['10.0.0.0/8'], podSubnet: subnet('pods', { cidr }), ...options });
