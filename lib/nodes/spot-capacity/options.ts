import type { GkeShutdownGrace } from '../../clusters/gke/node-pool-options';
import type { MinValues, NodeDuration, NodePoolLimits, PoolOptions, VirtualProcessors } from '../node-pool/options';

/**
 * Spot capacity, described once for every kind of pool.
 *
 * What one kind has no words for is said to be so, and left out.
 */
export interface SpotCapacity
  extends Pick<PoolOptions, 'nodeClass' | 'taints' | 'startupTaints' | 'labels' | 'disruption'> {
  /**
   * A DNS label: names of pools begin with it. Pools of AKS are named with letters and digits, twelve at most: what is
   * neither is left out there.
   */
  readonly name: string;
  /**
   * Which machines may be taken. The more kinds there are, the likelier it is to get any.
   * @defaultValue several families of amd64, in all zones
   */
  readonly instances?: SpotInstances;
  /**
   * What comes where no spot capacity can be had. `'own-pool'`: pools on demand, which come after those of spot capacity.
   * `'same-pool'`: the pool itself, where its nodes may be of both sorts; then its nodes have no label that says which.
   * `'none'`: nothing, so that pods wait.
   * @defaultValue `'own-pool'`; `'same-pool'` with a compute class
   */
  readonly onDemand?: 'own-pool' | 'same-pool' | 'none';
  /**
   * Where each of the pools stops to grow; on AKS, all those of a size in several zones together. A compute class has no such
   * limit.
   * @defaultValue `{ cpu: '1000' }` where machines are chosen for pods; ten nodes for a pool of one size
   */
  readonly limits?: NodePoolLimits;
  /**
   * The age at which Karpenter replaces a node, or `'Never'`. It waits for no budget, and starts no node before.
   * @defaultValue `'336h'`
   */
  readonly expireAfter?: NodeDuration | 'Never';
  /**
   * How long pods of a node that Karpenter replaces may take. Then they are ended, whatever their disruption budget says.
   * @defaultValue `'10m'`
   */
  readonly terminationGracePeriod?: NodeDuration;
  /**
   * How long kubelet lets pods end when a node of a GKE pool is taken back. Needs GKE 1.35.0-gke.1171000.
   * @defaultValue 15 seconds for ordinary pods, then 15 for critical ones
   */
  readonly shutdownGrace?: GkeShutdownGrace;
}

/** Which machines may be taken, in words that all clouds have. Lists are alternatives; a machine meets every list. */
export interface SpotInstances {
  /**
   * Numbers of virtual processors. With a small node, little is lost.
   * @minItems 1
   * @defaultValue any where machines are chosen for pods, otherwise `[4]`
   */
  readonly cpus?: readonly VirtualProcessors[];
  /**
   * Memory for each processor, in GiB.
   * @minItems 1
   * @defaultValue any where machines are chosen for pods, otherwise `[4]`
   */
  readonly memoryPerCpu?: readonly SpotMemory[];
  /**
   * Processor architectures. More than one wants images for each.
   * @minItems 1
   * @defaultValue `['amd64']`
   */
  readonly architectures?: readonly ('amd64' | 'arm64')[];
  /**
   * Zones, as nodes have them in the label `topology.kubernetes.io/zone`: `eu-central-1a`, `europe-west3-a`, `westeurope-1`.
   * @minItems 1
   * @defaultValue those of the cluster; zones 1 to 3 for pools of AKS
   */
  readonly zones?: readonly string[];
  /**
   * Kinds of machines by the names that a cloud has for them, instead of those that are chosen for the processors.
   * @defaultValue those of several generations and makers
   */
  readonly families?: SpotFamilies;
  /**
   * The fewest types of machines that must remain to choose from, for Karpenter and its like.
   * @defaultValue `15` where Karpenter chooses, with which it replaces one spot node by another; `5` on Azure
   */
  readonly minTypes?: MinValues;
}

/** GiB of memory for each processor: `2` for computing, `4` for most, `8` for what keeps much in memory. */
export type SpotMemory = 2 | 4 | 8;

/** Kinds of machines by their clouds. */
export interface SpotFamilies {
  /**
   * Families: `m7g`, `c7i` …
   * @minItems 1
   * @defaultValue all whose names begin with c, m and r, from the fifth generation on
   */
  readonly aws?: readonly string[];
  /**
   * Families: `n4`, `c4` …
   * @minItems 1
   * @defaultValue `n4` and `c4`, on Arm `n4a` and `c4a`
   */
  readonly gcp?: readonly string[];
  /**
   * Series, without the number of processors: `Dads_v5`, `Dpds_v6` …
   * @minItems 1
   * @defaultValue two makers' of one generation, with a disk of their own
   */
  readonly azure?: readonly string[];
}
