import type { ComputeAmount } from '../core/compute-amount';

/** A kind of node, as far as the room on it goes. Linux: Windows keeps more back. */
export interface NodeDescription {
  /** Who sets it up, and so how much of it is kept back. `other`: what kubelet keeps back by itself. */
  readonly provider: NodeProvider;
  /**
   * Cores.
   * @exclusiveMinimum 0
   */
  readonly cpu: number;
  /**
   * MiB. Nodes say a few percent less of themselves (`status.capacity`) than the machine is sold with: take theirs if you
   * have some.
   * @exclusiveMinimum 0
   */
  readonly memory: number;
  /**
   * Pods that kubelet takes, those of DaemonSets included. EKS and AKS keep memory back for each, whether it is there or
   * not.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   */
  readonly maxPods: number;
  /**
   * What is kept back for kubelet and the system (`kubeReserved`, `systemReserved`), without what eviction begins at.
   * @defaultValue what the provider keeps back; nothing with `other`
   */
  readonly reserved?: ComputeAmount;
  /**
   * DaemonSets that run on it.
   * @maxItems 100
   * @defaultValue none
   */
  readonly daemonSets?: readonly DaemonSetRequest[];
}

/** Who sets nodes up. */
export type NodeProvider = 'eks' | 'gke' | 'aks' | 'other';

/** What the pod of a DaemonSet requests, on every node. */
export interface DaemonSetRequest extends ComputeAmount {
  /** Its name, for reports. */
  readonly name: string;
}
