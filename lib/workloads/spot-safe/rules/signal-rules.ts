import { commandOf } from '../hook';
import { PAGES } from './evidence';
import type { WorkloadRule } from './rule-type';

/** What must hold for signals that hooks send. */
export const SIGNAL_RULES: readonly WorkloadRule[] = [
  {
    id: 'spot-safe/nobody-kills-the-pause',
    title: 'A hook sends no signal to process 1 where containers share processes: that is not the program',
    severity: 'error',
    evidence: PAGES.processes,
    check: ({ options: { pod } }, report) => {
      if (pod.shareProcessNamespace !== true) return;
      for (const [index, { lifecycle }] of pod.containers.entries()) {
        if (!/\bkill\b.*\s1\b/.test(commandOf(lifecycle?.preStop))) continue;
        report({
          path: ['pod', 'containers', index, 'lifecycle', 'preStop'],
          message: 'process 1 is that of the pod itself (pause), and the program goes on until it is killed',
          fix: 'remove the hook: Kubernetes waits drain.preStopSeconds, and tells the program by itself',
        });
      }
    },
  },
];
