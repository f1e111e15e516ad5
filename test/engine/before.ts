import type { ResourceState, StackState } from './state';

/** Everything that is made before a resource: what it waits for, what that waits for, and what its parents do. */
export function before(
  { resources }: StackState,
  one: ResourceState | undefined,
  found = new Set<string>(),
): Set<string> {
  for (const urn of [...(one?.dependencies ?? []), ...(one?.parent === undefined ? [] : [one.parent])]) {
    if (found.has(urn)) continue;
    found.add(urn);
    before(
      { resources },
      resources.find((other) => other.urn === urn),
      found,
    );
  }
  return found;
}
