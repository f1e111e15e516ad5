import type { LossTimes, Termination } from './termination';

/** Until a node that does not answer counts as lost (`node-monitor-grace-period`), in seconds. */
const SILENCE_SECONDS = 50;

/** Until pods of a node that says it shuts down are given up, besides what they tolerate: a controller looks every 5 seconds. */
const NOT_READY_SECONDS = 5;

/** What decides how soon a loss is felt. */
export interface LossTiming {
  /** Seconds that a pod stays on a node that is not ready or does not answer. */
  readonly lossEvictionSeconds: number;
  /** Seconds until a failing answer takes a pod out of the Service. Absent: its answer does not change as it ends. */
  readonly failsWithinSeconds?: number;
}

/** What happens when a node is taken back as announced. */
export function announcedLoss(termination: Pick<Termination, 'drainedBy'>, timing: LossTiming): LossTimes {
  switch (termination.drainedBy) {
    case 'eviction':
    case 'deletion':
      // The API takes a pod that is deleted out of its Services at once, and its controller makes another.
      return { endpointsLeave: 0, replacementsBegin: 0 };
    case 'shutdown': {
      const givenUp = NOT_READY_SECONDS + timing.lossEvictionSeconds;
      return { endpointsLeave: Math.min(givenUp, timing.failsWithinSeconds ?? givenUp), replacementsBegin: givenUp };
    }
    case 'nothing':
      return silentLoss(timing);
  }
}

/** What happens when a node is gone without a word. */
export function silentLoss({ lossEvictionSeconds }: LossTiming): LossTimes {
  return { endpointsLeave: SILENCE_SECONDS, replacementsBegin: SILENCE_SECONDS + lossEvictionSeconds };
}
