import type { Construct } from 'constructs';
import type { GkeCluster } from '../clusters/gke';
import { type ComputeClassesOptions, planComputeClasses } from '../nodes/compute-class';
import { Addon, type AddonProps, optionsOf } from './addons';

/** What a construct for GKE needs besides the options of its planner. */
export interface GkeAddonProps extends AddonProps {
  /** Where it is installed. */
  readonly cluster: GkeCluster;
}

/** Properties of {@link ComputeClasses}. */
export interface ComputeClassesProps extends GkeAddonProps, ComputeClassesOptions {}

/**
 * Compute classes of GKE, which makes nodes for pods that select one.
 *
 * @example
 * ```ts
 * new ComputeClasses(chart, 'classes', {
 *   cluster,
 *   classes: [{ name: 'batch', priorities: [{ machineFamily: 'n4', spot: true }], onDemandFallback: true }],
 * });
 * ```
 */
export class ComputeClasses extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: ComputeClassesProps) {
    super(scope, id, planComputeClasses(props.cluster, optionsOf(props)), props);
  }
}
