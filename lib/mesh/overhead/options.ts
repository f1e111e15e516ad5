import type { ComputeAmount, ComputeSize } from '../../core/compute-amount';
import type { ComputePrices } from '../../core/compute-prices';

/** What is in a mesh, for reckoning what the mesh takes. */
export interface MeshWorkload {
  /**
   * Pods in the mesh: those that would have a sidecar.
   * @minimum 1
   * @asType integer
   */
  readonly pods: number;
  /**
   * Linux nodes of the cluster. Ambient mode has its agents on every one, also where no pod is in the mesh.
   * @minimum 1
   * @asType integer
   */
  readonly nodes: number;
  /**
   * Copies of waypoints, all together. `planMesh` makes two to four of each waypoint.
   * @minimum 0
   * @asType integer
   * @defaultValue `0`
   */
  readonly waypoints?: number;
  /** Requests between pods of the mesh. @defaultValue none: what is used is not reckoned */
  readonly requests?: MeshRequests;
  /** What a node has for pods (`allocatable`). @defaultValue not known: whether all of it fits is not looked at */
  readonly node?: ComputeSize;
  /** What a pod requests for itself. @defaultValue not known: shares of it are not reckoned */
  readonly pod?: ComputeSize;
  /** What proxies request, where that is not what the charts say. @defaultValue as the charts have it */
  readonly requested?: ProxyAmounts;
  /** What CPU and memory cost, in one currency. @defaultValue not reckoned in money */
  readonly prices?: ComputePrices;
}

/** Requests between pods of the mesh, each 1 KB, as upstream has measured them. */
export interface MeshRequests {
  /**
   * In the whole mesh.
   * @minimum 0
   */
  readonly perSecond: number;
  /**
   * The share that passes a waypoint, from 0 to 1.
   * @minimum 0
   * @maximum 1
   * @defaultValue `1`; `0` without waypoints
   */
  readonly throughWaypoints?: number;
}

/** What each proxy requests. */
export interface ProxyAmounts {
  /** A sidecar. @defaultValue 0.1 cores and 128 MiB */
  readonly sidecar?: ComputeSize;
  /** ztunnel, on every node. @defaultValue 0.2 cores and 512 MiB */
  readonly ztunnel?: ComputeAmount;
  /** The agent that enrols pods (istio-cni), on every node. @defaultValue 0.1 cores and 100 MiB */
  readonly nodeAgent?: ComputeAmount;
  /** A copy of a waypoint. @defaultValue 0.1 cores and 128 MiB */
  readonly waypoint?: ComputeAmount;
}
