import { type Composition, UNUSED_WAIVER } from '../core/compose';
import type { WaivedFinding } from '../core/finding';
import { formatPath } from '../core/path';

/**
 * A composition whose cluster has waivers for more than its plans: what was found elsewhere and accepted by them is accepted
 * here, and no such waiver counts as one that covers nothing.
 */
export function alsoWaived<S>(composition: Composition<S>, more: readonly WaivedFinding[]): Composition<S> {
  const covered = new Set(
    composition.cluster.waivers.flatMap(({ rule }, index) =>
      more.some((finding) => finding.rule === rule) ? [formatPath(['waivers', index, 'rule'])] : [],
    ),
  );
  return {
    ...composition,
    findings: composition.findings.filter(({ rule, path }) => rule !== UNUSED_WAIVER.id || !covered.has(path)),
    waived: [...composition.waived, ...more],
  };
}
