import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { type HybridWorkloadOptions, inspectHybridWorkload } from '../../lib/workloads/hybrid';
import { sized } from '../support/clusters';
import { CHECKOUT } from '../support/spot-safe';
import { TWO_CAPACITIES } from '../support/two-capacities';
import type { RuleCases } from './cases';

const OPTIONS: HybridWorkloadOptions = { ...CHECKOUT, split: { kind: 'base', onDemand: 3 } };
const RATIO = { kind: 'ratio', onDemand: 1, spot: 4 } as const;

const hybrid = (options: Partial<HybridWorkloadOptions>, cluster: Cluster = TWO_CAPACITIES): readonly Finding[] =>
  inspectHybridWorkload(cluster, { ...OPTIONS, ...options }).findings;

/** Rules about workloads on both kinds of capacity. */
export const HYBRID_CASES: RuleCases = {
  'hybrid/some-pods-are-on-spot': {
    fails: () => hybrid({ split: { kind: 'base', onDemand: 7 } }),
    at: 'split.onDemand',
    passes: () => hybrid({ split: { kind: 'base', onDemand: 6 } }),
  },
  'hybrid/halves-are-told-apart': {
    fails: () => hybrid({}, sized(9)),
    at: 'nodes.spotLabel',
    passes: () => hybrid({ nodes: { spotLabel: { key: 'capacity', value: 'spot' } } }, sized(9)),
  },
  'hybrid/pods-may-be-on-both': {
    fails: () => hybrid({ pod: { ...CHECKOUT.pod, nodeSelector: { 'eks.amazonaws.com/capacityType': 'SPOT' } } }),
    at: 'pod.nodeSelector["eks.amazonaws.com/capacityType"]',
    passes: () => hybrid({ pod: { ...CHECKOUT.pod, nodeSelector: { disk: 'fast' } } }),
  },
  'hybrid/on-demand-nodes-are-there': {
    fails: () => {
      const nodePools = TWO_CAPACITIES.nodePools.filter(({ spot }) => spot);
      return hybrid({}, { ...TWO_CAPACITIES, nodePools });
    },
    at: 'cluster.nodePools',
    passes: () => hybrid({}),
  },
  'hybrid/base-keeps-its-nodes': {
    fails: () => hybrid({ nodes: { capacity: 'spot-first' } }),
    at: 'nodes.capacity',
    passes: () => hybrid({ nodes: { capacity: 'spot' } }),
  },
  'hybrid/roll-outs-leave-what-is-needed': {
    fails: () => hybrid({ survive: 'node', need: 4, replicas: 5 }),
    at: 'replicas',
    passes: () => hybrid({ survive: 'node', need: 4, replicas: 6 }),
  },
  'hybrid/ratio-decides-the-nodes': {
    fails: () => hybrid({ split: RATIO, nodes: { capacity: 'spot' } }),
    at: 'nodes.capacity',
    passes: () => hybrid({ split: RATIO }),
  },
  'hybrid/ratio-has-few-parts': {
    fails: () => hybrid({ split: { ...RATIO, spot: 9 } }),
    at: 'split.spot',
    passes: () => hybrid({ split: { ...RATIO, spot: 8 } }),
  },
  'hybrid/ratio-has-a-label': {
    fails: () => hybrid({ split: { ...RATIO, label: 'kubernetes.io/hostname' } }),
    at: 'split.label',
    passes: () => hybrid({ split: { ...RATIO, label: 'share' } }),
  },
};
