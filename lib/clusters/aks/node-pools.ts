import type { Taint } from '../../core/needs';
import type { AksNodePool } from './aks-cluster';
import type { AksNodePoolOptions, AksSpotOptions, AksUpgradeSettings } from './node-pool-options';
import { isArm } from './vm-size';

/** The key of the label and the taint that AKS gives nodes of spot pools. */
export const SPOT_KEY = 'kubernetes.azure.com/scalesetpriority';

/** The taint that AKS gives nodes of spot pools. Declared, because it comes back as a setting of the pool. */
export const SPOT_TAINT: Taint = { key: SPOT_KEY, value: 'spot', effect: 'NoSchedule' };

/** Three nodes for what the cluster itself needs: with two, an upgrade leaves one. */
const SYSTEM_POOL: AksNodePoolOptions = { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' };

/** Where the price is that of on-demand capacity. */
export const ANY_PRICE = -1;

/** The most pods that Microsoft recommends on a Windows node. */
export const MOST_WINDOWS_PODS = 110;

/** Node pools, with defaults. */
export function poolsOf(
  pools: readonly AksNodePoolOptions[] = [SYSTEM_POOL],
  defaultMaxPods: number,
): readonly AksNodePool[] {
  return pools.map((pool) => {
    const nodes = typeof pool.nodes === 'object' ? pool.nodes : { min: pool.nodes ?? 2, max: pool.nodes ?? 2 };
    const spot = spotOf(pool.spot);
    const osSku = pool.osSku ?? 'Ubuntu2404';
    const isWindows = osSku.startsWith('Windows');
    const upgrade = pool.upgrade ?? {};
    return {
      name: pool.name,
      role: 'worker',
      nodes,
      os: isWindows ? 'windows' : 'linux',
      architecture: isArm(pool.vmSize) ? 'arm64' : 'amd64',
      taints: spot === undefined ? (pool.taints ?? []) : withSpotTaint(pool.taints ?? []),
      labels: { ...pool.labels, ...(spot !== undefined && { [SPOT_KEY]: 'spot' }) },
      spot: spot !== undefined,
      instanceTypes: [pool.vmSize],
      mode: pool.mode ?? 'user',
      isAutoscaled: typeof pool.nodes === 'object',
      vmSize: pool.vmSize,
      osSku,
      isFips: osSku === 'Windows2025',
      diskSize: pool.diskSize ?? 128,
      maxPods: pool.maxPods ?? (isWindows ? Math.min(defaultMaxPods, MOST_WINDOWS_PODS) : defaultMaxPods),
      zones: pool.zones ?? [],
      ...(spot !== undefined && { spotOptions: spot }),
      upgrade,
      surge: spot === undefined ? surgeOf(upgrade, nodes.max) : 0,
      ...(pool.localDns !== undefined && { localDns: pool.localDns }),
    };
  });
}

function spotOf(spot: AksNodePoolOptions['spot']): Required<AksSpotOptions> | undefined {
  if (spot === undefined || spot === false) return undefined;
  const { evictionPolicy = 'Delete', maxPrice = ANY_PRICE } = spot === true ? {} : spot;
  return { evictionPolicy, maxPrice };
}

function withSpotTaint(taints: readonly Taint[]): readonly Taint[] {
  return [...taints.filter(({ key }) => key !== SPOT_KEY), SPOT_TAINT];
}

/** The most nodes that an upgrade adds. Shares are rounded up. */
function surgeOf({ maxSurge, maxUnavailable }: AksUpgradeSettings, nodes: number): number {
  const surge = maxSurge ?? (maxUnavailable === undefined ? '10%' : '0');
  const number = Number.parseInt(surge, 10);
  if (Number.isNaN(number)) return 0;
  return surge.endsWith('%') ? Math.ceil((nodes * number) / 100) : number;
}
