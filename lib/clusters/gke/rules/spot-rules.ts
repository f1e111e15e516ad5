import { GUIDES, NODE_POOL_RESOURCE } from './evidence';
import type { GkeRule } from './gke-rule';
import { eachPool } from './node-pool-rules';

/** Spot capacity: taken back with 30 seconds' notice, and not always to be had. */
export const SPOT_RULES: readonly GkeRule[] = [
  {
    id: 'gke/shutdown-grace-is-of-spot',
    title: 'How long pods may take to end when nodes are taken back is said of spot pools only',
    severity: 'error',
    evidence: NODE_POOL_RESOURCE,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, spot, shutdownGrace }, path) => {
        if (spot || shutdownGrace === undefined) return;
        report({
          path: [...path, 'shutdownGrace'],
          message: `pool '${name}' is on demand, and GKE refuses it`,
          fix: 'remove it',
        });
      }),
  },
  {
    id: 'gke/shutdown-grace-covers-critical-pods',
    title: 'Of the time that pods have to end, critical ones get a part',
    severity: 'error',
    evidence: `${GUIDES}/concepts/spot-vms`,
    check: (cluster, report) =>
      eachPool(cluster, ({ shutdownGrace }, path) => {
        if (shutdownGrace === undefined || shutdownGrace.critical <= shutdownGrace.total) return;
        report({
          path: [...path, 'shutdownGrace', 'critical'],
          message: `${shutdownGrace.critical} seconds are more than all ${shutdownGrace.total}`,
          fix: `set it to less than ${shutdownGrace.total}: what it leaves is for ordinary pods`,
        });
      }),
  },
  {
    id: 'gke/spot-upgrades-without-surge',
    title: 'An upgrade of a spot pool needs no additional nodes: there may be no capacity for them',
    severity: 'warning',
    evidence: `${GUIDES}/concepts/spot-vms`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, spot, upgrade }, path) => {
        if (!spot || (upgrade.strategy === 'surge' && upgrade.maxUnavailable > 0)) return;
        report({
          path: [...path, 'upgrade'],
          message: `upgrades of pool '${name}' wait until there is spot capacity for additional nodes`,
          fix: "remove it, or use { strategy: 'surge', maxSurge: 0, maxUnavailable: 1 }",
        });
      }),
  },
];
