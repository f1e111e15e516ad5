import { type LabelExpression, type LabelSelector, selectorProblems } from '../../core/label-selector';
import type { Path } from '../../core/path';
import type { Problem } from '../../core/rule';

/** Services by where they are, what they are called, and their labels: all of it must hold. Empty: every Service. */
export interface ServiceSelector extends LabelSelector {
  /**
   * Namespaces, any of them.
   * @maxItems 100
   * @defaultValue all
   */
  readonly namespaces?: readonly string[];
  /**
   * Names, any of them.
   * @maxItems 100
   * @defaultValue all
   */
  readonly names?: readonly string[];
}

/** Labels that Cilium reads as if Services had them. */
const OWN_LABELS = {
  namespaces: 'io.kubernetes.service.namespace',
  names: 'io.kubernetes.service.name',
} as const;

/** The same in labels, as Cilium looks Services up. */
export function serviceLabels(selector: ServiceSelector): LabelSelector {
  const own = (['namespaces', 'names'] as const).flatMap((key): readonly LabelExpression[] => {
    const values = selector[key];
    return values === undefined || values.length === 0 ? [] : [{ key: OWN_LABELS[key], operator: 'In', values }];
  });
  const { matchExpressions = [], matchLabels } = selector;
  return { ...(matchLabels && { matchLabels }), matchExpressions: [...own, ...matchExpressions] };
}

/** What Cilium or the API server has against it. */
export function serviceSelectorProblems(selector: ServiceSelector, path: Path): readonly Problem[] {
  const empty = (['namespaces', 'names'] as const).filter((key) => selector[key]?.length === 0);
  return [
    ...empty.map((key) => ({
      path: [...path, key],
      message: 'an empty list would stand for every Service',
      fix: 'name at least one, or remove it',
    })),
    ...selectorProblems(selector, path),
  ];
}
