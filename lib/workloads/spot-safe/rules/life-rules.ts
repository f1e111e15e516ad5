import { isAtLeast } from '../../../core/version';
import { announcedLoss } from '../../../nodes/termination/loss-times';
import { commandOf, sleepOf } from '../hook';
import { lossTiming } from '../life';
import { PAGES } from './evidence';
import type { PodRule } from './rule-type';

/** Beyond this, a pod on a lost node is missed for longer than most losses need. */
const LONG_SECONDS = 60;

/** What must hold for how pods begin and end. */
export const LIFE_RULES: readonly PodRule[] = [
  {
    id: 'spot-safe/pods-end-in-time',
    title: 'What a pod waits and what it gets for requests under way fit into what its node grants: the rest is cut',
    severity: 'error',
    evidence: PAGES.nodeShutdown,
    check: ({ life, options: { drain = {} }, termination: { podSeconds, title } }, report) => {
      const { drainSeconds, graceSeconds, preStopSeconds } = life;
      if (podSeconds === undefined || graceSeconds <= podSeconds) return;
      const word = drain.drainSeconds === undefined ? 'preStopSeconds' : 'drainSeconds';
      const rest = podSeconds - (word === 'drainSeconds' ? preStopSeconds : drainSeconds);
      report({
        path: ['drain', word],
        message: `${preStopSeconds} and ${drainSeconds} seconds are ${graceSeconds}, and ${title} leaves pods ${podSeconds}: then they are killed`,
        fix:
          rest > 0
            ? `set it to ${rest} or less`
            : `set preStopSeconds and drainSeconds to no more than ${podSeconds} together`,
      });
    },
  },
  {
    id: 'spot-safe/deletion-leaves-a-second',
    title: 'Pods get the time that they ask for when a node is taken back',
    severity: 'warning',
    evidence: 'https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/controllers/node/health/controller.go',
    check: ({ life: { graceSeconds }, termination: { cutToSeconds, title } }, report) => {
      if (cutToSeconds === undefined) return;
      report({
        path: ['termination', 'handler'],
        message: `${title} deletes pods of a node that is taken back with ${cutToSeconds === 1 ? 'a second' : `${cutToSeconds} seconds`} to end, whatever they ask for (${graceSeconds}) and their budget says: requests under way fail`,
        fix: 'use spot pools of AKS itself, which drain nodes, or waive this if callers try again',
      });
    },
  },
  {
    id: 'spot-safe/endpoint-leaves-before-the-end',
    title: 'Where nodes end pods by themselves, a pod serves until nobody sends it anything any more',
    severity: 'error',
    evidence: 'https://github.com/kubernetes/kubernetes/issues/116965',
    check: ({ life, options: { drain = {} }, termination }, report) => {
      if (termination.drainedBy !== 'shutdown' || termination.podSeconds === undefined) return;
      const { endpointsLeave } = announcedLoss(termination, lossTiming(life));
      const { failsOnTermination } = life.readiness;
      if (endpointsLeave <= (failsOnTermination ? life.graceSeconds : life.preStopSeconds)) return;
      // The wait is what the drain that is given has left of it.
      const left = termination.podSeconds - endpointsLeave;
      const isCut = drain.preStopSeconds === undefined && drain.drainSeconds !== undefined && left > 0;
      report({
        path: failsOnTermination
          ? ['readiness', 'periodSeconds']
          : ['drain', isCut ? 'drainSeconds' : 'preStopSeconds'],
        message: `a node that shuts down does not tell Services: requests come for ${endpointsLeave} seconds, and the pod is told to end after ${life.preStopSeconds}${failsOnTermination ? ` and killed after ${life.graceSeconds}` : ''}`,
        fix: failsOnTermination
          ? 'ask more often, or set drain.preStopSeconds to less'
          : `set it to ${isCut ? `${left} or less` : `${endpointsLeave} or more`}, drain.lossEvictionSeconds to less, or readiness.failsOnTermination to true if the program does that`,
      });
    },
  },
  {
    id: 'spot-safe/loss-is-short',
    title: 'Pods of a node that does not answer are given up within a minute: Kubernetes itself waits for five',
    severity: 'warning',
    evidence: `${PAGES.taints}#taint-based-evictions`,
    check: ({ life: { lossEvictionSeconds } }, report) => {
      if (lossEvictionSeconds <= LONG_SECONDS) return;
      report({
        path: ['drain', 'lossEvictionSeconds'],
        message: `pods of a lost node are replaced ${50 + lossEvictionSeconds} seconds after the loss`,
        fix: 'set it to 10, or up to 60 where nodes are often not ready for a moment',
      });
    },
  },
  {
    id: 'spot-safe/readiness-has-time',
    title: 'A pod is given time to answer before one failure takes it out: after a loss all are busy',
    severity: 'warning',
    evidence: `${PAGES.probes}#readiness-probe`,
    check: ({ life: { readiness } }, report) => {
      if (readiness.failureThreshold > 1 || readiness.timeoutSeconds > 1) return;
      report({
        path: ['readiness', 'timeoutSeconds'],
        message: 'an answer that takes more than a second takes the pod out, and the next one gets its load',
        fix: 'set it to 2 or more',
      });
    },
  },
  {
    id: 'spot-safe/readiness-is-said-once',
    title: 'When the first container is ready is said by readiness alone',
    severity: 'error',
    evidence: 'CONTRIBUTING.md',
    check: ({ options }, report) => {
      if (options.pod.containers[0]?.readinessProbe === undefined) return;
      report({
        path: ['pod', 'containers', 0, 'readinessProbe'],
        message: 'readiness says the same',
        fix: 'remove it, and say it by readiness',
      });
    },
  },
  {
    id: 'spot-safe/hook-is-within-the-wait',
    title: 'A hook of its own that waits is no longer than the wait that is reckoned with',
    severity: 'error',
    evidence: PAGES.hooks,
    check: ({ life: { preStopSeconds }, options: { pod } }, report) => {
      for (const [index, { lifecycle }] of pod.containers.entries()) {
        const seconds = sleepOf(lifecycle?.preStop);
        if (seconds === undefined || seconds <= preStopSeconds) continue;
        report({
          path: ['pod', 'containers', index, 'lifecycle', 'preStop'],
          message: `it waits ${seconds} seconds, and ${preStopSeconds} are reckoned with: the rest is lost to requests under way`,
          fix: `remove it, and set drain.preStopSeconds to ${seconds}`,
        });
      }
    },
  },
  {
    id: 'spot-safe/kubernetes-waits',
    title:
      'Kubernetes waits before a container ends, and no program of the image: an image without a shell ends at once',
    severity: 'warning',
    evidence: PAGES.hooks,
    check: ({ life: { preStopSeconds, sleepsBy }, cluster: { kubernetes }, options: { pod } }, report) => {
      if (sleepsBy === 'shell') {
        if (preStopSeconds === 0 || pod.containers.every(({ lifecycle }) => lifecycle?.preStop !== undefined)) return;
        report({
          path: ['drain', 'preStopSeconds'],
          message: `Kubernetes ${kubernetes} cannot wait by itself before 1.30: /bin/sh of each image does, if there is one`,
          fix: 'use Kubernetes 1.30 or newer, or images with /bin/sh',
        });
        return;
      }
      for (const [index, { lifecycle }] of pod.containers.entries()) {
        if (lifecycle?.preStop?.exec === undefined || !/\bsleep\b/.test(commandOf(lifecycle.preStop))) continue;
        report({
          path: ['pod', 'containers', index, 'lifecycle', 'preStop'],
          message: 'a shell of the image waits: without one the hook fails, and the program is told to end at once',
          fix: 'remove it: Kubernetes waits drain.preStopSeconds',
        });
      }
    },
  },
  {
    id: 'spot-safe/kubernetes-spreads',
    title: 'Kubernetes knows the words that spreading needs: before 1.27 it drops some of them without a word',
    severity: 'error',
    evidence: PAGES.spread,
    check: ({ cluster: { kubernetes } }, report) => {
      if (isAtLeast(kubernetes, '1.27')) return;
      report({
        path: ['cluster', 'kubernetes'],
        message: `Kubernetes ${kubernetes} does not read minDomains, nodeTaintsPolicy or unhealthyPodEvictionPolicy by itself`,
        fix: 'use 1.27 or newer',
      });
    },
  },
];
