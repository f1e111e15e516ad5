import type { NodeCountRange } from '../../../clusters/options';
import { amountOf } from '../../../core/resources';
import type { CapacityType } from '../../node-pool/settings';
import type { Architecture } from '../machines/architectures';
import type { SpotCapacity } from '../options';
import type { SpotCapacitySettings } from '../settings';

/** Machines of one size, in a pool of their own. */
export interface SizedMachine {
  readonly cpus: number;
  /** In GiB. */
  readonly memory: number;
  readonly architecture: Architecture;
}

/** A machine, and how it is paid for. */
export interface PaidMachine<M extends SizedMachine> {
  readonly machine: M;
  readonly capacity: CapacityType;
}

/** Nodes of a pool of one size, where nobody says. */
const MOST_NODES = 10;

/**
 * Which pools there are where all nodes of one are alike: each machine as spot capacity, and on demand the first of those
 * that are alike.
 */
export function sizedPools<M extends SizedMachine>(
  machines: readonly M[],
  onDemand: SpotCapacitySettings['onDemand'],
): readonly PaidMachine<M>[] {
  const isAlike = (one: M, other: M): boolean =>
    one.cpus === other.cpus && one.memory === other.memory && one.architecture === other.architecture;
  const firsts = machines.filter((one, index) => machines.findIndex((other) => isAlike(one, other)) === index);
  return [
    ...machines.map((machine) => ({ machine, capacity: 'spot' as const })),
    ...(onDemand === 'own-pool' ? firsts.map((machine) => ({ machine, capacity: 'on-demand' as const })) : []),
  ];
}

/** How far a pool of one size grows: none of its limits is passed, by all `alike` pools of that size together. */
export function nodesWithin({ limits }: SpotCapacity, { cpus, memory }: SizedMachine, alike = 1): NodeCountRange {
  if (limits === undefined) return { min: 0, max: Math.floor(MOST_NODES / alike) };
  const most = [
    limits.nodes,
    limits.cpu && amountOf(limits.cpu) / cpus,
    limits.memory && amountOf(limits.memory) / (memory * 1024 ** 3),
  ].filter((limit): limit is number => typeof limit === 'number');
  return { min: 0, max: Math.floor((most.length === 0 ? MOST_NODES : Math.min(...most)) / alike) };
}
