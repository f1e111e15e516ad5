import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

const GUIDE = `${DOCS}/upgrade-aks-node-pools-rolling`;

/** A number of nodes, or a share of the pool. */
const AMOUNT = /^(0|[1-9]\d{0,3}|([1-9]\d?|100|0)%)$/;

/** How nodes of a pool are replaced. */
export const UPGRADE_RULES: readonly AksRule[] = [
  {
    id: 'aks/upgrade-amounts',
    title: "Nodes of an upgrade are a number, such as '1', or a share of the pool, such as '33%'",
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachPool(cluster, ({ upgrade }, path) => {
        for (const option of ['maxSurge', 'maxUnavailable'] as const) {
          const amount = upgrade[option];
          if (amount === undefined || AMOUNT.test(amount)) continue;
          report({
            path: [...path, 'upgrade', option],
            message: `'${amount.slice(0, 100)}' is neither`,
            fix: "write it as '1' or '33%'",
          });
        }
      }),
  },
  {
    id: 'aks/upgrade-moves',
    title: 'During an upgrade, some nodes are added or some are missing',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, upgrade: { maxSurge, maxUnavailable = '0' } }, path) => {
        if (maxSurge === undefined || !isNone(maxSurge) || !isNone(maxUnavailable)) return;
        report({
          path: [...path, 'upgrade', 'maxSurge'],
          message: `pool '${name}' could never be upgraded`,
          fix: "set it to '1' or more, or set maxUnavailable",
        });
      }),
  },
  {
    id: 'aks/upgrade-has-one-way',
    title: 'Either nodes are added or nodes are missing: both at once is a preview',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, upgrade: { maxSurge = '0', maxUnavailable = '0' } }, path) => {
        if (isNone(maxSurge) || isNone(maxUnavailable)) return;
        report({
          path: [...path, 'upgrade', 'maxUnavailable'],
          message: `pool '${name}' has maxSurge too, and stable versions of the API take one of them`,
          fix: 'remove one of them',
        });
      }),
  },
  {
    id: 'aks/system-pools-stay-available',
    title: 'No nodes of a system pool are missing during an upgrade',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, mode, upgrade: { maxUnavailable = '0' } }, path) => {
        if (mode === 'user' || isNone(maxUnavailable)) return;
        report({
          path: [...path, 'upgrade', 'maxUnavailable'],
          message: `AKS refuses it on system pool '${name}'`,
          fix: 'remove it, and use maxSurge',
        });
      }),
  },
];

function isNone(amount: string): boolean {
  return amount === '0' || amount === '0%';
}
