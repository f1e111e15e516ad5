import type { Taint } from '../../../core/needs';
import type { AksCluster, AksNodePool } from '../aks-cluster';
import type { AksUpgradeSettings } from '../node-pool-options';

/** A node pool as the API of AKS says it, within a cluster and by itself. */
export interface AgentPoolProfile {
  readonly mode: 'System' | 'User';
  readonly type: 'VirtualMachineScaleSets';
  readonly vmSize: string;
  readonly osType: 'Linux' | 'Windows';
  readonly osSKU: string;
  readonly enableFIPS: boolean;
  readonly osDiskSizeGB: number;
  readonly maxPods: number;
  readonly count: number;
  readonly enableAutoScaling: boolean;
  readonly minCount?: number;
  readonly maxCount?: number;
  readonly availabilityZones?: string[];
  readonly nodeLabels: Record<string, string>;
  readonly nodeTaints: string[];
  readonly scaleSetPriority: 'Regular' | 'Spot';
  readonly scaleSetEvictionPolicy?: 'Delete' | 'Deallocate';
  readonly spotMaxPrice?: number;
  readonly podIPAllocationMode?: 'DynamicIndividual' | 'StaticBlock';
  readonly upgradeSettings?: AgentPoolUpgradeSettings;
  readonly localDNSProfile?: { readonly mode: 'Preferred' | 'Required' | 'Disabled' };
}

/** How nodes of a pool are replaced, as the API says it. */
export interface AgentPoolUpgradeSettings {
  readonly maxSurge?: string;
  readonly maxUnavailable?: string;
  readonly drainTimeoutInMinutes?: number;
  readonly nodeSoakDurationInMinutes?: number;
  readonly undrainableNodeBehavior?: 'Cordon' | 'Schedule';
}

/** A pool of a cluster, but for its name and its subnets. */
export function agentPoolProfile(pool: AksNodePool, { aks: { mode } }: AksCluster<unknown>): AgentPoolProfile {
  const { min, max } = pool.nodes;
  const upgradeSettings = upgradeSettingsOf(pool.upgrade);
  return {
    mode: pool.mode === 'system' ? 'System' : 'User',
    type: 'VirtualMachineScaleSets',
    vmSize: pool.vmSize,
    osType: pool.os === 'windows' ? 'Windows' : 'Linux',
    osSKU: pool.osSku,
    enableFIPS: pool.isFips,
    osDiskSizeGB: pool.diskSize,
    maxPods: pool.maxPods,
    count: min,
    enableAutoScaling: pool.isAutoscaled,
    ...(pool.isAutoscaled && { minCount: min, maxCount: max }),
    ...(pool.zones.length > 0 && { availabilityZones: [...pool.zones] }),
    nodeLabels: { ...pool.labels },
    nodeTaints: pool.taints.map(taintOf),
    scaleSetPriority: pool.spot ? 'Spot' : 'Regular',
    ...(pool.spotOptions !== undefined && {
      scaleSetEvictionPolicy: pool.spotOptions.evictionPolicy,
      spotMaxPrice: pool.spotOptions.maxPrice,
    }),
    ...(mode.podIpAllocationMode !== undefined && { podIPAllocationMode: mode.podIpAllocationMode }),
    ...(upgradeSettings !== undefined && { upgradeSettings }),
    ...(pool.localDns !== undefined && { localDNSProfile: { mode: pool.localDns } }),
  };
}

function taintOf({ key, value = '', effect }: Taint): string {
  return `${key}=${value}:${effect}`;
}

function upgradeSettingsOf({
  maxSurge,
  maxUnavailable,
  drainTimeoutMinutes,
  nodeSoakMinutes,
  undrainableNodeBehavior,
}: AksUpgradeSettings): AgentPoolUpgradeSettings | undefined {
  const settings = {
    ...(maxSurge !== undefined && { maxSurge }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
    ...(drainTimeoutMinutes !== undefined && { drainTimeoutInMinutes: drainTimeoutMinutes }),
    ...(nodeSoakMinutes !== undefined && { nodeSoakDurationInMinutes: nodeSoakMinutes }),
    ...(undrainableNodeBehavior !== undefined && { undrainableNodeBehavior }),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}
