import type { Taint } from '../../core/needs';
import type { Toleration } from '../../core/tolerations';

/** What a pod says to run on nodes of some pools. */
export interface PodPlacement {
  /** Labels that a node must have. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Which taints of nodes the pod puts up with. */
  readonly tolerations: readonly Toleration[];
}

/** The toleration of a taint, and of no other. */
export function tolerationOf({ key, value = '', effect }: Taint): Toleration {
  return { key, operator: 'Equal', value, effect };
}
