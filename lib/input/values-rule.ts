import { formatPath } from '../core/path';
import type { Rule } from '../core/rule';
import { contradictions, type Values } from '../core/values';

/** Settings of a planner whose caller may add chart values of their own. */
export interface TakesValues {
  readonly options: { readonly values?: object };
}

/** The rule that a planner's `values` option must not silently win over its other options. */
export function valuesRule<T extends TakesValues>(module: string, rendered: (settings: T) => Values<unknown>): Rule<T> {
  return {
    id: `${module}/values-keep-to-options`,
    title: 'The values option does not set what another option renders',
    severity: 'error',
    evidence: 'CONTRIBUTING.md',
    check: (settings, report) => {
      for (const path of contradictions(rendered(settings), settings.options.values)) {
        report({
          path: ['values', ...path],
          message: `${formatPath(path)} is rendered from an option, and values say something else`,
          fix: 'remove it from values and set the option',
        });
      }
    },
  };
}
