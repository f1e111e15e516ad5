import { BlueprintError, type Finding } from '../../lib/core/finding';

/** A finding as `rule@path`: what a grid compares, never prose. */
export function brief({ rule, path }: Finding): string {
  return `${rule}@${path}`;
}

/** What a call throws as findings; fails the test if it throws anything else. */
export function findingsOf(call: () => unknown): readonly Finding[] {
  try {
    call();
    return [];
  } catch (error) {
    if (BlueprintError.is(error)) return error.findings;
    throw error;
  }
}
