import type { Composition } from '../core/compose';
import { BlueprintError, type Finding } from '../core/finding';
import { findingOf } from '../core/rule';
import { isTree } from '../core/values';
import { INPUT_RULES } from '../input/rules';
import type { Late } from './late';

/** What a blueprint made, or why it made nothing. */
export interface CalledBlueprint {
  readonly composition?: Composition<Late>;
  readonly findings: readonly Finding[];
}

/** Calls a blueprint of any shape with facts. What it refuses are findings; whatever else it throws is thrown. */
export function callBlueprint<Facts>(blueprint: (facts: Facts) => Composition<Late>, facts: Facts): CalledBlueprint {
  const refusal = (message: string, fix: string): CalledBlueprint => ({
    findings: [findingOf(INPUT_RULES['wrong-type'], { path: ['blueprint'], message, fix })],
  });
  if (typeof blueprint !== 'function') return refusal('there is no blueprint', 'pass a function of facts');
  try {
    const composition: unknown = blueprint(facts);
    return isTree(composition) && isTree(composition['cluster']) && Array.isArray(composition['plans'])
      ? { composition: composition as unknown as Composition<Late>, findings: [] }
      : refusal('the blueprint returns no composition', 'return what compose() does');
  } catch (error) {
    if (!BlueprintError.is(error)) throw error;
    return { findings: error.findings };
  }
}
