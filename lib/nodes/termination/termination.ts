import type { TerminationHandler } from './options';

/** What happens to pods of a node that is taken back. */
export interface Termination {
  /** Who acts. */
  readonly handler: TerminationHandler;
  /** As pages name it. */
  readonly title: string;
  /** Seconds from the notice until the node is gone. `0`: there is no notice. */
  readonly noticeSeconds: number;
  /** Seconds that a pod has to end in. Absent: nothing cuts what it asks for. */
  readonly podSeconds?: number;
  /** Seconds that pods in fact get, where that is less than their own, whatever they ask for. */
  readonly cutToSeconds?: number;
  /**
   * How pods learn of it. `eviction`: by the API, within their disruption budget. `deletion`: by the API, whatever the budget
   * says. `shutdown`: from their node, and the API does not know. `nothing`: they do not.
   */
  readonly drainedBy: 'eviction' | 'deletion' | 'shutdown' | 'nothing';
  /** What must be there for it to act, one sentence each. */
  readonly requires: readonly string[];
  /** A URL. */
  readonly evidence: string;
}

/** When a loss is felt, and when it is made good, in seconds from the notice, or from the loss where there is none. */
export interface LossTimes {
  /** Until nothing more is sent to the pods that end. */
  readonly endpointsLeave: number;
  /** Until the pods that replace them are made. They serve once there is room, and they have started. */
  readonly replacementsBegin: number;
}
