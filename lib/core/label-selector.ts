import { isLabelKey, isLabelValue } from './names';
import type { Path } from './path';
import type { Problem } from './rule';
import type { Values } from './values';

/** Labels that something has, all of them. Empty: everything. */
export interface LabelSelector {
  /**
   * Labels by their key.
   * @defaultValue none
   */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /**
   * What else must hold.
   * @maxItems 50
   * @defaultValue none
   */
  readonly matchExpressions?: readonly LabelExpression[];
}

/** What must hold for a label. */
export interface LabelExpression {
  /** The key: an optional DNS prefix and a name. */
  readonly key: string;
  /** Whether its value is one of some, or none of them, or whether it is there at all. */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /**
   * Values, for `In` and `NotIn`.
   * @maxItems 100
   * @defaultValue none
   */
  readonly values?: readonly string[];
}

/** As objects of Kubernetes write it. */
export function selectorValues({ matchExpressions = [], matchLabels = {} }: LabelSelector): Values<never> {
  return {
    ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
    ...(matchExpressions.length > 0 && {
      matchExpressions: matchExpressions.map(({ key, operator, values }) => ({
        key,
        operator,
        ...(values !== undefined && { values }),
      })),
    }),
  };
}

/** Whether it says nothing, and so takes everything. */
export function takesAll({ matchExpressions = [], matchLabels = {} }: LabelSelector): boolean {
  return matchExpressions.length === 0 && Object.keys(matchLabels).length === 0;
}

/**
 * What the API server, or whoever reads it, has against a selector.
 *
 * @param isKey - what a key may be, where it is more than the key of a label.
 */
export function selectorProblems(selector: LabelSelector, path: Path, isKey = isLabelKey): readonly Problem[] {
  const { matchExpressions = [], matchLabels = {} } = selector;
  return [
    ...Object.entries(matchLabels).flatMap(([key, value]) =>
      isKey(key) && isLabelValue(value)
        ? []
        : [noLabel([...path, 'matchLabels', key], `${key}=${value}`, 'write a label that they have')],
    ),
    ...matchExpressions.flatMap((expression, index) =>
      expressionProblems(expression, [...path, 'matchExpressions', index], isKey),
    ),
  ];
}

function expressionProblems(
  { key, operator, values = [] }: LabelExpression,
  path: Path,
  isKey: (key: string) => boolean,
): readonly Problem[] {
  const takesValues = operator === 'In' || operator === 'NotIn';
  return [
    ...(isKey(key) ? [] : [noLabel([...path, 'key'], key, 'write the key of a label')]),
    ...values.flatMap((value, index) =>
      isLabelValue(value)
        ? []
        : [noLabel([...path, 'values', index], value, 'write at most 63 letters, digits, -, _ and .')],
    ),
    ...(takesValues === values.length > 0
      ? []
      : [
          {
            path: [...path, 'values'],
            message: takesValues ? `${operator} compares with no value` : `${operator} compares with nothing`,
            fix: takesValues ? 'give at least one value' : 'remove the values',
          },
        ]),
  ];
}

function noLabel(path: Path, text: string, fix: string): Problem {
  return { path, message: `'${text.slice(0, 140)}' cannot be on a label`, fix };
}
