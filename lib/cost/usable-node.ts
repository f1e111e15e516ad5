import { awsInstanceType, type EksPodAddressing, maxPodsOf } from '../clusters/eks/density';
import { type ComputeAmount, type ComputeSize, shareOf, sumOf, without } from '../core/compute-amount';
import { refuseErrors } from '../core/finding';
import { checkShape } from '../input/shape';
import type { NodeDescription } from './node-options';
import { EVICTION_MEMORY, reservationOf } from './node-reservation';

/** What becomes of the room on a node. */
export interface UsableNode {
  /** What the machine has. */
  readonly capacity: ComputeAmount;
  /** What is kept back for kubelet, the system, and eviction. */
  readonly reserved: ComputeAmount;
  /** What the scheduler hands out. */
  readonly allocatable: ComputeAmount;
  /** What DaemonSets request of it. */
  readonly daemonSets: ComputeAmount;
  /** The same as a share of what the scheduler hands out: the smaller the node, the larger. */
  readonly daemonSetShare: ComputeAmount;
  /** What is left for everything else. */
  readonly usable: ComputeAmount;
  /** Pods that kubelet takes besides those of DaemonSets. */
  readonly pods: number;
}

/**
 * What is left of a node for pods: without what is kept back for kubelet and eviction, and without DaemonSets.
 *
 * @throws BlueprintError for amounts that are none.
 * @example
 * ```ts
 * const { usable } = usableNode({ provider: 'gke', cpu: 4, memory: 16_384, maxPods: 110 });
 * ```
 */
export function usableNode(node: NodeDescription): UsableNode {
  refuseErrors('usable node', checkShape('NodeDescription', node, []).findings);
  return usableOf(node);
}

/** What {@link usableNode} says of a node whose shape has been checked. */
export function usableOf(node: NodeDescription): UsableNode {
  const { cpu, memory, maxPods, daemonSets = [] } = node;
  const capacity = { cpu, memory };
  const reserved = sumOf([reservationOf(node), { cpu: 0, memory: EVICTION_MEMORY }]);
  const allocatable = without(capacity, reserved);
  const taken = sumOf(daemonSets);
  return {
    capacity,
    reserved,
    allocatable,
    daemonSets: taken,
    daemonSetShare: shareOf(taken, allocatable),
    usable: without(allocatable, taken),
    pods: Math.max(0, maxPods - daemonSets.length),
  };
}

/** How many pods of a size a node has room for, beside its DaemonSets. */
export function podsThatFit({ usable, pods }: UsableNode, pod: ComputeSize): number {
  const { cpu, memory } = shareOf(usable, pod);
  // Requests such as 0.1 have no exact binary form.
  return Math.min(pods, Math.floor(cpu + 1e-9), Math.floor(memory + 1e-9));
}

const SECONDARY_ADDRESSES: EksPodAddressing = {
  kind: 'vpc-cni',
  prefixDelegation: false,
  customNetworking: false,
  securityGroupsForPods: false,
};

/**
 * A node of EKS by its instance type, as in `eksNode('m7g.large')`, to be merged with DaemonSets and prices.
 *
 * @param instanceType - its name.
 * @param addressing - how pods get addresses, which decides how many there are; without, as Amazon's CNI does it by default.
 * @returns `undefined` for types that are not in the table.
 */
export function eksNode(
  instanceType: string,
  addressing: EksPodAddressing = SECONDARY_ADDRESSES,
): NodeDescription | undefined {
  const type = awsInstanceType(instanceType);
  if (type === undefined) return undefined;
  const { maxPods } = maxPodsOf(type, addressing);
  return { provider: 'eks', cpu: type.vcpus, memory: type.memory * 1024, maxPods };
}
