import { amountText, percentText } from '../core/compute-amount';
import type { Path } from '../core/path';
import type { Rule } from '../core/rule';
import { type FleetKind, type FleetVariantName, kindOf, paysFrom } from './fleet-kind';
import type { Fleet, FleetNode } from './fleet-options';
import { RESERVATION_EVIDENCE } from './node-reservation';

/** The largest part of a node that DaemonSets may take without a warning. */
const MOST_FOR_DAEMON_SETS = 0.25;

const SPOT_PRICES = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-instances-history.html';

/** What must hold for a fleet, so that what is reckoned of it means something. */
export const COST_RULES: readonly Rule<Fleet>[] = [
  {
    id: 'cost/pod-fits-the-node',
    title: 'A pod fits what is left of a node without what is kept back, and without DaemonSets',
    severity: 'error',
    evidence: RESERVATION_EVIDENCE.other,
    check: (fleet, report) =>
      eachKind(fleet, ({ kind: { fitting, node }, path }) => {
        if (fitting > 0) return;
        const { pod } = fleet.workload;
        report({
          path,
          message:
            node.pods === 0
              ? 'DaemonSets take every pod that it may have'
              : `it has ${amountText(node.usable)} for pods, and one requests ${amountText(pod)}`,
          fix:
            node.pods === 0
              ? 'set maxPods to more than there are DaemonSets'
              : 'use a larger kind of node, or request less for a pod',
        });
      }),
  },
  {
    id: 'cost/room-is-without-reservations',
    title: 'As many pods as are wanted on a node fit what is left of it, not only what the machine has',
    severity: 'warning',
    evidence: RESERVATION_EVIDENCE.eks,
    check: (fleet, report) =>
      eachKind(fleet, ({ kind: { fitting, node }, path }) => {
        const { pod, podsPerNode: wanted } = fleet.workload;
        if (wanted === undefined || fitting === 0 || fitting >= wanted) return;
        const { cpu, memory } = node.capacity;
        if (cpu < wanted * pod.cpu || memory < wanted * pod.memory) return;
        report({
          path,
          message: `the machine has room for ${wanted} pods, and the node for ${fitting}: ${amountText(node.reserved)} are kept back, and ${amountText(node.daemonSets)} are for DaemonSets`,
          fix: `use a larger kind of node, request less for a pod, or set workload.podsPerNode to ${fitting}`,
        });
      }),
  },
  {
    id: 'cost/replicas-cover-the-need',
    title: 'No fewer pods run than the load takes',
    severity: 'error',
    evidence: 'lib/cost/fleet-options.ts',
    check: ({ workload: { need, replicas } }, report) => {
      if (replicas >= need) return;
      report({
        path: ['workload', 'replicas'],
        message: `${replicas} run, and the load takes ${need}`,
        fix: `set it to ${need} or more`,
      });
    },
  },
  {
    id: 'cost/base-is-part-of-the-replicas',
    title: 'Of the pods that run, fewer than all stay on demand where some are on spot',
    severity: 'error',
    evidence: 'lib/cost/fleet-options.ts',
    check: ({ workload: { onDemandBase, replicas } }, report) => {
      if (onDemandBase === undefined || onDemandBase < replicas) return;
      report({
        path: ['workload', 'onDemandBase'],
        message: `of ${replicas} pods, none is left for spot`,
        fix: replicas > 1 ? `set it to ${replicas - 1} or less, or remove it` : 'remove it',
      });
    },
  },
  {
    id: 'cost/node-has-a-name-of-its-own',
    title: 'Kinds of nodes are told apart by their names',
    severity: 'error',
    evidence: 'lib/cost/fleet-options.ts',
    check: ({ nodes }, report) =>
      nodes.forEach(({ name }, index) => {
        if (nodes.findIndex((other) => other.name === name) === index) return;
        report({
          path: ['nodes', index, 'name'],
          message: `another kind is called '${name}' too`,
          fix: 'give it a name of its own',
        });
      }),
  },
  {
    id: 'cost/daemonsets-leave-room',
    title: 'DaemonSets take no more than a quarter of a node',
    severity: 'warning',
    evidence: 'lib/cost/usable-node.ts',
    check: (fleet, report) =>
      eachKind(fleet, ({ kind: { node }, path }) => {
        const { cpu, memory } = node.daemonSetShare;
        if (cpu <= MOST_FOR_DAEMON_SETS && memory <= MOST_FOR_DAEMON_SETS) return;
        report({
          path: [...path, 'daemonSets'],
          message: `they take ${percentText(cpu)} of the CPU and ${percentText(memory)} of the memory of each node`,
          fix: 'use fewer and larger nodes, or have fewer DaemonSets',
        });
      }),
  },
  {
    id: 'cost/spot-is-cheaper',
    title: 'Spot capacity costs less than the same on demand',
    severity: 'warning',
    evidence: SPOT_PRICES,
    check: ({ nodes }, report) =>
      nodes.forEach(({ onDemandPerHour, spotPerHour }, index) => {
        if (spotPerHour < onDemandPerHour) return;
        report({
          path: ['nodes', index, 'spotPerHour'],
          message: `it costs ${spotPerHour}, and ${onDemandPerHour} on demand, where nobody takes it away`,
          fix: 'run it on demand, use another kind of node, or mend the price',
        });
      }),
  },
  {
    id: 'cost/spare-pods-pay',
    title: 'Pods to spare on spot capacity cost less than none to spare on demand',
    severity: 'warning',
    evidence: 'lib/cost/fleet-kind.ts',
    check: (fleet, report) =>
      eachKind(fleet, ({ given, kind, path }) => {
        const { breakEvenDiscount, discount, variants } = kind;
        // Where spot is no cheaper at all, another rule says so.
        if (given.spotPerHour >= given.onDemandPerHour || discount >= breakEvenDiscount) return;
        report({
          path,
          message: `${nodesOf(variants, 'spot')} spot nodes at a discount of ${percentText(discount)} cost more than ${nodesOf(variants, 'on-demand')} on demand: ${paysFrom(kind)}`,
          fix: 'run fewer pods to spare, allow more of them on a node, or run them on demand',
        });
      }),
  },
];

interface KindAt {
  readonly given: FleetNode;
  readonly kind: FleetKind;
  readonly path: Path;
}

function eachKind(fleet: Fleet, visit: (one: KindAt) => void): void {
  for (const [index, given] of fleet.nodes.entries())
    visit({ given, kind: kindOf(given, fleet), path: ['nodes', index] });
}

function nodesOf(variants: FleetKind['variants'], name: FleetVariantName): number {
  const found = variants.find((variant) => variant.name === name);
  return found === undefined ? 0 : found.onDemandNodes + found.spotNodes;
}
