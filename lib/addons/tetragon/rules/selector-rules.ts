import { placedHooks, selectorsOf } from '../policies/places';
import { DOCS, SOURCE, type TetragonRule } from './rule-type';

/** Which processes a selector means. */
export const SELECTOR_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/binaries-are-paths',
    title: 'Programs are compared by their whole path, its beginning or its end',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/selectors/#binaries-filter`,
    check: ({ policies }, report) => {
      for (const { selector, path } of selectorsOf(placedHooks(policies))) {
        for (const [at, { operator, values }] of (selector.matchBinaries ?? []).entries()) {
          const isEnd = operator === 'Postfix' || operator === 'NotPostfix';
          for (const [index, value] of values.entries()) {
            if (value !== '' && value.length < (isEnd ? 127 : 256) && (isEnd || value.startsWith('/'))) continue;
            report({
              path: [...path, 'matchBinaries', at, 'values', index],
              message: `no program's path compares with '${value.slice(0, 60)}'`,
              fix: isEnd ? 'write the end of a path, at most 126 characters' : 'write an absolute path, or use Postfix',
            });
          }
        }
      }
    },
  },
  {
    id: 'tetragon/children-follow-whole-paths',
    title: 'Programs whose children are meant too are told by their whole path',
    severity: 'error',
    evidence: `${SOURCE}/pkg/selectors/kernel.go`,
    check: ({ policies }, report) => {
      for (const { selector, path } of selectorsOf(placedHooks(policies))) {
        for (const [at, { followChildren, operator }] of (selector.matchBinaries ?? []).entries()) {
          if (followChildren !== true || operator === 'In' || operator === 'NotIn') continue;
          report({
            path: [...path, 'matchBinaries', at, 'followChildren'],
            message: `the agent does not follow children with ${operator}, and refuses the policy`,
            fix: 'use In or NotIn, or remove it',
          });
        }
      }
    },
  },
];
