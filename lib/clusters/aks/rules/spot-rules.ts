import type { AksNodePool } from '../aks-cluster';
import { ANY_PRICE } from '../node-pools';
import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

const GUIDE = `${DOCS}/spot-node-pool`;

/** Pools of spot capacity. */
export const SPOT_RULES: readonly AksRule[] = [
  {
    id: 'aks/spot-is-for-user-pools',
    title: 'What the cluster itself needs does not run on spot capacity',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSpotPool(cluster, ({ name, mode }, path) => {
        if (mode === 'user') return;
        report({
          path: [...path, 'mode'],
          message: `pool '${name}' is in system mode, and AKS refuses spot capacity there`,
          fix: "use the mode 'user', or on-demand capacity",
        });
      }),
  },
  {
    id: 'aks/spot-machines-are-deleted',
    title: 'Spot machines that are taken back are deleted: deallocated ones go on counting against the quota',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSpotPool(cluster, ({ name, spotOptions }, path) => {
        if (spotOptions?.evictionPolicy !== 'Deallocate') return;
        report({
          path: [...path, 'spot', 'evictionPolicy'],
          message: `machines of pool '${name}' that were taken back use up quota, and hinder scaling and upgrades`,
          fix: "set it to 'Delete', or remove it",
        });
      }),
  },
  {
    id: 'aks/spot-is-autoscaled',
    title: 'The cluster autoscaler brings spot nodes back: without it, a pool dwindles to nothing',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSpotPool(cluster, ({ name, isAutoscaled, nodes }, path) => {
        // Where node auto-provisioning brings nodes, the autoscaler must not.
        if (isAutoscaled || cluster.aks.nodeProvisioning !== undefined) return;
        report({
          path: [...path, 'nodes'],
          message: `nodes of pool '${name}' that are taken back stay away`,
          fix: `let it scale: { min: 0, max: ${Math.max(nodes.max, 1)} }`,
        });
      }),
  },
  {
    id: 'aks/spot-does-not-surge',
    title: 'An upgrade adds no nodes to a spot pool',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSpotPool(cluster, ({ name, upgrade }, path) => {
        if (upgrade.maxSurge === undefined) return;
        report({
          path: [...path, 'upgrade', 'maxSurge'],
          message: `it has no effect on pool '${name}'`,
          fix: 'remove it, or use maxUnavailable',
        });
      }),
  },
  {
    id: 'aks/spot-price',
    title: 'The most to pay is a positive price with at most five decimals, or -1 for that of on-demand capacity',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSpotPool(cluster, ({ spotOptions: { maxPrice } = { maxPrice: ANY_PRICE } }, path) => {
        if (maxPrice === ANY_PRICE || (maxPrice > 0 && Number(maxPrice.toFixed(5)) === maxPrice)) return;
        report({
          path: [...path, 'spot', 'maxPrice'],
          message: `${maxPrice} is no such price`,
          fix: maxPrice > 0.00001 ? `write ${Number(maxPrice.toFixed(5))}` : 'remove it',
        });
      }),
  },
];

function eachSpotPool(...[cluster, visit]: Parameters<typeof eachPool>): void {
  eachPool(cluster, (pool: AksNodePool, path) => {
    if (pool.spot) visit(pool, path);
  });
}
