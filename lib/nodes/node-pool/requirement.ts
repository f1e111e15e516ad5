import type { NodeRequirement } from './options';

/** A requirement of one of several values, or of as many different ones as must remain; none if neither is asked for. */
export function anyOf(
  key: string,
  values: readonly string[] | undefined,
  minValues?: number,
): readonly NodeRequirement[] {
  if (values === undefined && minValues === undefined) return [];
  return [
    {
      key,
      ...(values === undefined ? { operator: 'Exists' } : { operator: 'In', values }),
      ...(minValues !== undefined && { minValues }),
    },
  ];
}

/** A requirement of a number that is not less than another; none if none is asked for. */
export function atLeast(key: string, least: number | undefined): readonly NodeRequirement[] {
  // `Gt` is understood by every version; `Gte` is not.
  return least === undefined ? [] : [{ key, operator: 'Gt', values: [String(least - 1)] }];
}
