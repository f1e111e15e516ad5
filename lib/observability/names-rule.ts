import { isDnsLabel, suggestDnsLabel } from '../core/names';
import type { Path } from '../core/path';
import type { Rule } from '../core/rule';

/**
 * The rule that names of Kubernetes objects are DNS labels.
 *
 * @param module - the first part of the rule's id.
 * @param names - the names of some settings, with the options that they come from.
 */
export function namesRule<T>(module: string, names: (settings: T) => readonly (readonly [Path, string])[]): Rule<T> {
  return {
    id: `${module}/names-are-dns-labels`,
    title: 'Namespaces, Secrets and other objects have DNS labels for names',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
    check: (settings, report) => {
      for (const [path, name] of names(settings)) {
        if (isDnsLabel(name)) continue;
        report({
          path,
          message: `'${name.slice(0, 70)}' is not a DNS label`,
          fix: `write '${suggestDnsLabel(name)}'`,
        });
      }
    },
  };
}
