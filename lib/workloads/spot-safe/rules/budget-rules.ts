import type { Path } from '../../../core/path';
import { counted } from '../../placement/words';
import { allowedDisruptions } from '../shares';
import { PAGES } from './evidence';
import type { BudgetRule, BudgetRuleSubject } from './rule-type';

/** What must hold for what may be taken away in good order. */
export const BUDGET_RULES: readonly BudgetRule[] = [
  {
    id: 'spot-safe/budget-is-one-number',
    title: 'A budget says how many may be away, or how many are left, and not both',
    severity: 'error',
    evidence: PAGES.budgets,
    check: ({ options: { disruptionBudget } }, report) => {
      if (disruptionBudget === undefined) return;
      const { maxUnavailable, minAvailable } = disruptionBudget;
      if ((maxUnavailable === undefined) !== (minAvailable === undefined)) return;
      report({
        path: ['disruptionBudget'],
        message:
          maxUnavailable === undefined
            ? 'it says neither how many may be away nor how many are left'
            : 'Kubernetes refuses a budget with both',
        fix: 'set maxUnavailable alone, or leave disruptionBudget out',
      });
    },
  },
  {
    id: 'spot-safe/budget-lets-nodes-drain',
    title:
      'A budget lets at least one pod go, after rounding: otherwise no node drains, and pods are killed with theirs',
    severity: 'error',
    evidence: PAGES.evictions,
    check: (subject, report) => {
      const allowed = allowedBy(subject);
      if (allowed === undefined || allowed > 0) return;
      const { replicas } = subject.placement;
      report({
        path: placeOf(subject),
        message: `of ${counted(replicas, 'pod')} it lets none go${isShare(subject) ? ': Kubernetes rounds shares up' : ''}, and a node that is taken back cannot be drained`,
        fix: `set maxUnavailable to ${subject.placement.disruptions}, or leave disruptionBudget out`,
      });
    },
  },
  {
    id: 'spot-safe/budget-keeps-what-is-needed',
    title: 'A budget does not let go what is needed',
    severity: 'error',
    evidence: PAGES.disruptions,
    check: (subject, report) => {
      const allowed = allowedBy(subject);
      const { need, replicas } = subject.placement;
      if (allowed === undefined || replicas - allowed >= need) return;
      report({
        path: placeOf(subject),
        message: `drains may take ${allowed} of ${counted(replicas, 'pod')}, and ${replicas - allowed} are left: ${need} are needed`,
        fix: `set maxUnavailable to ${subject.placement.disruptions}, or leave disruptionBudget out`,
      });
    },
  },
  {
    id: 'spot-safe/budget-drains-a-node-in-time',
    title: 'A budget lets the pods of a node go one wave after another within the notice',
    severity: 'warning',
    evidence: PAGES.evictions,
    check: (subject, report) => {
      const allowed = allowedBy(subject);
      const { life, placement, termination } = subject;
      if (allowed === undefined || allowed < 1 || termination.drainedBy !== 'eviction') return;
      const waves = Math.ceil(placement.node.pods / allowed);
      const seconds = (waves - 1) * life.startupSeconds + life.graceSeconds;
      if (waves === 1 || seconds <= termination.noticeSeconds) return;
      report({
        path: placeOf(subject),
        message: `the ${placement.node.pods} pods of a node go in ${waves} waves, each once the one before is replaced: ${seconds} seconds, and there are ${termination.noticeSeconds}`,
        fix: `set maxUnavailable to ${placement.node.pods} or more, or leave disruptionBudget out`,
      });
    },
  },
];

/** How many pods a given budget lets go. Absent: none is given, or it cannot be read. */
function allowedBy({ options: { disruptionBudget }, placement: { replicas } }: BudgetRuleSubject): number | undefined {
  if (disruptionBudget === undefined) return undefined;
  const { maxUnavailable, minAvailable } = disruptionBudget;
  if ((maxUnavailable === undefined) === (minAvailable === undefined)) return undefined;
  return allowedDisruptions(disruptionBudget, replicas);
}

function placeOf({ options: { disruptionBudget } }: BudgetRuleSubject): Path {
  return ['disruptionBudget', disruptionBudget?.maxUnavailable === undefined ? 'minAvailable' : 'maxUnavailable'];
}

function isShare({ options: { disruptionBudget } }: BudgetRuleSubject): boolean {
  return typeof (disruptionBudget?.maxUnavailable ?? disruptionBudget?.minAvailable) === 'string';
}
