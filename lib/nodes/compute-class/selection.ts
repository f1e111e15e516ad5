import { SPOT_TAINT } from '../../clusters/gke/node-pools';
import type { Taint } from '../../core/needs';
import { type PodPlacement, tolerationOf } from '../node-pool/placement';
import type { ComputeClassOptions } from './options';
import { isSpotRule } from './settings';

/** The key by which pods select a class, and nodes belong to one. */
export const COMPUTE_CLASS_KEY = 'cloud.google.com/compute-class';

/**
 * What a pod says to run on nodes of a class: the node selector, and that it puts up with spot capacity where the class has
 * some. The taint of the class itself is tolerated without saying so, and a second node selector easily contradicts the
 * first.
 *
 * @param computeClass - the class, or what matters of it.
 */
export function computeClassPlacement({
  name,
  priorities,
}: Pick<ComputeClassOptions<unknown>, 'name' | 'priorities'>): PodPlacement {
  return {
    nodeSelector: { [COMPUTE_CLASS_KEY]: name },
    tolerations: priorities.some(isSpotRule) ? [tolerationOf(SPOT_TAINT)] : [],
  };
}

/**
 * Labels of a namespace whose pods belong to a class unless they select another. Pods that run already stay where they are.
 *
 * @param name - the class.
 * @param pods - which pods: all, or all but those of DaemonSets, which run on every node anyway. The latter needs GKE
 * 1.33.1-gke.1788000.
 * @see https://docs.cloud.google.com/kubernetes-engine/docs/how-to/run-pods-default-compute-classes
 */
export function computeClassNamespaceLabels(
  name: string,
  pods: 'all' | 'non-daemonset' = 'all',
): Readonly<Record<string, string>> {
  return { [`cloud.google.com/default-compute-class${pods === 'all' ? '' : '-non-daemonset'}`]: name };
}

/**
 * What a node pool of your own needs to serve a class: both, or neither does anything. To be merged into the options of the
 * pool. Pools that GKE makes have them by themselves.
 *
 * @param name - the class.
 * @example
 * ```ts
 * const nodePools = [{ name: 'batch', machineType: 'n4-standard-8', ...computeClassPool('batch') }];
 * ```
 */
export function computeClassPool(name: string): {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
} {
  return {
    labels: { [COMPUTE_CLASS_KEY]: name },
    taints: [{ key: COMPUTE_CLASS_KEY, value: name, effect: 'NoSchedule' }],
  };
}
