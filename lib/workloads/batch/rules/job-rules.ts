import type { Rule } from '../../../core/rule';
import { isAtLeast, isVersion } from '../../../core/version';
import { scheduleProblem } from '../cron';
import type { SpotJobSettings } from '../job-settings';

const JOBS = 'https://kubernetes.io/docs/concepts/workloads/controllers/job';
const CRON_JOBS = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs';
const VALIDATION = 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/batch/validation/validation.go';

/** The longest name of a CronJob: that of each Job has eleven characters more. */
const LONGEST_CRON_JOB = 52;

/** Exit codes of programs that were ended from outside. */
const ENDED_BY_SIGNAL: readonly number[] = [137, 143];

/** What must hold for jobs. */
export const JOB_RULES: readonly Rule<SpotJobSettings>[] = [
  {
    id: 'batch/failures-are-told-apart',
    title: 'Kubernetes tells pods that are lost with their node from those that fail, as a whole or by number',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
    check: ({ cluster: { kubernetes }, options: { failures } }, report) => {
      if (!isVersion(kubernetes)) return;
      if (!isAtLeast(kubernetes, '1.26'))
        report({
          path: ['cluster', 'kubernetes'],
          message: `${kubernetes} counts an interruption as a failure: it has no policy for failed pods`,
          fix: "use '1.26' or later",
        });
      else if (failures?.backoffLimitPerIndex !== undefined && !isAtLeast(kubernetes, '1.29'))
        report({
          path: ['failures', 'backoffLimitPerIndex'],
          message: `${kubernetes} does not count failures by number`,
          fix: "use Kubernetes '1.29' or later, or backoffLimit",
        });
    },
  },
  {
    id: 'batch/name-leaves-room',
    title: 'The name leaves room for what Kubernetes puts behind it',
    severity: 'error',
    evidence: VALIDATION,
    check: ({ completions, indexed, options: { name }, schedule }, report) => {
      const forSchedule = schedule === undefined ? 63 : LONGEST_CRON_JOB;
      // Pods of an indexed job are called by their number, and a CronJob puts eleven characters between.
      const behind = (indexed ? 1 + String(completions - 1).length : 0) + (schedule === undefined ? 0 : 11);
      const longest = Math.min(forSchedule, 63 - behind);
      if (name.length <= longest) return;
      report({
        path: ['name'],
        message: `it has ${name.length} characters, and its pods are called by it and ${behind} more: 63 are allowed`,
        fix: `use at most ${longest}`,
      });
    },
  },
  {
    id: 'batch/numbers-are-counted-with-numbers',
    title: 'Failures are counted by number only where pods have numbers',
    severity: 'error',
    evidence: VALIDATION,
    check: ({ completions, indexed, options: { failures = {} } }, report) => {
      const { backoffLimitPerIndex, maxFailedIndexes } = failures;
      if (backoffLimitPerIndex !== undefined && !indexed)
        report({
          path: ['failures', 'backoffLimitPerIndex'],
          message: 'pods have no numbers',
          fix: 'set indexed to true, or use backoffLimit',
        });
      if (maxFailedIndexes === undefined) return;
      if (backoffLimitPerIndex === undefined)
        report({
          path: ['failures', 'maxFailedIndexes'],
          message: 'failures are not counted by number',
          fix: 'set backoffLimitPerIndex too',
        });
      else if (maxFailedIndexes > completions)
        report({
          path: ['failures', 'maxFailedIndexes'],
          message: `there are ${completions} numbers`,
          fix: `set it to ${completions} or less`,
        });
    },
  },
  {
    id: 'batch/parallel-pods-have-work',
    title: 'No more pods run at the same time than there are to be completed',
    severity: 'warning',
    evidence: `${JOBS}/#controlling-parallelism`,
    check: ({ completions, parallelism }, report) => {
      if (parallelism <= completions) return;
      report({
        path: ['parallelism'],
        message: `${completions} ${completions === 1 ? 'pod is' : 'pods are'} to be completed: never more than that run at the same time`,
        fix: `set completions to ${parallelism}, or this to ${completions}`,
      });
    },
  },
  {
    id: 'batch/exit-codes-are-the-programs-own',
    title: 'A program that was ended from outside has not failed for good',
    severity: 'warning',
    evidence: `${JOBS}/#pod-failure-policy`,
    check: ({ options: { failures } }, report) => {
      for (const [index, code] of (failures?.permanentExitCodes ?? []).entries()) {
        if (!ENDED_BY_SIGNAL.includes(code)) continue;
        report({
          path: ['failures', 'permanentExitCodes', index],
          message: `a program ends with ${code} when it is ${code === 137 ? 'killed, also for want of memory' : 'told to end'}: another attempt may do`,
          fix: 'leave it out, and have the program end with a code of its own where another attempt is of no use',
        });
      }
    },
  },
  {
    id: 'batch/schedule-is-valid',
    title: 'A schedule is one that cron knows, and a time zone one that there is',
    severity: 'error',
    evidence: `${CRON_JOBS}/#writing-a-cronjob-spec`,
    check: ({ schedule }, report) => {
      if (schedule === undefined) return;
      const problem = scheduleProblem(schedule.cron);
      if (problem !== undefined)
        report({
          path: ['schedule', 'cron'],
          message: problem,
          fix: "write five parts as in '30 3 * * 1-5', or '@daily', and a time zone in timeZone",
        });
      if (schedule.timeZone !== undefined && !isTimeZone(schedule.timeZone))
        report({
          path: ['schedule', 'timeZone'],
          message: `'${schedule.timeZone}' is no time zone that CronJobs know`,
          fix: "write one such as 'Etc/UTC' or 'Europe/Berlin'",
        });
    },
  },
];

/** Whether the time zone database has it. That of the machine, which Go calls `Local`, is refused by Kubernetes. */
function isTimeZone(name: string): boolean {
  if (name === '' || name.toLowerCase() === 'local' || /^[+-]/.test(name)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    // Upper and lower case count for Kubernetes, and not here.
    return known === name || known.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
