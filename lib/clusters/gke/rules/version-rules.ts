import { hasReached } from '../gke-version';
import { GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';
import { VERSION_GATES } from './version-gates';

/** What a version of GKE is too old for. */
export const VERSION_RULES: readonly GkeRule[] = [
  {
    id: 'gke/version-has-the-feature',
    title: 'The version of a cluster has the features that are asked for',
    severity: 'error',
    evidence: `${GUIDES}/release-notes`,
    check: (cluster, report) => {
      const { gkeVersion } = cluster.gke;
      const version = { kubernetes: cluster.kubernetes, ...(gkeVersion !== undefined && { gkeVersion }) };
      for (const { feature, minima, usedAt, evidence } of VERSION_GATES) {
        if (hasReached(minima, version) !== false) continue;
        for (const path of usedAt(cluster)) {
          report({
            path,
            message: `GKE ${gkeVersion ?? cluster.kubernetes} does not have ${feature}, which came with ${minima.join(' and ')} (${evidence})`,
            fix: 'use a newer version, or leave it out',
          });
        }
      }
    },
  },
];
