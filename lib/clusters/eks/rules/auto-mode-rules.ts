import type { EksRule } from './eks-rule';
import { USER_GUIDE } from './evidence';

/** What does not go with EKS Auto Mode. */
export const AUTO_MODE_RULES: readonly EksRule[] = [
  {
    id: 'eks/auto-mode-has-no-node-groups',
    title:
      'In Auto Mode there are no managed node groups: the CNI is built into the nodes that AWS makes, and only these',
    severity: 'error',
    evidence: `${USER_GUIDE}/auto-networking.html`,
    check: ({ eks: { mode, nodePools } }, report) => {
      if (!mode.isAuto) return;
      for (const [index, pool] of nodePools.entries()) {
        report({
          path: ['cluster', 'nodePools', index],
          message: `nodes of pool '${pool.name}' would have no CNI, and never be ready`,
          fix: "leave it to Auto Mode's own pools, or choose another networking mode",
        });
      }
    },
  },
];
