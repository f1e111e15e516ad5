import type { MinValues, PoolOptions, VirtualProcessors } from '../node-pool/options';

/**
 * Nodes that Karpenter, or EKS Auto Mode, makes when pods need them and takes away when they do not.
 *
 * @see https://karpenter.sh/docs/concepts/nodepools/
 */
export interface KarpenterNodePoolOptions extends PoolOptions {
  /**
   * Which instances may be chosen. The more there are, the cheaper the nodes, and the likelier it is to get any.
   * @defaultValue categories c, m and r, from the fifth generation on, from `large` upwards, on amd64
   */
  readonly instances?: InstanceRequirements;
}

/** Which instances may be chosen. Lists are alternatives; a node meets every list. */
export interface InstanceRequirements {
  /**
   * The letters that families begin with: `c`, `m`, `r`, `t`, `g` …
   * @minItems 1
   * @defaultValue `['c', 'm', 'r']`, unless families or types are given
   */
  readonly categories?: readonly string[];
  /**
   * The oldest generation.
   * @minimum 1
   * @maximum 99
   * @asType integer
   * @defaultValue `5`, unless families or types are given
   */
  readonly generation?: number;
  /**
   * Families: `m7g`, `c7i` …
   * @minItems 1
   * @defaultValue any
   */
  readonly families?: readonly string[];
  /**
   * Sizes: `large`, `2xlarge` …
   * @minItems 1
   * @defaultValue all from `large` upwards, unless types are given: on smaller ones DaemonSets leave little room
   */
  readonly sizes?: readonly string[];
  /**
   * Whole instance types: `m7g.large` …
   * @minItems 1
   * @defaultValue any
   */
  readonly types?: readonly string[];
  /**
   * Numbers of virtual processors.
   * @minItems 1
   * @defaultValue any
   */
  readonly cpus?: readonly VirtualProcessors[];
  /**
   * Processor architectures. More than one wants images for each.
   * @minItems 1
   * @defaultValue `['amd64']`
   */
  readonly architectures?: readonly ('amd64' | 'arm64')[];
  /**
   * Zones by name: `eu-central-1a` …
   * @minItems 1
   * @defaultValue those of the node class's subnets
   */
  readonly zones?: readonly string[];
  /**
   * The fewest different values that must remain to choose from. Keeps a pool from narrowing to one scarce type.
   * @defaultValue not asked for
   */
  readonly minValues?: InstanceMinValues;
}

/** The fewest different values that must remain to choose from. */
export interface InstanceMinValues {
  /** Of categories. @defaultValue not asked for */
  readonly categories?: MinValues;
  /** Of families. @defaultValue not asked for */
  readonly families?: MinValues;
  /** Of instance types. @defaultValue not asked for */
  readonly types?: MinValues;
}
