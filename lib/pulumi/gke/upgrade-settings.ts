import type { NodePoolArgs } from '@pulumi/gcp/container/nodePool';
import type { ResolvedGkeUpgrade } from '../../clusters/gke/gke-cluster';

/** How nodes of a pool are replaced, as the API writes it. */
export function upgradeSettingsOf(upgrade: ResolvedGkeUpgrade): NonNullable<NodePoolArgs['upgradeSettings']> {
  switch (upgrade.strategy) {
    case 'surge':
      return { strategy: 'SURGE', maxSurge: upgrade.maxSurge, maxUnavailable: upgrade.maxUnavailable };
    case 'blue-green':
      return {
        strategy: 'BLUE_GREEN',
        blueGreenSettings: {
          standardRolloutPolicy: {
            ...('nodes' in upgrade.batch
              ? { batchNodeCount: upgrade.batch.nodes }
              : { batchPercentage: upgrade.batch.percent / 100 }),
            batchSoakDuration: `${upgrade.batchSoak}s`,
          },
          nodePoolSoakDuration: `${upgrade.poolSoak}s`,
        },
      };
  }
}
