import { monthlyCostOf } from '../core/compute-prices';
import { type Finding, refuseErrors } from '../core/finding';
import { evaluate } from '../core/rule';
import { checkShape } from '../input/shape';
import { type FleetKind, kindOf, totalBeside } from './fleet-kind';
import type { Fleet } from './fleet-options';
import { COST_RULES } from './rules';

/** What a workload comes to on each kind of node. */
export interface FleetCost {
  /** In the order of the nodes that were given. */
  readonly kinds: readonly FleetKind[];
  /** What it comes to in a month where pods are paid for, and nodes are not. Absent: no such prices were given. */
  readonly paidByPod?: number;
  /** As given, for reports. */
  readonly fleet: Fleet;
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** What was found, and what it amounts to in spite of it. */
export interface FleetCostInspection {
  /** Absent if too little is usable. Not to be relied on if any finding is an error. */
  readonly cost?: FleetCost;
  /** Everything that was found. */
  readonly findings: readonly Finding[];
}

/**
 * Reckons what a workload comes to in a month: on demand, on spot capacity with pods to spare, and mixed, on one or more
 * kinds of nodes that run nothing else. All prices are yours, and sums are in their currency.
 *
 * @throws BlueprintError with every problem found: amounts that are none, pods that no node has room for.
 * @example
 * ```ts
 * const cost = fleetCost({
 *   workload: { need: 5, replicas: 9, pod: { cpu: 0.5, memory: 512 }, podsPerNode: 1, zones: 3 },
 *   nodes: [
 *     { name: 'small', provider: 'gke', cpu: 2, memory: 4096, maxPods: 110, onDemandPerHour: 0.05, spotPerHour: 0.015 },
 *     { name: 'large', provider: 'gke', cpu: 8, memory: 16_384, maxPods: 110, onDemandPerHour: 0.2, spotPerHour: 0.06 },
 *   ],
 *   controlPlanePerHour: 0.1,
 * });
 * console.log(fleetCostReport(cost));
 * ```
 */
export function fleetCost(fleet: Fleet): FleetCost {
  const { cost, findings } = inspectFleetCost(fleet);
  refuseErrors('fleet cost', findings, cost);
  if (cost === undefined) throw new TypeError('no findings and no cost');
  return cost;
}

/** What {@link fleetCost} would say, without throwing. */
export function inspectFleetCost(fleet: Fleet): FleetCostInspection {
  const shape = checkShape('Fleet', fleet, []);
  if (shape.usable === undefined) return { findings: shape.findings };
  const { findings: ofRules } = evaluate<Fleet, never>(COST_RULES, shape.usable);
  const findings = [...shape.findings, ...ofRules.filter(({ path }) => !shape.isCut(path))];
  return { cost: { ...amounts(shape.usable), findings }, findings };
}

function amounts(fleet: Fleet): Omit<FleetCost, 'findings'> {
  const { nodes, podPrices, workload } = fleet;
  return {
    kinds: nodes.map((node) => kindOf(node, fleet)),
    ...(podPrices && {
      paidByPod: workload.replicas * monthlyCostOf(workload.pod, podPrices) + totalBeside(fleet),
    }),
    fleet,
  };
}
