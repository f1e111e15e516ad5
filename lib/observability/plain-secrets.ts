import type { Path } from '../core/path';
import type { Rule } from '../core/rule';
import { eachLeaf, isLate } from '../core/values';

/** Settings of a planner whose caller may add chart values of their own. */
interface TakesValues {
  readonly options: { readonly values?: object };
}

/** What keys of secrets end with, in the way of any chart. */
const SECRET_KEY = /(authorization|password|passwd|client_?secret|secret_key|signing_?key|api_?key|token)$/i;

/**
 * The rule that values hold no secret: only where one is.
 *
 * @param module - the first part of the rule's id.
 * @param evidence - where the chart takes them by reference.
 * @param instead - what to do, in the imperative.
 * @param isReference - whether a value only says where the secret is.
 */
export function plainSecretsRule<T extends TakesValues>(
  module: string,
  evidence: string,
  instead: string,
  isReference: (value: string) => boolean = () => false,
): Rule<T> {
  return {
    id: `${module}/secrets-are-references`,
    title: 'Values hold no password, key or token: they end up in files, in releases and in whatever renders them',
    severity: 'error',
    evidence,
    check: ({ options: { values = {} } }, report) => {
      eachLeaf(values, (leaf, path) => {
        const key = path.at(-1) ?? '';
        const isText = isLate(leaf) || (typeof leaf === 'string' && leaf !== '' && !isReference(leaf));
        if (!SECRET_KEY.test(key) || !isText) return;
        const at: Path = ['values', ...path];
        report({
          path: at,
          message: 'a secret stands in values, and in everything that is made of them',
          fix: instead,
        });
      });
    },
  };
}
