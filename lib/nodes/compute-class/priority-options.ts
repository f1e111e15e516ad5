/**
 * One rule of a compute class: machines to be made, node pools that are there, or pods that Autopilot finds nodes for.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @minProperties 1
 */
export interface ComputeClassPriority<S = string> {
  /**
   * A family of machines: `n4`, `c4` … Easier to be had than one type.
   * @maxLength 10
   * @defaultValue any; GKE's own choice if there is no type either
   */
  readonly machineFamily?: string;
  /**
   * One type of machine: `n4-standard-8`. Instead of a family.
   * @maxLength 100
   * @defaultValue any
   */
  readonly machineType?: string;
  /**
   * The fewest processors of a node.
   * @minimum 0
   * @asType integer
   * @defaultValue what pods need
   */
  readonly minCores?: number;
  /**
   * The least memory of a node, in GB.
   * @minimum 0
   * @asType integer
   * @defaultValue what pods need
   */
  readonly minMemoryGb?: number;
  /**
   * Whether the machines are spot capacity. Pods must tolerate `cloud.google.com/gke-spot=true:NoSchedule`.
   * @defaultValue `false`
   */
  readonly spot?: boolean;
  /**
   * Whether to queue for machines that last a week at most: GPUs and TPUs for training.
   * @defaultValue `false`
   */
  readonly flexStart?: boolean;
  /**
   * Capacity that is reserved.
   * @defaultValue none is used
   */
  readonly reservations?: ComputeClassReservations<S>;
  /** GPUs of a node. @defaultValue none */
  readonly gpu?: ComputeClassGpu;
  /** TPUs of a node. @defaultValue none */
  readonly tpu?: ComputeClassTpu;
  /** Where nodes are. @defaultValue that of `priorityDefaults` */
  readonly location?: ComputeClassLocation;
  /** Disks of a node, not of pods. @defaultValue GKE's own choice for the machines */
  readonly storage?: ComputeClassStorage<S>;
  /**
   * The most pods of a node.
   * @minimum 8
   * @maximum 256
   * @asType integer
   * @defaultValue that of the cluster
   */
  readonly maxPodsPerNode?: number;
  /**
   * Names of node pools that you made, on clusters whose nodes are yours. Nothing may stand beside it. They carry the class
   * as label and taint: `computeClassPool` says how.
   * @minItems 1
   * @defaultValue the rule is about machines, or pods
   */
  readonly nodepools?: readonly string[];
  /**
   * What pods want, on nodes that Google runs and that are paid for by what pods request. Needs GKE 1.35.2-gke.1485000.
   * @defaultValue the rule is about machines, or node pools
   */
  readonly podFamily?: 'general-purpose' | 'general-purpose-arm';
  /**
   * Which rules come first: the highest. Of those with the same, three at most, the cheapest is taken. On all rules or none.
   * Needs GKE 1.35.2-gke.1842000.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @defaultValue rules count in their order
   */
  readonly priorityScore?: number;
}

/** Where nodes are. */
export interface ComputeClassLocation {
  /**
   * Zones by name: `europe-west3-a` …
   * @minItems 1
   * @defaultValue those of the cluster
   */
  readonly zones?: readonly string[];
  /**
   * `'ANY'`: wherever there is capacity, which spot nodes outlive longer. `'BALANCED'`: nodes, not pods, in all zones alike.
   * @defaultValue `'ANY'`
   */
  readonly locationPolicy?: 'ANY' | 'BALANCED';
}

/** Reserved capacity. */
export interface ComputeClassReservations<S = string> {
  /** `'AnyBestEffort'` takes on-demand capacity where none is left, so that rules after it never get their turn. */
  readonly affinity: 'Specific' | 'AnyBestEffort' | 'None';
  /**
   * With `'Specific'`: which ones, each with its zones.
   * @defaultValue none
   */
  readonly specific?: readonly ComputeClassReservation<S>[];
}

/** A reservation. */
export interface ComputeClassReservation<S = string> {
  /** Its name. */
  readonly name: string;
  /** The id of the project that it belongs to. @defaultValue that of the cluster */
  readonly project?: S;
  /**
   * Its zones by name.
   * @minItems 1
   * @defaultValue those of the cluster
   */
  readonly zones?: readonly string[];
}

/** GPUs of a node. */
export interface ComputeClassGpu {
  /** As Compute Engine names it: `nvidia-l4`. */
  readonly type: string;
  /**
   * How many.
   * @minimum 1
   * @asType integer
   */
  readonly count: number;
  /** Which driver GKE installs. @defaultValue `'default'` */
  readonly driverVersion?: 'default' | 'latest';
}

/** TPUs of a node. */
export interface ComputeClassTpu {
  /** As GKE names it: `tpu-v5-lite-podslice`. */
  readonly type: string;
  /**
   * How many chips.
   * @minimum 1
   * @asType integer
   */
  readonly count: number;
  /** How they are arranged: `2x4`. */
  readonly topology: string;
}

/** Disks of a node. */
export interface ComputeClassStorage<S = string> {
  /** Newer families take Hyperdisk only, older ones Persistent Disk only. @defaultValue GKE's own choice */
  readonly bootDiskType?: 'pd-balanced' | 'pd-standard' | 'pd-ssd' | 'hyperdisk-balanced';
  /**
   * In GB.
   * @minimum 10
   * @asType integer
   * @defaultValue `100`
   */
  readonly bootDiskSize?: number;
  /** The key: `projects/…/locations/…/keyRings/…/cryptoKeys/…`. @defaultValue a key of Google */
  readonly bootDiskKMSKey?: S;
  /**
   * Local SSDs.
   * @minimum 1
   * @asType integer
   * @defaultValue those that the type of machine brings along
   */
  readonly localSSDCount?: number;
}
