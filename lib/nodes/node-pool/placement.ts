import type { Taint } from '../../core/needs';

/** What a pod says to run on nodes of some pools. */
export interface PodPlacement {
  /** Labels that a node must have. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Which taints of nodes the pod puts up with. */
  readonly tolerations: readonly PodToleration[];
}

/** A toleration of one taint. */
export interface PodToleration {
  /** That of the taint. */
  readonly key: string;
  /** Key and value must both be those of the taint. */
  readonly operator: 'Equal';
  /** That of the taint. */
  readonly value: string;
  /** That of the taint. */
  readonly effect: Taint['effect'];
}

/** The toleration of a taint, and of no other. */
export function tolerationOf({ key, value = '', effect }: Taint): PodToleration {
  return { key, operator: 'Equal', value, effect };
}
