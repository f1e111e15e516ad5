import { type GkeAddressPlanOptions, inspectGkeAddressPlan } from '../../lib/clusters/gke';
import type { Finding } from '../../lib/core/finding';
import type { RuleCases } from './cases';

const plan = (options: Partial<GkeAddressPlanOptions>): readonly Finding[] =>
  inspectGkeAddressPlan({ ranges: ['10.0.0.0/14'], nodes: 100, ...options }).findings;

/** Rules about the ranges of a cluster's subnet. */
export const GKE_ADDRESS_PLAN_CASES: RuleCases = {
  'gke/plan-ranges-are-ipv4': {
    fails: () => plan({ podRanges: ['fd00::/56'] }),
    at: 'podRanges[0]',
    passes: () => plan({ podRanges: ['100.64.0.0/12'] }),
  },
  'gke/plan-ranges-are-apart': {
    fails: () => plan({ podRanges: ['10.3.0.0/16'] }),
    at: 'podRanges[0]',
    passes: () => plan({ podRanges: ['10.4.0.0/16'] }),
  },
  'gke/plan-fits': {
    fails: () => plan({ ranges: ['10.0.0.0/16'] }),
    at: 'ranges',
    passes: () => plan({ ranges: ['10.0.0.0/15'] }),
  },
};
