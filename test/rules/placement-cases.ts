import type { Finding } from '../../lib/core/finding';
import { evaluate } from '../../lib/core/rule';
import { type NeedOptions, PLACEMENT_RULES, resolveNeed } from '../../lib/workloads/placement';
import type { RuleCases } from './cases';

const placing = (options: NeedOptions, zonesOfCluster?: number): readonly Finding[] =>
  evaluate(PLACEMENT_RULES, resolveNeed(options, zonesOfCluster)).findings;

const FIVE = { need: 5, zones: 3 } as const;

/** Rules about what a workload needs. */
export const PLACEMENT_CASES: RuleCases = {
  'placement/zones-are-known': {
    fails: () => placing({ need: 5 }),
    at: 'zones',
    passes: () => placing({ need: 5 }, 3),
  },
  'placement/zones-are-there': {
    fails: () => placing(FIVE, 2),
    at: 'zones',
    passes: () => placing({ ...FIVE, zones: 2 }, 3),
  },
  'placement/a-zone-can-be-lost': {
    fails: () => placing({ need: 5, zones: 1, survive: 'zone' }),
    at: 'survive',
    passes: () => placing({ need: 5, zones: 1 }),
  },
  // SP-05: two replicas at 20 %.
  'placement/one-pod-is-within-the-blast': {
    fails: () => placing({ ...FIVE, need: 1, replicas: 2 }),
    at: 'replicas',
    passes: () => placing({ ...FIVE, need: 1, replicas: 5 }),
  },
  'placement/enough-is-left': {
    fails: () => placing({ ...FIVE, survive: 'zone+node', replicas: 8 }),
    at: 'replicas',
    passes: () => placing({ ...FIVE, survive: 'zone+node', replicas: 9 }),
  },
  'placement/pods-per-node-hold': {
    fails: () => placing({ ...FIVE, replicas: 9, podsPerNode: 2 }),
    at: 'podsPerNode',
    passes: () => placing({ ...FIVE, replicas: 10, podsPerNode: 2 }),
  },
  // SP-06: a fifth in each of three zones.
  'placement/zone-share-is-possible': {
    fails: () => placing({ ...FIVE, zoneBlastRadius: 0.2 }),
    at: 'zoneBlastRadius',
    passes: () => placing({ ...FIVE, survive: 'zone+node', zoneBlastRadius: 0.34 }),
  },
  'placement/need-can-be-met': {
    fails: () => placing({ ...FIVE, blastRadius: 0.00001 }),
    at: 'blastRadius',
    passes: () => placing({ ...FIVE, blastRadius: 0.01 }),
  },
};
