import type { Finding } from '../../lib/core/finding';
import {
  type DaemonSetRequest,
  type Fleet,
  type FleetNode,
  type FleetWorkload,
  inspectFleetCost,
} from '../../lib/cost';
import type { RuleCases } from './cases';

const NODE: FleetNode = {
  name: 'small',
  provider: 'other',
  cpu: 2,
  memory: 4096,
  maxPods: 110,
  onDemandPerHour: 0.1,
  spotPerHour: 0.03,
};

const reckon = (
  workload: Partial<FleetWorkload> = {},
  node: Partial<FleetNode> = {},
  fleet: Partial<Fleet> = {},
): readonly Finding[] =>
  inspectFleetCost({
    workload: { need: 5, replicas: 9, pod: { cpu: 0.5, memory: 512 }, podsPerNode: 1, ...workload },
    nodes: [{ ...NODE, ...node }],
    ...fleet,
  }).findings;

const daemonSets = (cpu: number): readonly DaemonSetRequest[] => [{ name: 'agents', cpu, memory: 128 }];

/** Rules about fleets that are reckoned. */
export const COST_CASES: RuleCases = {
  'cost/pod-fits-the-node': {
    fails: () => reckon({ pod: { cpu: 0.5, memory: 4096 } }),
    at: 'nodes[0]',
    passes: () => reckon({ pod: { cpu: 0.5, memory: 3996 } }),
  },
  'cost/room-is-without-reservations': {
    fails: () => reckon({ pod: { cpu: 0.5, memory: 2048 }, podsPerNode: 2 }),
    at: 'nodes[0]',
    passes: () => reckon({ pod: { cpu: 0.5, memory: 1998 }, podsPerNode: 2 }),
  },
  'cost/replicas-cover-the-need': {
    fails: () => reckon({ replicas: 4 }),
    at: 'workload.replicas',
    passes: () => reckon({ replicas: 5 }),
  },
  'cost/base-is-part-of-the-replicas': {
    fails: () => reckon({ onDemandBase: 9 }),
    at: 'workload.onDemandBase',
    passes: () => reckon({ onDemandBase: 8 }),
  },
  'cost/node-has-a-name-of-its-own': {
    fails: () => reckon({}, {}, { nodes: [NODE, NODE] }),
    at: 'nodes[1].name',
    passes: () => reckon({}, {}, { nodes: [NODE, { ...NODE, name: 'large' }] }),
  },
  'cost/daemonsets-leave-room': {
    fails: () => reckon({}, { daemonSets: daemonSets(0.51) }),
    at: 'nodes[0].daemonSets',
    passes: () => reckon({}, { daemonSets: daemonSets(0.5) }),
  },
  'cost/spot-is-cheaper': {
    fails: () => reckon({}, { spotPerHour: 0.1 }),
    at: 'nodes[0].spotPerHour',
    passes: () => reckon({}, { spotPerHour: 0.09 }),
  },
  'cost/spare-pods-pay': {
    // Nine nodes with one pod each instead of two with up to four.
    fails: () => reckon({}, { spotPerHour: 0.023 }),
    at: 'nodes[0]',
    passes: () => reckon({}, { spotPerHour: 0.022 }),
  },
};
