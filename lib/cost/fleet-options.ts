import type { ComputeSize } from '../core/compute-amount';
import type { ComputePrices } from '../core/compute-prices';
import type { NodeDescription } from './node-options';

/** A workload and kinds of nodes that it might run on, for reckoning what each comes to. All prices are yours. */
export interface Fleet {
  /** What runs. */
  readonly workload: FleetWorkload;
  /**
   * Kinds of nodes to compare: many small ones against a few large ones.
   * @minItems 1
   * @maxItems 50
   */
  readonly nodes: readonly FleetNode[];
  /**
   * Spot nodes that are kept free for what comes back or grows.
   * @minimum 0
   * @maximum 10000
   * @asType integer
   * @defaultValue `0`
   */
  readonly headroomNodes?: number;
  /**
   * What the control plane costs an hour.
   * @minimum 0
   * @defaultValue `0`
   */
  readonly controlPlanePerHour?: number;
  /** Data that goes from one zone to another. @defaultValue none */
  readonly crossZone?: CrossZoneTraffic;
  /**
   * Whatever else there is to pay: a mesh, back ends of observability.
   * @maxItems 50
   * @defaultValue nothing
   */
  readonly others?: readonly OtherCost[];
  /** How often spot nodes are taken away. @defaultValue not known: what is lost is not reckoned */
  readonly interruptions?: SpotInterruptions;
  /**
   * What pods cost where they are paid for, and nodes are not: GKE Autopilot, Fargate.
   * @defaultValue not compared
   */
  readonly podPrices?: ComputePrices;
}

/** Pods that are alike. */
export interface FleetWorkload {
  /**
   * Pods that the load takes.
   * @minimum 1
   * @maximum 100000
   * @asType integer
   */
  readonly need: number;
  /**
   * Pods that run, so that enough are left when some are lost.
   * @minimum 1
   * @maximum 100000
   * @asType integer
   */
  readonly replicas: number;
  /** What a pod requests. */
  readonly pod: ComputeSize;
  /**
   * Most of its pods on a node, where there are some to spare: what goes with one. Those that are packed on demand have no
   * such limit.
   * @minimum 1
   * @asType integer
   * @defaultValue as many as fit
   */
  readonly podsPerNode?: number;
  /**
   * Zones that its pods are spread over evenly.
   * @minimum 1
   * @maximum 10
   * @asType integer
   * @defaultValue `1`
   */
  readonly zones?: number;
  /**
   * How many of its pods stay on demand, beside the others on spot.
   * @minimum 1
   * @asType integer
   * @defaultValue no such mixture is reckoned
   */
  readonly onDemandBase?: number;
}

/** A kind of node and what it costs. */
export interface FleetNode extends NodeDescription {
  /** What reports call it: `m7g.large`. Unique. */
  readonly name: string;
  /**
   * On demand, for an hour.
   * @exclusiveMinimum 0
   */
  readonly onDemandPerHour: number;
  /**
   * As spot capacity, for an hour.
   * @minimum 0
   */
  readonly spotPerHour: number;
  /**
   * What its disks cost a month.
   * @minimum 0
   * @defaultValue `0`
   */
  readonly storagePerMonth?: number;
}

/** Data that goes from one zone to another. */
export interface CrossZoneTraffic {
  /**
   * GiB a month.
   * @minimum 0
   */
  readonly gib: number;
  /**
   * A GiB, both directions together.
   * @minimum 0
   */
  readonly perGib: number;
}

/** Something that costs the same whatever the nodes are. */
export interface OtherCost {
  /** What reports call it. */
  readonly name: string;
  /**
   * A month.
   * @minimum 0
   */
  readonly perMonth: number;
}

/** How often spot nodes are taken away, and what follows. */
export interface SpotInterruptions {
  /**
   * How often one is, in a month.
   * @minimum 0
   */
  readonly perNodeMonth: number;
  /**
   * Seconds until pods of a lost node are ready elsewhere.
   * @minimum 0
   */
  readonly recoverySeconds: number;
}
