import type { Rule } from '../../../core/rule';
import { HANDLERS } from '../../../nodes/termination/handlers';
import type { BatchSettings } from '../batch-settings';

/** What must hold for jobs and for workers. */
export const BATCH_POD_RULES: readonly Rule<BatchSettings>[] = [
  {
    id: 'batch/grace-fits-the-notice',
    title: 'A pod asks for no more time to end than a node has that is taken back',
    severity: 'error',
    evidence: HANDLERS.kubelet.evidence,
    check: ({ ending: { graceSeconds }, termination: { podSeconds, title } }, report) => {
      if (podSeconds === undefined || graceSeconds <= podSeconds) return;
      report({
        path: ['graceSeconds'],
        message: `${title} leaves a pod ${podSeconds} seconds, and after that it is killed with its node: ${graceSeconds} are asked for`,
        fix: `set it to ${podSeconds} or less, and save more often what has been done`,
      });
    },
  },
  {
    id: 'batch/grace-is-granted',
    title: 'A pod that asks for time to end gets it',
    severity: 'warning',
    evidence: HANDLERS.nap.evidence,
    check: ({ options: { graceSeconds }, termination: { cutToSeconds, title } }, report) => {
      if (cutToSeconds === undefined || graceSeconds === undefined || graceSeconds <= cutToSeconds) return;
      report({
        path: ['graceSeconds'],
        message: `${title} ends pods after ${cutToSeconds === 1 ? 'a second' : `${cutToSeconds} seconds`}, whatever they ask for`,
        fix: 'have pods save what they have done as they go, and waive this',
      });
    },
  },
];
