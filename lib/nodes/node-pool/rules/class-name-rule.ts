import { isDnsSubdomain, suggestDnsLabel } from '../../../core/names';
import type { Rule, RuleSummary } from '../../../core/rule';

/** Names of node classes: those that were given, and those that are taken. */
export interface ClassNames {
  readonly given: readonly string[];
  readonly taken: readonly string[];
}

/**
 * The rule that node classes have names of their own, for a module that has some.
 *
 * @param summary - what a catalogue says of it.
 * @param namesOf - the names in what is looked at.
 */
export function classNameRule<T>(
  summary: Omit<RuleSummary, 'severity'>,
  namesOf: (settings: T) => ClassNames,
): Rule<T> {
  return {
    ...summary,
    severity: 'error',
    check: (settings, report) => {
      const { given, taken } = namesOf(settings);
      for (const [index, name] of given.entries()) {
        const isTaken = taken.includes(name) || given.indexOf(name) < index;
        if (isDnsSubdomain(name) && !isTaken) continue;
        report({
          path: ['nodeClasses', index, 'name'],
          message: isTaken ? `there is another node class '${name}'` : `'${name.slice(0, 80)}' is no DNS subdomain`,
          fix: isTaken ? 'give it a name of its own' : `write '${suggestDnsLabel(name)}'`,
        });
      }
    },
  };
}
