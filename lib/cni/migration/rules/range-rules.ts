import { known, reportOverlaps } from '../../../core/network/ranges';
import type { Rule } from '../../../core/rule';
import { isPool } from '../destinations/cilium';
import type { MigrationSettings } from '../settings';
import { GUIDE } from './evidence';

/** What the new addresses must be like. */
export const MIGRATION_RANGE_RULES: readonly Rule<MigrationSettings>[] = [
  {
    id: 'migration/range-is-new',
    title: 'Both networks run side by side, and the routes of a node tell them apart by their ranges',
    severity: 'error',
    evidence: GUIDE,
    check: ({ cluster, options }, report) => {
      const { pods, services, nodes } = cluster.ranges;
      const used = [
        ...pods.map((cidr) => ({ cidr, use: 'range of pods today', path: ['cluster', 'ranges', 'pods'] })),
        ...services.map((cidr) => ({ cidr, use: 'range of Services', path: ['cluster', 'ranges', 'services'] })),
        ...nodes.map((cidr) => ({ cidr, use: 'network of nodes', path: ['cluster', 'ranges', 'nodes'] })),
      ];
      for (const [index, cidr] of options.podRanges.entries()) {
        for (const one of used)
          reportOverlaps([one, { cidr, use: 'new pod range', path: ['podRanges', index] }], report);
      }
    },
  },
  {
    id: 'migration/families-stay',
    title: 'Pods keep their IP families, in the same order: a change of family has not been tested upstream',
    severity: 'error',
    evidence: GUIDE,
    check: ({ cluster, options }, report) => {
      const families = options.podRanges.map((text) => known(text)?.family);
      // What is no range has been refused by then.
      if (families.includes(undefined) || families.join() === cluster.ipFamilies.join()) return;
      report({
        path: ['podRanges'],
        message: `pods have ${cluster.ipFamilies.join(' and ')} today, and would have ${families.join(' and ') || 'no addresses'}`,
        fix: `give one range of ${cluster.ipFamilies.join(' and one of ')}`,
      });
    },
  },
  {
    id: 'migration/addresses-come-from-a-pool',
    title: "Nodes keep the ranges that Kubernetes gave them, which are yesterday's: Cilium needs a pool of its own",
    severity: 'error',
    evidence: GUIDE,
    check: ({ next }, report) => {
      if (isPool(next.options.ipam)) return;
      report({
        path: ['to', 'options', 'ipam'],
        message: 'new pods would take addresses that old ones have',
        fix: "remove ipam, or set it to 'cluster-pool'",
      });
    },
  },
];
