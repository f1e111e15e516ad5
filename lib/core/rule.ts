import { BlueprintError, type Finding, type Severity } from './finding';
import { formatPath, type Path } from './path';
import { inRange } from './version';

/** What a rule says of one place. The rule itself adds its id, severity and evidence. */
export interface Problem {
  /** Where, in the caller's terms. */
  readonly path: Path;
  /** What was given and why it cannot work. */
  readonly message: string;
  /** What to do instead, in the imperative, with the value to write. */
  readonly fix: string;
}

/** What a rule's check is given to speak with. */
export interface Report {
  /** Says that something is wrong. */
  (problem: Problem): void;
  /**
   * Looks at strings that may be known only later: at once if all are known, otherwise when they arrive.
   * `check` must report through the `report` it is given.
   */
  whenKnown(values: readonly unknown[], check: (known: readonly string[], report: Report) => void): void;
}

/** One thing that is known to go wrong, for catalogues. */
export interface RuleSummary {
  /** `<module>/<what>` in words: stable, greppable, unique. */
  readonly id: string;
  /** One line: what must hold. */
  readonly title: string;
  /** Whether it refuses the plan. */
  readonly severity: Severity;
  /** The versions of the module's upstream that it holds for, as a semver range. Absent: all. */
  readonly versions?: string;
  /** A URL, or a file of the upstream project. */
  readonly evidence: string;
}

/**
 * A rule with its check.
 *
 * @typeParam T - what is looked at.
 */
export interface Rule<T> extends RuleSummary {
  /** Looks, and reports what is wrong. */
  readonly check: (subject: T, report: Report) => void;
}

/** A check that waits for strings known only later. The back end runs it when they arrive, before using them. */
export interface DeferredCheck<S = unknown> {
  /** What it waits for. */
  readonly values: readonly S[];
  /** Looks at the strings, in the order of `values`. */
  readonly check: (known: readonly string[]) => readonly Finding[];
}

/** What a rule found. */
export function findingOf({ id, severity, evidence }: RuleSummary, { path, message, fix }: Problem): Finding {
  return { rule: id, severity, path: formatPath(path), message, fix, evidence };
}

/** Throws what a rule found. */
export type Refuse<Id> = (rule: Id, path: Path, message: string, fix: string) => never;

/** What a module throws with that stops at the first problem, by the ids of its rules. */
export function refuser<Id extends string>(rules: readonly (RuleSummary & { readonly id: Id })[]): Refuse<Id> {
  return (id, path, message, fix) => {
    const rule = rules.find((one) => one.id === id);
    if (rule === undefined) throw new TypeError(`there is no rule ${id}`);
    throw new BlueprintError(formatPath(path.slice(0, 1)), [findingOf(rule, { path, message, fix })]);
  };
}

/** What a rule table had to say. */
export interface Evaluation<S> {
  readonly findings: readonly Finding[];
  readonly deferred: readonly DeferredCheck<S>[];
}

/**
 * Runs every rule of a table that holds for `version`.
 *
 * @typeParam S - what a string of the subject may be; the caller knows, the rules need not.
 */
export function evaluate<T, S>(rules: readonly Rule<T>[], subject: T, version?: string): Evaluation<S> {
  const findings: Finding[] = [];
  const deferred: DeferredCheck<S>[] = [];
  for (const rule of rules) {
    if (rule.versions !== undefined && version !== undefined && !inRange(version, rule.versions)) continue;
    rule.check(subject, reporter(rule, findings, deferred));
  }
  return { findings, deferred };
}

function reporter(rule: RuleSummary, findings: Finding[], deferred: DeferredCheck[]): Report {
  const report = (problem: Problem): void => {
    findings.push(findingOf(rule, problem));
  };
  return Object.assign(report, {
    whenKnown: (values: readonly unknown[], check: (known: readonly string[], report: Report) => void): void => {
      const known = values.filter((value): value is string => typeof value === 'string');
      if (known.length === values.length) check(known, reporter(rule, findings, deferred));
      else
        deferred.push({
          values,
          check: (arrived) => {
            const late: Finding[] = [];
            check(arrived, reporter(rule, late, []));
            return late;
          },
        });
    },
  });
}
