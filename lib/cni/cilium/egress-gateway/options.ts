import type { GoDuration } from '../../../core/go-duration';

/** Traffic of chosen pods leaves the cluster through chosen nodes, with an address of theirs. Which, objects of Cilium say. */
export interface CiliumEgressGateway {
  /**
   * How long changes of pods, nodes and policies are gathered before nodes act on them.
   * @defaultValue `'1s'`
   */
  readonly reconciliationTriggerInterval?: GoDuration;
  /**
   * The most pairs of a pod and a destination range on one node.
   * @minimum 1
   * @maximum 16777216
   * @asType integer
   * @defaultValue 16384
   */
  readonly maxPolicyEntries?: number;
}
