import type { LossTimes, Termination } from '../../nodes/termination/termination';
import type { Placement } from './placement';

/** What a workload on nodes that come and go is guaranteed, and by what. */
export interface Guarantee extends Placement {
  /** Name of the workload. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: string;
  /** The most pods in one zone, whatever zones there are just now. Absent: zones that are there are kept even. */
  readonly zoneCap?: number;
  /** Who tells its pods that a node goes, and what they get. */
  readonly termination: Termination;
  /** How its pods begin and end. */
  readonly life: PodLife;
  /** What happens when a node is taken back with notice. */
  readonly announced: LossTimes;
  /** What happens when a node is gone without a word. */
  readonly silent: LossTimes;
  /** A roll-out. Absent: there are no roll-outs of several pods, as of jobs. */
  readonly rollOut?: RollOutEffect;
  /** How it scales. Absent: nothing scales it. */
  readonly autoscale?: AutoscaleEffect;
}

/** How a pod ends, and how one begins, in seconds. */
export interface PodLife {
  /** How long it goes on as before, so that nobody sends it anything any more. */
  readonly preStopSeconds: number;
  /** How long it has for requests under way, from the signal on. */
  readonly drainSeconds: number;
  /** Both together: after this it is killed. */
  readonly graceSeconds: number;
  /** How long a pod needs from its start until it serves. */
  readonly startupSeconds: number;
  /** How long it stays on a node that does not answer. */
  readonly lossEvictionSeconds: number;
}

/** What a roll-out does to the numbers. */
export interface RollOutEffect {
  /** Pods that are away in the middle of it. */
  readonly away: number;
  /** Pods that there are besides. More than none: zones are even only when it is over. */
  readonly besides: number;
}

/** What scaling does to the numbers. */
export interface AutoscaleEffect {
  /** The most pods. */
  readonly maxReplicas: number;
  /** CPU use at which pods are added, in per cent of what they request. */
  readonly targetUtilization: number;
  /** CPU use at which a pod is full, as a share of what it requests. */
  readonly saturation: number;
  /** The most pods in a zone once there are few again: Kubernetes takes them away from anywhere. */
  readonly worstZoneAfterward: number;
}
