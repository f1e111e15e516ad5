import type { Path } from '../../../core/path';
import type { ComputeClassPriority } from '../priority-options';
import type { ComputeClassesSettings, ComputeClassSettings } from '../settings';

/** A rule of a class, and where the caller wrote it. */
export interface PlacedRule {
  readonly of: ComputeClassSettings;
  readonly rule: ComputeClassPriority<unknown>;
  readonly path: Path;
}

/** All rules that the caller wrote. */
export function rulesOf({ classes }: ComputeClassesSettings): readonly PlacedRule[] {
  return classes.flatMap((of, index) =>
    of.options.priorities.map((rule, n) => ({ of, rule, path: ['classes', index, 'priorities', n] })),
  );
}
