import type { RuleSummary } from '../core/rule';

const SCHEMA = 'cluster-blueprints/schema.json';

/** What can be wrong with the shape of an input. These can't be waived: there is nothing to plan from. */
export const INPUT_RULES = {
  'unknown-key': {
    id: 'input/unknown-key',
    title: 'Only keys that exist may be set: a misspelt one would be ignored in silence',
    severity: 'error',
    evidence: SCHEMA,
  },
  'missing-key': {
    id: 'input/missing-key',
    title: 'Keys without a default must be set',
    severity: 'error',
    evidence: SCHEMA,
  },
  'wrong-type': {
    id: 'input/wrong-type',
    title: 'Every value has the type that its key says',
    severity: 'error',
    evidence: SCHEMA,
  },
  'not-allowed': {
    id: 'input/not-allowed',
    title: 'A value is one of those listed for its key',
    severity: 'error',
    evidence: SCHEMA,
  },
  'out-of-range': {
    id: 'input/out-of-range',
    title: 'Numbers and lists keep to the limits that their key states',
    severity: 'error',
    evidence: SCHEMA,
  },
  'late-value': {
    id: 'input/late-value',
    title: 'Only strings may be known later: everything else decides the shape of the plan',
    severity: 'error',
    evidence: SCHEMA,
  },
  'unusable-value': {
    id: 'input/unusable-value',
    title: 'Values are plain data: no functions, no cycles, no keys that reach a prototype',
    severity: 'error',
    evidence: 'https://cwe.mitre.org/data/definitions/1321.html',
  },
} as const satisfies Record<string, RuleSummary>;

/** The name of one of {@link INPUT_RULES}. */
export type InputRule = keyof typeof INPUT_RULES;
